import { objectMsPerMillion, priceList } from '../cost/prices.ts'
import type { PeakLoad } from './meter.ts'

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
/** Days that a store may keep visitors who never ordered (`retention.visitor_days`), and days of orders it keeps. */
const visitorDays = [395, 180, 90, 30, 7]
const orderDays = 730
const daysAMonth = 30.4
/** Bytes of a person's own object, of a person and an order in Insights, of a cursor, and of an item with full rings. */
const bytes = {
  person: 20_000,
  personRow: 300,
  orderRow: 700,
  cursor: 80,
  item: 30_000,
  product: 2_000,
  basket: 60,
}

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

/** What a store keeps, in bytes, once it has been open for two years. */
export interface Stored {
  /** Days that visitors are kept: as many as Insights has room for. */
  visitorDays: number
  total: number
  insights: number
  indexShard: number
}

/** The most that can be kept with Insights within `objectBytes`; with the shortest retention where nothing fits. */
export function storedBytes(
  size: { events: number; products: number; shards: number },
  objectBytes: number,
): Stored {
  const all = visitorDays.map((days) => storedWith(size, days))
  return all.find(({ insights }) => insights <= objectBytes) ?? all.at(-1)!
}

function storedWith(
  { events, products, shards }: { events: number; products: number; shards: number },
  days: number,
): Stored {
  const visitors = (events / mix.eventsPerPerson / daysAMonth) * days
  const orders = ((events * mix.ordersPercent) / 100 / daysAMonth) * orderDays
  const customers = orders * mix.customersPerOrder
  // Cursors go after two months without a word, whatever becomes of the person.
  const cursors = (events / mix.eventsPerPerson / daysAMonth) * Math.min(60, days) + customers
  const people = visitors + customers
  const insights = people * bytes.personRow + cursors * bytes.cursor + orders * bytes.orderRow
  const index = products * bytes.item + cursors * bytes.cursor * Math.min(3, shards) + orders * bytes.basket
  const total = people * bytes.person + insights + index + products * bytes.product
  return { visitorDays: days, total, insights, indexShard: index / shards }
}
