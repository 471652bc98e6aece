import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { productSchema } from '#shared/wire/product'
import { sent } from './sent.ts'

describe('Shopify’s products', () => {
  const shirt = {
    Handle: 'blue-shirt',
    Title: 'Blue shirt',
    'Body (HTML)': '<p>Made by <b>hand</b> &amp; heart.</p>',
    Vendor: 'Loom',
    'Product Category': 'Apparel > Shirts',
    Type: 'Summer',
    Tags: 'blue, linen',
    Published: 'TRUE',
    'Option1 Value': 'S',
    'Variant SKU': "'0815",
    'Variant Price': '19.90',
    'Variant Compare At Price': '25.00',
    'Variant Inventory Tracker': 'shopify',
    'Variant Inventory Qty': '3',
    'Variant Inventory Policy': 'deny',
    'Image Src': '',
    Status: 'Active',
  }
  const large = {
    Handle: 'blue-shirt',
    'Option1 Value': 'L',
    'Variant SKU': '',
    'Variant Price': '21.90',
    'Variant Inventory Tracker': 'shopify',
    'Variant Inventory Qty': '-1',
    'Variant Inventory Policy': 'deny',
  }
  const picture = { Handle: 'blue-shirt', 'Image Src': 'https://cdn.example/shirt.jpg' }

  it('are one product of all rows of a handle', async () => {
    expect(await sent('shopify', 'products', [shirt, large, picture])).toEqual([
      {
        id: 'blue-shirt',
        url: '/products/blue-shirt',
        title: 'Blue shirt',
        brand: 'Loom',
        description: 'Made by hand & heart.',
        categories: ['Apparel', 'Shirts', 'Summer'],
        tags: ['blue', 'linen'],
        image_url: 'https://cdn.example/shirt.jpg',
        aliases: ['0815', 'Blue shirt - L'],
        price_minor: 1990,
        list_price_minor: 2500,
        stock: 3,
      },
    ])
  })

  it('have no stock where a variant is not counted or sold beyond what is there', async () => {
    for (const variant of [
      { ...large, 'Variant Inventory Tracker': '' },
      { ...large, 'Variant Inventory Policy': 'continue' },
    ]) {
      const [product] = await sent('shopify', 'products', [shirt, variant])
      expect(product).not.toHaveProperty('stock')
    }
  })

  it('are read under the newer names of the columns, drafts left out', async () => {
    const mug = {
      'URL handle': 'mug',
      Title: 'Mug',
      Price: '8.00',
      SKU: 'M-1',
      'Published on online store': 'TRUE',
      'Option1 value': 'Default Title',
    }
    const products = await sent('shopify', 'products', [
      { ...mug, Status: 'Active' },
      { ...mug, 'URL handle': 'draft', Status: 'Draft' },
    ])
    expect(products).toEqual([
      { id: 'mug', url: '/products/mug', title: 'Mug', aliases: ['M-1'], price_minor: 800 },
    ])
  })
})

it('keeps a product with more variants and tags than the API takes', async () => {
  const rows = Array.from({ length: 130 }, (_, n) => ({
    Handle: 'shirt',
    Title: n === 0 ? 'Shirt' : '',
    Tags: n === 0 ? Array.from({ length: 60 }, (_, tag) => `t${tag}`).join(', ') : '',
    'Variant SKU': `S-${Math.max(1, n)}`,
    'Variant Price': '5',
  }))
  const [shirt] = await sent('shopify', 'products', rows)
  expect(v.safeParse(productSchema, shirt).success).toBe(true)
  expect(shirt?.aliases).toHaveLength(100)
  expect(shirt?.tags).toHaveLength(50)
})

describe('Shopify’s orders', () => {
  const first = {
    Name: '#1001',
    Email: 'ann@example.com',
    'Financial Status': 'partially_refunded',
    Currency: 'EUR',
    Subtotal: '45.00',
    Shipping: '4.90',
    Taxes: '7.18',
    Total: '49.90',
    'Discount Amount': '5.00',
    'Created at': '2026-02-20 10:00:00 +0100',
    'Lineitem quantity': '2',
    'Lineitem name': 'Mug',
    'Lineitem price': '15.00',
    'Lineitem sku': 'M-1',
    'Billing Name': 'Ann',
    'Shipping Country': 'DE',
    'Cancelled at': '',
    'Refunded Amount': '15.00',
    Id: '555',
  }
  const second = {
    Name: '#1001',
    Email: 'ann@example.com',
    'Created at': '2026-02-20 10:00:00 +0100',
    'Lineitem quantity': '1',
    'Lineitem name': 'Bowl',
    'Lineitem price': '20.00',
    'Lineitem sku': '',
  }

  it('are one order of all rows of a name, with what was paid back', async () => {
    const at = Date.UTC(2026, 1, 20, 9)
    expect(await sent('shopify', 'orders', [first, second])).toEqual([
      {
        id: '555',
        created_at: at,
        email: 'ann@example.com',
        customer_name: 'Ann',
        currency: 'EUR',
        country: 'DE',
        bill_to: 'Ann',
        discount_minor: 500,
        shipping_minor: 490,
        tax_minor: 718,
        items: [
          { item_id: 'M-1', title: 'Mug', quantity: 2, total_minor: 3000 },
          { item_id: 'Bowl', title: 'Bowl', quantity: 1, total_minor: 2000 },
        ],
        refunds: [{ id: '555-refunded', created_at: at, amount_minor: 1500 }],
      },
    ])
  })

  it('take tax from the sums only where prices contain it, and no refund of nothing', async () => {
    const onTop = { ...first, Total: '57.08', 'Refunded Amount': '0.00' }
    const [order] = await sent('shopify', 'orders', [onTop])
    expect(order).not.toHaveProperty('tax_minor')
    expect(order).not.toHaveProperty('refunds')
  })

  it('are cancelled when Shopify says so', async () => {
    const [cancelled] = await sent('shopify', 'orders', [
      { ...first, 'Cancelled at': '2026-02-21 08:00:00 +0100' },
    ])
    const [voided] = await sent('shopify', 'orders', [{ ...first, 'Financial Status': 'voided' }])
    expect([cancelled?.cancelled, voided?.cancelled]).toEqual([true, true])
  })

  it('are left out whole by a rule on a column that only the first row fills', async () => {
    const orders = await sent(
      'shopify',
      'orders',
      [first, second, { ...first, Name: '#1002', Id: '556', 'Financial Status': 'paid' }],
      'Financial Status=partially_refunded',
    )
    expect(orders.map(({ id }) => id)).toEqual(['556'])
  })

  it('count in the minor units of their own currency on every row', async () => {
    const [order] = await sent('shopify', 'orders', [
      { ...first, Currency: 'JPY', 'Lineitem price': '1500' },
      { ...second, 'Lineitem price': '2000' },
    ])
    expect(order?.items).toMatchObject([{ total_minor: 3000 }, { total_minor: 2000 }])
  })
})
