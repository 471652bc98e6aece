import { objectMsPerMillion, priceList } from '../cost/prices.ts'
import type { PeakLoad } from './meter.ts'
import { requestsOf } from './object-limits.ts'
import { mix } from './stored.ts'

/**
 * What `npm run bench -- cost` measured with one index shard (bench/README.md): rows an event and an order. And the
 * milliseconds that an object and the Worker are taken to work for a request.
 */
export const used = {
  rowsPerEvent: 5.79,
  rowsPerOrder: 15.7,
  flushesPerEvent: 0.87,
  objectMs: 10,
  workerMs: 1,
}
/** A delta row, and a share of a cursor, for each shard that a flush goes to besides the first. */
const rowsPerFurtherCall = 1.5
/** The paid plan's monthly allowances, in millions, and its fee. */
const included = {
  usd: 5,
  workerRequests: 10,
  workerCpuMs: 30,
  objectRequests: 1,
  objectGbS: 0.4,
  rowsWritten: 50,
  rowsRead: 25_000,
}
const rowsReadPerEvent = 20
const storedGb = { included: 5, usd: 0.2 }

/** US dollars a month, allowances and `stored` bytes included, for events with a shelf each. */
export function monthlyBill(events: number, load: PeakLoad, stored: number): number {
  const perView = (count: number) => (load.views > 0 ? count / load.views : 0)
  const requests = [...load.requests].map(([object, asked]) => ({ object, count: requestsOf(asked) }))
  const shared = requests.reduce((sum, { count }) => sum + count, 0)
  const objectRequests = events * (perView(load.customerRequests) + perView(shared))
  const indexCalls = requests
    .filter(({ object }) => object.startsWith('SessionIndex'))
    .reduce((sum, { count }) => sum + count, 0)
  const rows =
    events *
      (used.rowsPerEvent +
        rowsPerFurtherCall * Math.max(0, Math.min(3, perView(indexCalls)) - used.flushesPerEvent)) +
    ((events * mix.ordersPercent) / 100) * used.rowsPerOrder
  const beyond = (amount: number, free: number, price: number) => Math.max(0, amount / 1e6 - free) * price
  return (
    included.usd +
    beyond(2 * events, included.workerRequests, priceList.worker_requests_per_million) +
    beyond(2 * events * used.workerMs, included.workerCpuMs, priceList.worker_cpu_per_million_ms) +
    beyond(objectRequests, included.objectRequests, priceList.object_requests_per_million) +
    beyond(
      objectRequests * used.objectMs,
      (1e3 * included.objectGbS) / priceList.object_gb,
      objectMsPerMillion,
    ) +
    beyond(rows, included.rowsWritten, priceList.rows_written_per_million) +
    beyond(events * rowsReadPerEvent, included.rowsRead, priceList.rows_read_per_million) +
    Math.max(0, stored / 1e9 - storedGb.included) * storedGb.usd
  )
}
