import { objectMsPerMillion, priceList } from './prices.ts'
import type { PeakLoad } from './scale-peak.ts'

/**
 * What `npm run bench -- cost` measured with one index shard (README): rows an event and an order, and milliseconds an
 * object and the Worker are taken to work for a request.
 */
const measured = { rowsPerEvent: 5.77, rowsPerOrder: 14.5, flushesPerEvent: 0.87, objectMs: 10, workerMs: 1 }
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

/** Of a hundred events, and what is kept of whom. */
const mix = { eventsPerPerson: 6, ordersPercent: 0.75, customersPerOrder: 0.6 }
/** Months that a visitor who never ordered is kept, and that orders stay in Insights. */
const months = { visitors: 6, orders: 24 }
/** Bytes of a person's own object, of a person and an order in Insights, of a cursor, and of an item with full rings. */
const bytes = { person: 20_000, personRow: 300, orderRow: 700, cursor: 80, item: 30_000, product: 2_000 }

/** US dollars a month, allowances and storage included, for events with a shelf each. */
export function monthlyBill(events: number, load: PeakLoad, stored: { total: number }): number {
  const perView = (count: number) => (load.views > 0 ? count / load.views : 0)
  const shared = [...load.requests.values()].reduce((sum, count) => sum + count, 0)
  const objectRequests = events * (perView(load.customerRequests) + perView(shared))
  const indexCalls = [...load.requests]
    .filter(([object]) => object.startsWith('SessionIndex'))
    .reduce((sum, [, count]) => sum + count, 0)
  const rows =
    events *
      (measured.rowsPerEvent +
        rowsPerFurtherCall * Math.max(0, Math.min(3, perView(indexCalls)) - measured.flushesPerEvent)) +
    ((events * mix.ordersPercent) / 100) * measured.rowsPerOrder
  const beyond = (amount: number, free: number, price: number) => Math.max(0, amount / 1e6 - free) * price
  return (
    included.usd +
    beyond(2 * events, included.workerRequests, priceList.worker_requests_per_million) +
    beyond(2 * events * measured.workerMs, included.workerCpuMs, priceList.worker_cpu_per_million_ms) +
    beyond(objectRequests, included.objectRequests, priceList.object_requests_per_million) +
    beyond(
      objectRequests * measured.objectMs,
      (1e3 * included.objectGbS) / priceList.object_gb,
      objectMsPerMillion,
    ) +
    beyond(rows, included.rowsWritten, priceList.rows_written_per_million) +
    beyond(events * rowsReadPerEvent, included.rowsRead, priceList.rows_read_per_million) +
    Math.max(0, stored.total / 1e9 - storedGb.included) * storedGb.usd
  )
}

/** Bytes that a store keeps once it has been open for two years, in all objects and by kind of object. */
export function storedBytes({
  events,
  products,
  shards,
}: {
  events: number
  products: number
  shards: number
}): {
  total: number
  insights: number
  indexShard: number
} {
  const visitors = (events / mix.eventsPerPerson) * months.visitors
  const orders = ((events * mix.ordersPercent) / 100) * months.orders
  const customers = orders * mix.customersPerOrder
  const people = visitors + customers
  const insights = people * (bytes.personRow + bytes.cursor) + orders * bytes.orderRow
  const index = products * bytes.item + people * bytes.cursor * Math.min(3, shards) + orders * 60
  const total = people * bytes.person + insights + index + products * bytes.product
  return { total, insights, indexShard: index / shards }
}
