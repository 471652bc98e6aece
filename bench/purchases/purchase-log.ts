import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { Purchase } from '../../shared/src/insight/purchase-history.ts'
import { amountIn, type DateOrder, datesIn } from './log-fields.ts'

/** Customers with what they bought, and what was left out on the way. Days are counted from 1970-01-01. */
export interface PurchaseLog {
  customers: Map<string, Purchase[]>
  hasAmounts: boolean
  firstDay: number
  lastDay: number
  rows: number
  /** Rows left out, by reason. */
  skipped: Record<string, number>
}

const names = {
  customer: [
    'customer',
    'customerid',
    'customeremail',
    'client',
    'clientid',
    'user',
    'userid',
    'buyer',
    'email',
    'id',
  ],
  date: [
    'date',
    'day',
    'orderdate',
    'orderedat',
    'createdat',
    'invoicedate',
    'purchasedate',
    'timestamp',
    'time',
  ],
  amount: [
    'amount',
    'value',
    'total',
    'revenue',
    'sales',
    'spend',
    'ordertotal',
    'ordervalue',
    'dollarvalue',
    'price',
  ],
}

/**
 * The purchases of a CSV file (also gzipped, also with semicolons or tabs) with columns for customer, date and perhaps
 * amount. Rows with an amount below 0 are returns, not orders. Throws with a sentence when there is nothing to read.
 */
export function readPurchaseLog(file: string, dates?: DateOrder): PurchaseLog {
  const bytes = readFileSync(file)
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
  return parsePurchaseLog(text, dates)
}

/** The same of a text. */
export function parsePurchaseLog(text: string, dates?: DateOrder): PurchaseLog {
  const header = text.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? ''
  const rows: string[][] = parse(text, {
    bom: true,
    delimiter: delimiterOf(header),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  })
  const [first, ...others] = rows
  if (!first) throw new Error('the file is empty')
  const columns = columnsOf(first)
  return collect(
    others,
    columns,
    datesIn(
      others.map((row) => row[columns.date] ?? ''),
      dates,
    ),
  )
}

function collect(
  rows: string[][],
  columns: { customer: number; date: number; amount: number },
  dayOf: (text: string) => number | null,
): PurchaseLog {
  const log: PurchaseLog = {
    customers: new Map(),
    hasAmounts: columns.amount >= 0,
    firstDay: Number.POSITIVE_INFINITY,
    lastDay: Number.NEGATIVE_INFINITY,
    rows: rows.length,
    skipped: {},
  }
  const skip = (reason: string) => {
    log.skipped[reason] = (log.skipped[reason] ?? 0) + 1
  }
  for (const row of rows) {
    const customer = row[columns.customer] ?? ''
    const day = dayOf(row[columns.date] ?? '')
    const amount = log.hasAmounts ? amountIn(row[columns.amount] ?? '') : 0
    if (customer === '') skip('no customer')
    else if (day === null) skip('no date that can be read')
    else if (amount === null) skip('amount is no number')
    else if (amount < 0) skip('amount below 0: a return, not an order')
    else {
      const known = log.customers.get(customer)
      if (known) known.push({ day, amount })
      else log.customers.set(customer, [{ day, amount }])
      log.firstDay = Math.min(log.firstDay, day)
      log.lastDay = Math.max(log.lastDay, day)
    }
  }
  if (log.customers.size === 0) {
    throw new Error(`no order could be read from ${rows.length} rows (${JSON.stringify(log.skipped)})`)
  }
  return log
}

function columnsOf(header: string[]): { customer: number; date: number; amount: number } {
  const plain = header.map((name) => name.toLowerCase().replace(/[^a-z]/g, ''))
  const find = (candidates: string[]) => {
    const name = candidates.find((candidate) => plain.includes(candidate))
    return name === undefined ? -1 : plain.indexOf(name)
  }
  const [customer, date, amount] = [find(names.customer), find(names.date), find(names.amount)]
  if (customer < 0 || date < 0) {
    const missing = customer < 0 ? 'customer' : 'date'
    throw new Error(`no column for ${missing} among: ${header.join(', ')}. Name one "${missing}".`)
  }
  return { customer, date, amount }
}

function delimiterOf(header: string): string {
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: header.split(mark).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark
}
