import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/** One order of a public data set; items are numbers from 1. */
export interface PastOrder {
  id: string
  /** The customer, or a name made up for each order where the data knows none. */
  person: string
  /** Epoch milliseconds. */
  at: number
  items: number[]
}

/** Public data, laid beside the repository; not part of it. */
export const dataDir = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')

/**
 * A gift shop's orders of a year, oldest first, cleaned as is usual: customer known, not cancelled, quantity and price
 * above 0. Null where the data is not there.
 */
export function onlineRetail(): PastOrder[] | null {
  const text = unzipped('online-retail/online_retail.csv.gz')
  if (text === null) return null
  const orders = new Map<string, PastOrder>()
  const numbers = new Map<string, number>()
  for (const row of parse(text, { columns: true, relax_quotes: true }) as Record<string, string>[]) {
    const { InvoiceNo: id = '', StockCode: code = '', CustomerID: person = '', InvoiceDate: date = '' } = row
    if (person === '' || id.startsWith('C') || !(Number(row.Quantity) > 0) || !(Number(row.UnitPrice) > 0))
      continue
    const item = numberOf(numbers, code)
    const order = orders.get(id) ?? { id, person, at: Date.parse(`${date.replace(' ', 'T')}Z`), items: [] }
    if (!order.items.includes(item)) order.items.push(item)
    orders.set(id, order)
  }
  return [...orders.values()].sort((a, b) => a.at - b.at)
}

/** A grocer's baskets in the order of the file, a minute apart, nobody's twice. Null where the data is not there. */
export function groceries(): PastOrder[] | null {
  const text = unzipped('groceries/groceries_baskets.csv.gz')
  if (text === null) return null
  const numbers = new Map<string, number>()
  return text
    .trim()
    .split('\n')
    .map((line, i) => ({
      id: `g${i}`,
      person: `p${i}`,
      at: Date.UTC(2020, 0, 1) + i * 60_000,
      items: [...new Set(line.split(',').map((name) => numberOf(numbers, name.trim())))],
    }))
}

/** The unpacked text of a file of the data, or null. */
export function unzipped(file: string): string | null {
  const path = join(dataDir, file)
  return existsSync(path) ? gunzipSync(readFileSync(path)).toString() : null
}

/** Lists of what has the same key, in the order in which they came. */
export function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size + 1)
  return numbers.size
}
