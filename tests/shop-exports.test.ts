import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type ExportKind, exportFormat, type FormatName, recognised } from '#shared/shop-export/formats'
import { plainText } from '#shared/shop-export/plain-text'
import { productSchema } from '#shared/wire/product'
import { LineBuilder } from '../scripts/kindred/build-lines.ts'
import { readExport, skipRuleOf } from '../scripts/kindred/formats/read-export.ts'
import { parseMapping } from '../scripts/kindred/mapping.ts'
import { momentReader } from '../scripts/kindred/moment.ts'
import { parseSkipRule } from '../scripts/kindred/skip-rule.ts'
import { targets } from '../scripts/kindred/targets.ts'

type Row = Record<string, string>

/** What the import sends for these rows of an export. */
async function sent(name: FormatName, kind: ExportKind, rows: Row[], ...rules: string[]) {
  const format = exportFormat(name, kind)
  const builder = new LineBuilder({
    kind,
    mapping: parseMapping([], Object.keys(targets[kind])),
    skipRules: [...rules, ...format.leaveOut.map(skipRuleOf)].map(parseSkipRule),
    groupBy: format.groupBy,
    currency: null,
    asTheyAre: false,
    conversion: {
      moment: momentReader('iso', 'UTC'),
      decimalMark: '.',
      minorDigits: 2,
      listSeparator: null,
    },
  })
  const lines = async function* () {
    for (const [i, record] of rows.entries()) yield { file: 'export.csv', line: i + 2, record }
  }
  for await (const line of readExport(lines(), format)) builder.add(line)
  const { lines: wire, rejected } = builder.finish()
  expect(rejected).toEqual([])
  return wire.map(({ value }) => value)
}

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

it('recognises a file by its columns, and no other file', () => {
  expect(recognised('products', ['Handle', 'Title', 'Variant Price', 'Tags'])).toBe('shopify')
  expect(recognised('products', ['ID', 'Type', 'SKU', 'Name', 'Regular price'])).toBe('woocommerce')
  expect(recognised('orders', ['order_id', 'order_currency', 'line_item_1'])).toBe('woocommerce')
  expect(recognised('orders', ['Handle', 'Title', 'Variant Price'])).toBeNull()
})

it('keeps the words of HTML, and neither tags nor code', () => {
  expect(
    plainText('<style>p{}</style><h2>Tea</h2><p>5&nbsp;&#8364; &amp; &#x31;</p><p>un<em>usual</em></p>'),
  ).toBe('Tea 5 € & 1 unusual')
})
