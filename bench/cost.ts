import { parseArgs } from 'node:util'
import { type BillLine, billOf, billText, learningRows, rowsPer, totalOf } from './cost/bill.ts'
import { priceList } from './cost/prices.ts'
import { type CostStore, startCostStore } from './cost/store.ts'
import { type MeteredShop, type Shopper, type Stretch, Trace } from './cost/trace.ts'
import { sessionData } from './sessions/session-data.ts'

/**
 * What events, orders and shelves cost on Cloudflare: a fixed trace walked through a metered Worker on workerd, every
 * row, request and alarm counted, digestion included, and multiplied with the price list. Shoppers leave 20 s between
 * two views and all delays are the default's; the Worker and the shoppers live ten times as fast as real time, so that
 * a minute passes in six seconds and every alarm still rings where it would.
 */

const usage = 'Usage: npm run bench -- cost [--json] [--shoppers N] [--orders N] [--publish-delay MS]'

const products = 10_000
const coldStarts = 10
const burst = 400
const targets = { events: 2.5, shelves: 1 }
/**
 * The same trace (800 shoppers, 150 orders) on the version before points, tiers, taste and the learned ranker existed
 * (da89782): rows an event of somebody new, of somebody who comes back, and rows an order of somebody new and of a
 * customer.
 */
const wholePath = { first_visit: 5.293, later_visit: 6.206, first_order: 26.453, later_order: 13.533 }
/** Rows may grow by this part, besides those of the points ledger. */
const mayGrow = 0.1

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      shoppers: { type: 'string', default: '800' },
      orders: { type: 'string', default: '150' },
      'publish-delay': { type: 'string' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const say = (text: string): void => {
    if (!values.json) console.log(text)
  }
  const count = Number(values.shoppers)
  const data = sessionData({ count, products })
  const delay = values['publish-delay']
  const store = await startCostStore(products, delay === undefined ? null : Number(delay))
  let last = store
  try {
    const walked = await walk(store.shop, data.test, count, Number(values.orders), say)
    const cold = await coldShelves(store, walked.shoppers, data.test, (next) => {
      last = next
    })
    const bills = billsOf(walked, cold)
    const result = {
      bench: 'cost',
      source: data.source,
      prices: priceList.date,
      events: walked.first.events + walked.later.events,
      ...figuresOf(walked, bills),
    }
    for (const [title, bill] of Object.entries(bills)) say(`\n${billText(`A million ${title}`, bill)}`)
    say('')
    for (const [name, value] of Object.entries(result)) say(`${name.padEnd(34)} ${value}`)
    say(verdict(bills))
    say(growth(result))
    if (values.json) console.log(JSON.stringify(result))
  } finally {
    await last.stop()
  }
}

interface Walked {
  shoppers: Shopper[]
  first: Stretch
  later: Stretch
  shelves: Stretch
  firstOrders: Stretch
  laterOrders: Stretch
}

/** The trace: everybody's first visit, their next one a day later, shelves alone, then orders on two days. */
async function walk(
  shop: MeteredShop,
  sessions: readonly number[][],
  count: number,
  orders: number,
  say: (text: string) => void,
): Promise<Walked> {
  const trace = new Trace(shop)
  const shoppers = Array.from({ length: count }, (_, i): Shopper => ({ token: '', name: `c${i}` }))
  const browse = (from: number) => async () => {
    await trace.browse(shoppers, sessions.slice(from, from + count))
    return 0
  }
  say(`${count} shoppers, 400 at a time, 20 s between views: first visits …`)
  const first = await trace.measured(browse(0))
  await trace.nextDay()
  say('their next visits …')
  const later = await trace.measured(browse(count))
  const shelves = await trace.measured(async () => {
    for (let i = 0; i < burst; i++) await trace.shelf(shoppers[i % count]!, sessions[i]!)
    return 0
  })
  const buyers = shoppers.slice(0, orders)
  say('their orders …')
  const firstOrders = await trace.measured(() => trace.order(buyers, sessions.slice(count)))
  await trace.nextDay()
  const laterOrders = await trace.measured(() => trace.order(buyers, sessions.slice(0, count)))
  return { shoppers, first, later, shelves, firstOrders, laterOrders }
}

/** What the first shelf of an isolate uses that knows nothing: as many restarts, one request each. */
async function coldShelves(
  store: CostStore,
  shoppers: readonly Shopper[],
  sessions: readonly number[][],
  onRestart: (store: CostStore) => void,
): Promise<Stretch> {
  const stretches: Stretch[] = []
  let current = store
  for (let i = 0; i < coldStarts; i++) {
    current = await current.restarted()
    onRestart(current)
    const trace = new Trace(current.shop)
    stretches.push(
      await trace.measured(async () => {
        await trace.shelf(shoppers[i % shoppers.length]!, sessions[i]!)
        return 0
      }, 0),
    )
  }
  return stretches.reduce(together)
}

