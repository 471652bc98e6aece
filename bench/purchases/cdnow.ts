import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { History, Purchase } from '../../shared/src/insight/purchase-history.ts'
import { dayFrom } from './log-fields.ts'

/** CDNOW's customers, laid beside the repository; not part of it. */
export const cdnowDir = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'cdnow')

export const calibrationEnd = dayFrom(1997, 9, 30)!
export const holdoutEnd = dayFrom(1998, 6, 30)!
export const firstDay = dayFrom(1997, 1, 1)!

export function hasCdnow(): boolean {
  return existsSync(join(cdnowDir, 'CDNOW_sample.txt.gz'))
}

/** The histories of the 2,357 as `lifetimes` ships them: times rounded to two decimals, which the references rest on. */
export function cdnowSummary(): History[] {
  return linesOf('cdnow_customers_summary_with_transactions.csv.gz')
    .slice(1)
    .map((line) => {
      const [, repeats, recency, age, value] = line.split(',').map(Number)
      return { repeats: repeats!, recency: recency!, age: age!, value: value! }
    })
}

/** Every purchase of the sample (2,357 customers) or of the whole cohort (23,570). */
export function cdnowLog(which: 'sample' | 'master'): Map<string, Purchase[]> {
  const customers = new Map<string, Purchase[]>()
  for (const line of linesOf(`CDNOW_${which}.txt.gz`)) {
    const cells = line.trim().split(/\s+/)
    if (!/^\d+$/.test(cells[0]!)) continue // the master file has a header
    const [date, , amount] = cells.slice(-3)
    const customer = cells[0]!
    const day = dayFrom(Number(date!.slice(0, 4)), Number(date!.slice(4, 6)), Number(date!.slice(6)))
    const purchase = { day: day!, amount: Number(amount) }
    const known = customers.get(customer)
    if (known) known.push(purchase)
    else customers.set(customer, [purchase])
  }
  return customers
}

function linesOf(file: string): string[] {
  return gunzipSync(readFileSync(join(cdnowDir, file)))
    .toString()
    .trim()
    .split('\n')
}
