import { describe, expect, it } from 'vitest'
import { sent } from './sent.ts'

describe('WooCommerce’s products', () => {
  const mug = {
    ID: '12',
    Type: 'variable',
    SKU: 'KI-1',
    Name: 'Blue mug',
    Published: '1',
    'Visibility in catalog': 'visible',
    'Short description': '<p>A mug.</p>',
    'In stock?': '1',
    Stock: '',
    'Backorders allowed?': '0',
    'Regular price': '',
    'Sale price': '',
    Categories: 'Kitchen, Kitchen > Mugs\\, cups',
    Tags: 'blue, clay',
    Images: 'https://shop.example/a.jpg, https://shop.example/b.jpg',
    Parent: '',
  }
  const small = {
    ID: '13',
    Type: 'variation',
    SKU: 'KI-1-S',
    'Regular price': '9',
    'Sale price': '7.5',
    Stock: '2',
    Parent: 'KI-1',
  }
  const large = {
    ID: '14',
    Type: 'variation, virtual',
    SKU: 'KI-1-L',
    'Regular price': '12',
    Stock: '4',
    Parent: 'id:12',
  }

  it('have their variations as aliases, the lowest price and all pieces', async () => {
    const rows = [mug, small, { ...large, Parent: 'KI-1' }]
    expect(await sent('woocommerce', 'products', rows)).toEqual([
      {
        id: '12',
        url: '/?post_type=product&p=12',
        aliases: ['KI-1', 'KI-1-S', 'KI-1-L', '13', '14'],
        title: 'Blue mug',
        description: 'A mug.',
        categories: ['Kitchen', 'Mugs, cups'],
        tags: ['blue', 'clay'],
        image_url: 'https://shop.example/a.jpg',
        availability: 'in_stock',
        price_minor: 750,
        list_price_minor: 900,
        stock: 6,
      },
    ])
  })

  it('find variations by the product’s number where it has no SKU', async () => {
    const [product] = await sent('woocommerce', 'products', [{ ...mug, SKU: '' }, large])
    expect(product).toMatchObject({ aliases: ['KI-1-L', '14'], price_minor: 1200, stock: 4 })
  })

  it('cost the regular price when the sale is over, and are left out unless published', async () => {
    const over = {
      ...mug,
      Type: 'simple',
      'Regular price': '9',
      'Sale price': '7',
      'Date sale price ends': '2020-01-31',
    }
    const products = await sent('woocommerce', 'products', [
      over,
      { ...over, ID: '20', SKU: 'KI-2', Published: '-1' },
      { ...over, ID: '21', SKU: 'KI-3', 'Visibility in catalog': 'hidden' },
    ])
    expect(products).toMatchObject([{ id: '12', price_minor: 900 }])
    expect(products[0]).not.toHaveProperty('list_price_minor')
  })
})

describe('WooCommerce’s orders', () => {
  const order = {
    order_id: '77',
    order_date: '2026-03-01 12:30:00',
    status: 'completed',
    order_currency: 'EUR',
    discount_total: '2.00',
    shipping_total: '4.90',
    customer_id: '42',
    billing_email: 'ann@example.com',
    billing_first_name: 'Ann',
    billing_last_name: 'Lee',
    billing_country: 'DE',
    shipping_country: 'AT',
    refunded_total: '9.00',
  }
  const wanted = {
    id: '77',
    created_at: Date.UTC(2026, 2, 1, 12, 30),
    customer_id: '42',
    email: 'ann@example.com',
    customer_name: 'Ann Lee',
    currency: 'EUR',
    country: 'AT',
    bill_to: 'Ann Lee',
    discount_minor: 200,
    shipping_minor: 490,
    items: [
      { item_id: 'KI-1', title: 'Blue | mug', quantity: 2, total_minor: 1800 },
      { item_id: '15', title: 'Bowl', quantity: 1, total_minor: 1100 },
    ],
    refunds: [{ id: '77-refunded', created_at: Date.UTC(2026, 2, 1, 12, 30), amount_minor: 900 }],
  }

  it('are read with a row an item', async () => {
    const item = (name: string, sku: string, product: string, quantity: string, sum: string) => ({
      ...order,
      item_name: name,
      item_sku: sku,
      item_product_id: product,
      item_quantity: quantity,
      item_subtotal: sum,
      item_total: '1',
    })
    const rows = [item('Blue | mug', 'KI-1', '12', '2', '18'), item('Bowl', '', '15', '1', '11')]
    expect(await sent('woocommerce', 'orders', rows)).toEqual([wanted])
  })

  it('are read with items packed into columns of one row', async () => {
    const row = {
      ...order,
      line_item_1: 'name:Blue | mug|product_id:12|sku:KI-1|quantity:2|total:17.00|sub_total:18.00',
      line_item_2: 'name:Bowl|product_id:15|sku:|quantity:1|total:11.00|sub_total:11.00',
      line_item_3: '',
    }
    expect(await sent('woocommerce', 'orders', [row])).toEqual([wanted])
  })

  it('of guests are known by address; unpaid ones are left out, cancelled ones told', async () => {
    const row = {
      ...order,
      customer_id: '0',
      customer_user: '0',
      item_sku: 'KI-1',
      item_quantity: '1',
      item_subtotal: '9',
    }
    const orders = await sent('woocommerce', 'orders', [
      row,
      { ...row, order_id: '78', status: 'wc-pending' },
      { ...row, order_id: '79', status: 'cancelled' },
    ])
    expect(orders).toMatchObject([{ id: '77' }, { id: '79', cancelled: true }])
    expect(orders[0]).not.toHaveProperty('customer_id')
  })
})
