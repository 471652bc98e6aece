import type { ExportFormat, Row } from './export-format.ts'

/**
 * Orders of WooCommerce, which by itself exports none that name their products: as the two widespread extensions
 * write them. "Customer / Order / Coupon Export" has a row an item (`item_…` columns), "Order Export & Order Import"
 * a row an order (`line_item_1`, `line_item_2`, …) or, if asked, a row an item (`line_item_…`).
 */
export const woocommerceOrders: ExportFormat = {
  title: 'an export of WooCommerce’s orders',
  marks: [
    ['order_id', 'order_currency', 'item_quantity'],
    ['order_id', 'order_currency', 'line_item_1'],
    ['order_id', 'order_currency', 'line_item_quantity'],
  ],
  // Not paid: Kindred hears of such an order when it is. Cancelled ones are reported as such.
  leaveOut: ['pending', 'on-hold', 'failed', 'checkout-draft', 'trash'].map((is) => ({
    column: 'status',
    is,
  })),
  groupBy: 'id',
  keyOf: (row) => row.order_id ?? '',
  read: (rows) => rows.flatMap((row) => itemsOf(row).map((item) => ({ ...row, ...orderOf(row), ...item }))),
}

function orderOf(row: Row): Row {
  const cell = (...columns: string[]) =>
    columns.map((column) => (row[column] ?? '').trim()).find(Boolean) ?? ''
  const status = cell('status').replace(/^wc-/, '')
  const name = (kind: string) =>
    cell(`${kind}_full_name`) || `${cell(`${kind}_first_name`)} ${cell(`${kind}_last_name`)}`.trim()
  const account = cell('customer_id').replace(/^0$/, '') || cell('customer_user').replace(/^0$/, '')
  return {
    status,
    id: cell('order_id'),
    created_at: cell('order_date', 'date'),
    customer_id: account,
    email: cell('billing_email', 'customer_email'),
    customer_name: name('billing'),
    currency: cell('order_currency'),
    country: cell('shipping_country', 'billing_country'),
    ship_to: name('shipping'),
    bill_to: name('billing'),
    discount: cell('discount_total', 'cart_discount'),
    shipping: cell('shipping_total'),
    cancelled: status === 'cancelled' ? 'true' : '',
    refunded: cell('refunded_total') || (status === 'refunded' ? cell('order_total') : ''),
  }
}

/** The row's items. Their sums are before discounts and without tax, as those of the plug-in in docs/embed.md. */
function itemsOf(row: Row): Row[] {
  const packed = Object.keys(row).filter((column) => /^line_item_\d+$/.test(column))
  if (packed.length > 0) {
    return packed
      .map((column) => row[column] ?? '')
      .filter(Boolean)
      .map((text) => item(unpacked(text)))
  }
  const prefix = 'line_item_quantity' in row ? 'line_item_' : 'item_'
  return [item((field) => row[`${prefix}${field}`] ?? '')]
}

function item(field: (name: string) => string): Row {
  const value = (...names: string[]) => names.map((name) => field(name).trim()).find(Boolean) ?? ''
  return {
    'items.item_id': value('sku') || value('product_id') || value('name'),
    'items.title': value('name'),
    'items.quantity': value('quantity'),
    'items.total': value('subtotal', 'sub_total', 'total'),
  }
}

/** Reads `name:Blue | white mug|product_id:12|sku:KI-1|quantity:2|total:29.00`; a name may contain the separator. */
function unpacked(text: string): (name: string) => string {
  const parts = text.split(
    /\|(?=(?:name|product_id|sku|quantity|total|sub_total|tax|tax_data|meta|_[a-z_]+):)/,
  )
  const fields = new Map(
    parts.map((part) => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)]),
  )
  return (name) => fields.get(name) ?? ''
}
