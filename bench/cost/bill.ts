import { objectMsPerMillion, priceList } from './prices.ts'
import type { Stretch } from './trace.ts'

/** One line of a bill: so much of something for each event or shelf request, and US dollars for a million of them. */
export interface BillLine {
  item: string
  each: number
  usd: number
}

/**
 * Milliseconds an object is taken to work for each request it gets. An assumption, and a cautious one: objects here
 * answer within a millisecond or two when the machine is idle, but theirs are in other buildings.
 */
const objectMs = 10
/** Less than this much for each is put together with others. */
const least = 0.02

/** What `per` of something cost: everything the stretch used but what `leaveOut` says of the callers. */
export function billOf(
  stretch: Pick<Stretch, 'usage'>,
  {
    per,
    requests,
    cpuMs,
    isOurs,
  }: { per: number; requests: number; cpuMs: number; isOurs(caller: string): boolean },
): BillLine[] {
  const { usage } = stretch
  const calls = Object.entries(usage.calls).filter(([key]) => isOurs(key.split(' ')[0]!))
  const called = calls.reduce((sum, [, count]) => sum + count, 0) / per
  const rowsRead = Object.values(usage.rowsRead).reduce((sum, rows) => sum + rows, 0) / per
  return [
    line('Worker requests', requests / per, priceList.worker_requests_per_million),
    line('Worker CPU, ms', cpuMs / per, priceList.worker_cpu_per_million_ms),
    ...gathered(calls, per, 'object request: ', priceList.object_requests_per_million),
    line(`object time, ${objectMs} ms a request`, called * objectMs, objectMsPerMillion),
    ...gathered(rowsOf(stretch), per, 'row written: ', priceList.rows_written_per_million),
    line('rows read', rowsRead, priceList.rows_read_per_million),
  ]
}

/** Rows written for each of `per`, without those of learning, which happens a few times a day at most. */
export function rowsPer(stretch: Pick<Stretch, 'usage'>, per: number): number {
  return rowsOf(stretch).reduce((sum, [, rows]) => sum + rows, 0) / per
}

/** Rows that learning wrote, the alarms of its slices included. */
export function learningRows(stretch: Pick<Stretch, 'usage'>): number {
  const all = Object.values(stretch.usage.rowsWritten).reduce((sum, rows) => sum + rows, 0)
  return all - rowsPer(stretch, 1)
}

export function totalOf(bill: readonly BillLine[]): number {
  return bill.reduce((sum, { usd }) => sum + usd, 0)
}

/** A bill as text, dearest lines first within their kind. */
export function billText(title: string, bill: readonly BillLine[]): string {
  const rows = bill.map(
    ({ item, each, usd }) => `  ${item.padEnd(46)}${each.toFixed(3).padStart(9)}  $${usd.toFixed(3)}`,
  )
  return [title, ...rows, `  ${'together'.padEnd(46)}${''.padStart(9)}  $${totalOf(bill).toFixed(2)}`].join(
    '\n',
  )
}

function rowsOf({ usage: { rowsWritten } }: Pick<Stretch, 'usage'>): [string, number][] {
  return Object.entries(rowsWritten)
    .filter(([key]) => !isLearning(key))
    .map(([key, rows]) => {
      // The index sets one alarm for each digestion; the others are those of learning's slices.
      const digestions = rowsWritten['SessionIndex.digested'] ?? 0
      return [key, key === 'SessionIndex.alarm' ? Math.min(rows, digestions) : rows]
    })
}

const isLearning = (key: string): boolean => key.startsWith('SessionIndex.ranker')

function gathered(
  entries: readonly [string, number][],
  per: number,
  prefix: string,
  price: number,
): BillLine[] {
  const large = entries.filter(([, count]) => count / per >= least).toSorted((a, b) => b[1] - a[1])
  const rest = entries.filter(([, count]) => count / per < least)
  const lines = large.map(([key, count]) => line(prefix + key, count / per, price))
  const others = rest.reduce((sum, [, count]) => sum + count, 0) / per
  return others > 0 ? [...lines, line(`${prefix}others`, others, price)] : lines
}

function line(item: string, each: number, price: number): BillLine {
  return { item, each, usd: each * price }
}
