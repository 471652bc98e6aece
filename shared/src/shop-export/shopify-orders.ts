import type { ExportFormat, Row } from './export-format.ts'

/**
 * Shopify's export of orders: a row a line of the order, of which the first alone has what holds for the whole order.
 * Whose an order is, the file says by e-mail address only.
 */
export const shopifyOrders: ExportFormat = {
  title: 'Shopify’s export of orders',
  marks: [['Name', 'Created at', 'Lineitem quantity', 'Lineitem price']],
  leaveOut: [],
  groupBy: 'id',
  keyOf: (row) => row.Name ?? '',
  read: (rows) => {
    const first = rows[0]
    if (!first) return []
    const order = orderOf(first)
    return rows.map((row) => ({ ...wholeOrder(row, first), ...order, ...itemOf(row) }))
  },
}

function orderOf(first: Row): Row {
  const cell = (column: string) => (first[column] ?? '').trim()
  const status = cell('Financial Status').toLowerCase()
  return {
    // The id that Shopify's webhooks name as well; very old files have none.
    id: cell('Id') || cell('Name'),
    created_at: isoMoment(cell('Created at')),
    email: cell('Email'),
    customer_name: cell('Billing Name') || cell('Shipping Name'),
    currency: cell('Currency'),
    country: cell('Shipping Country') || cell('Billing Country'),
    ship_to: cell('Shipping Name'),
    bill_to: cell('Billing Name'),
    discount: cell('Discount Amount'),
    shipping: cell('Shipping'),
    tax: isTaxIncluded(first) ? cell('Taxes') : '',
    cancelled: cell('Cancelled at') !== '' || status === 'voided' || status === 'expired' ? 'true' : '',
    refunded: cell('Refunded Amount'),
  }
}

/** The file does not say whether prices contain the tax; its sums do. */
function isTaxIncluded(first: Row): boolean {
  const [subtotal = 0, shipping = 0, taxes = 0, total = 0] = ['Subtotal', 'Shipping', 'Taxes', 'Total'].map(
    (column) => Number(first[column] ?? ''),
  )
  return taxes > 0 && Math.abs(subtotal + shipping - total) < Math.abs(subtotal + shipping + taxes - total)
}

/** A later row with what only the order's first one says, so that `--skip-if` leaves out whole orders, not halves. */
function wholeOrder(row: Row, first: Row): Row {
  return Object.fromEntries(
    Object.entries(first).map(([column, value]) => [
      column,
      column.startsWith('Lineitem') || row[column] ? (row[column] ?? '') : value,
    ]),
  )
}

function itemOf(row: Row): Row {
  const cell = (column: string) => (row[column] ?? '').trim()
  return {
    'items.item_id': cell('Lineitem sku').replace(/^'/, '') || cell('Lineitem name'),
    'items.title': cell('Lineitem name'),
    'items.quantity': cell('Lineitem quantity'),
    'items.price': cell('Lineitem price'),
  }
}

/** `2026-02-20 10:00:00 +0100` as every reader of dates takes it: `2026-02-20T10:00:00+01:00`. */
function isoMoment(text: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d):?(\d\d)$/, '$1T$2$3:$4')
}