function billsOf({ first, later, shelves }: Walked, cold: Stretch): Record<string, BillLine[]> {
  const all = together(first, later)
  const shelfCpuMs = shelves.cpuMs / shelves.requests.shelves
  const shelfBill = (stretch: Stretch, cpuMs: number) =>
    billOf(
      // Reads of the mixed trace are the events' for the most part: a shelf's are those of the stretch without events.
      { usage: { ...stretch.usage, rowsWritten: {}, rowsRead: shareOf(shelves, stretch.requests.shelves) } },
      {
        per: stretch.requests.shelves,
        requests: stretch.requests.shelves,
        cpuMs: cpuMs * stretch.requests.shelves,
        isOurs: (caller) => caller === 'shelves',
      },
    )
  return {
    events: billOf(all, {
      per: all.events,
      requests: all.requests.events,
      cpuMs: Math.max(0, all.cpuMs - shelfCpuMs * all.requests.shelves),
      isOurs: (caller) => caller !== 'shelves' && caller !== 'other',
    }),
    'shelf requests, caches as warm as this trace keeps them': shelfBill(all, shelfCpuMs),
    'shelf requests, nothing in any cache': shelfBill(cold, shelfCpuMs),
  }
}

function figuresOf(walked: Walked, bills: Record<string, BillLine[]>) {
  const { first, later, firstOrders, laterOrders } = walked
  const [events, shelves, cold] = Object.values(bills).map(totalOf) as [number, number, number]
  const all = together(first, later)
  const rows = {
    first_visit: rowsPer(first, first.events),
    later_visit: rowsPer(later, later.events),
    first_order: rowsPer(firstOrders, firstOrders.orders),
    later_order: rowsPer(laterOrders, laterOrders.orders),
  }
  return {
    usd_per_million_events: round(events, 2),
    usd_per_million_shelves: round(shelves, 2),
    usd_per_million_shelves_cold: round(cold, 2),
    rows_per_event: round(rowsPer(all, all.events)),
    rows_per_event_first_visit: round(rows.first_visit),
    rows_per_event_later_visit: round(rows.later_visit),
    rows_per_order: round(rows.later_order),
    rows_per_first_order: round(rows.first_order),
    whole_path_rows_per_event_first_visit: wholePath.first_visit,
    whole_path_rows_per_event_later_visit: wholePath.later_visit,
    whole_path_rows_per_order: wholePath.later_order,
    whole_path_rows_per_first_order: wholePath.first_order,
    ledger_rows_per_order: round(
      (laterOrders.usage.rowsWritten['Customer.points'] ?? 0) / laterOrders.orders,
    ),
    rows_of_learning_a_day: Math.round(learningRows(later)),
  }
}

function verdict(bills: Record<string, BillLine[]>): string {
  const [events, shelves] = Object.values(bills) as [BillLine[], BillLine[]]
  const said = (name: keyof typeof targets, bill: BillLine[]) => {
    const usd = totalOf(bill)
    const dearest = bill.toSorted((a, b) => b.usd - a.usd).slice(0, 4)
    const why = dearest.map(({ item, usd: of }) => `${item} $${of.toFixed(2)}`).join(', ')
    return usd <= targets[name]
      ? `${name}: within $${targets[name].toFixed(2)} a million`
      : `${name}: $${usd.toFixed(2)} a million, more than $${targets[name].toFixed(2)}; most of it: ${why}`
  }
  return `\n${said('events', events)}\n${said('shelves', shelves)}`
}

/** Rows beside those of the version before, the ledger's own set apart. */
function growth(found: ReturnType<typeof figuresOf>): string {
  const said = (what: string, now: number, before: number, ledger: number) => {
    const more = (now - ledger) / before - 1
    const isWithin = more <= mayGrow
    return `rows ${what}: ${now} after ${before}${ledger > 0 ? `, ${ledger} of them the ledger's` : ''}: ${isWithin ? 'within' : 'MORE than'} 10 % (${(100 * more).toFixed(1)} %)`
  }
  // The first entry of a ledger makes its table, which counts as two rows.
  const ledger = found.ledger_rows_per_order
  return [
    said('an event, first visits', found.rows_per_event_first_visit, wholePath.first_visit, 0),
    said('an event, later visits', found.rows_per_event_later_visit, wholePath.later_visit, 0),
    said('an order', found.rows_per_order, wholePath.later_order, ledger),
    said('a first order', found.rows_per_first_order, wholePath.first_order, ledger + 2 * ledger),
  ].join('\n')
}

function together(one: Stretch, other: Stretch): Stretch {
  const sum = (kind: keyof Stretch['usage']): Record<string, number> => {
    const sums = { ...one.usage[kind] }
    for (const [key, value] of Object.entries(other.usage[kind])) sums[key] = (sums[key] ?? 0) + value
    return sums
  }
  return {
    usage: { rowsWritten: sum('rowsWritten'), rowsRead: sum('rowsRead'), calls: sum('calls'), ms: sum('ms') },
    requests: {
      events: one.requests.events + other.requests.events,
      shelves: one.requests.shelves + other.requests.shelves,
      orders: one.requests.orders + other.requests.orders,
    },
    events: one.events + other.events,
    orders: one.orders + other.orders,
    cpuMs: one.cpuMs + other.cpuMs,
  }
}

function shareOf({ usage, requests }: Stretch, count: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(usage.rowsRead).map(([key, rows]) => [key, (rows / requests.shelves) * count]),
  )
}

function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits))
}

await main()
