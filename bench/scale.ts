import { parseArgs } from 'node:util'
import { monthlyBill, storedBytes } from './scale/bill.ts'
import type { PeakLoad } from './scale/meter.ts'
import { peakLoad } from './scale/peak.ts'
import { sessionData } from './sessions/session-data.ts'

/**
 * How a store grows: what its hottest object has to do in the busiest hour, what it keeps, and what it costs, at 1,000
 * to 1,000,000,000 events a month. A simulation with the product's own pace of telling, routing and believing; limits
 * and prices are the platform's published ones. Nothing is started and nothing is timed.
 */

const usage = 'Usage: npm run bench -- scale [--json] [--publish-delay MS]'

/** Events a month. */
const sizes = [1_000, 1_000_000, 100_000_000, 1_000_000_000]
/** The busiest day has twice the events of a mean one, its busiest hour 2.2 times its mean hour. */
const peakFactor = 2 * 2.2
const secondsAMonth = 30.4 * 86_400
/** One isolate of the Worker answers so many requests a second; more requests, more isolates. */
const requestsPerIsolate = 50
/**
 * What one object takes: 1,000 requests a second that it only passes on or answers from memory, 500 that write (the
 * lower ends of what the platform's documentation says). The hottest must stay under half of that.
 */
const softLimits = { writes: 500, other: 1_000 }
const most = 64
/** Gigabytes an object may keep. */
const objectGb = 10

interface Size {
  events_per_month: number
  peak_events_per_s: number
  products: number
  index_shards: number
  insight_relays: number
  hottest: string
  hottest_rps: number
  /** Share of that object's soft limit. */
  hottest_load: number
  busiest: Record<string, number>
  usd_per_month: number
  stored_gb: number
  insights_gb: number
  index_shard_gb: number
  visitor_days: number
  /** Whether Insights and every shard stay within what an object may keep. */
  fits: boolean
}

function main(): void {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      'publish-delay': { type: 'string', default: '1000' },
    },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const say = (text: string): void => {
    if (!values.json) console.log(text)
  }
  const results: Record<string, Size> = {}
  for (const events of sizes) {
    const size = sized(events, Number(values['publish-delay']))
    results[events] = size
    say(textOf(size))
  }
  const hottest = Math.max(...Object.values(results).map(({ hottest_load }) => hottest_load))
  say(`\nhottest object at any size: ${(100 * hottest).toFixed(0)} % of its soft limit (aim: under 50 %)`)
  if (values.json)
    console.log(
      JSON.stringify({
        bench: 'scale',
        hottest_load: hottest,
        publish_delay_ms: Number(values['publish-delay']),
        sizes: results,
      }),
    )
  if (hottest >= 0.5) process.exitCode = 1
}

/** The fewest shards and relays with which the hottest object stays under half its limit. */
function sized(events: number, publishDelayMs: number): Size {
  const products = Math.min(100_000, Math.max(200, Math.round(events / 1_000)))
  const visits = sessionData({ count: 20_000, products }).train
  const viewsPerS = (events / secondsAMonth) * peakFactor
  for (let shards = 1, relays = 0; ; ) {
    const load = peakLoad({
      viewsPerS,
      visits,
      products,
      shards,
      relays,
      isolates: Math.max(1, Math.ceil((2 * viewsPerS) / requestsPerIsolate)),
      publishDelayMs,
    })
    const [index, insights] = ['SessionIndex', 'Insights'].map((kind) => loadOf(load, kind)) as [
      number,
      number,
    ]
    const isMost = shards >= most && relays >= most
    if ((index < 0.5 && insights < 0.5 && loadOf(load, 'Relay') < 0.5) || isMost)
      return result(events, { viewsPerS, products, shards, relays, load })
    if (index >= 0.5 && shards < most) shards *= 2
    if (insights >= 0.5 || loadOf(load, 'Relay') >= 0.5) relays = relays === 0 ? 4 : 2 * relays
  }
}

function result(
  events: number,
  {
    viewsPerS,
    products,
    shards,
    relays,
    load,
  }: { viewsPerS: number; products: number; shards: number; relays: number; load: PeakLoad },
): Size {
  const rates = [...load.requests].map(([object, count]) => ({ object, rps: count / load.seconds }))
  const byLoad = rates.toSorted((a, b) => b.rps / limitOf(b.object) - a.rps / limitOf(a.object))
  const [hottest = { object: 'none', rps: 0 }] = byLoad
  const busiest: Record<string, number> = {}
  for (const { object, rps } of byLoad) {
    const [kind = ''] = object.split(' ')
    busiest[kind] ??= round(rps, 2)
  }
  const stored = storedBytes({ events, products, shards }, objectGb * 1e9)
  return {
    events_per_month: events,
    peak_events_per_s: round(viewsPerS, 3),
    products,
    index_shards: shards,
    insight_relays: relays,
    hottest: hottest.object,
    hottest_rps: round(hottest.rps, 1),
    hottest_load: round(hottest.rps / limitOf(hottest.object), 3),
    busiest,
    usd_per_month: round(monthlyBill(events, load, stored), 2),
    stored_gb: round(stored.total / 1e9, 2),
    insights_gb: round(stored.insights / 1e9, 3),
    index_shard_gb: round(stored.indexShard / 1e9, 3),
    visitor_days: stored.visitorDays,
    fits: Math.max(stored.insights, stored.indexShard) <= objectGb * 1e9,
  }
}

function loadOf(load: PeakLoad, kind: string): number {
  const counts = [...load.requests]
    .filter(([object]) => object.split(' ')[0] === kind)
    .map(([, count]) => count)
  return Math.max(0, ...counts) / load.seconds / limitOf(kind)
}

function limitOf(object: string): number {
  return /^(SessionIndex|Insights|Directory)/.test(object) ? softLimits.writes : softLimits.other
}

function textOf(size: Size): string {
  const busiest = Object.entries(size.busiest).map(([kind, rps]) => `${kind} ${rps}/s`)
  return [
    `\n${size.events_per_month.toLocaleString('en')} events a month, ${size.peak_events_per_s} a second in the busiest hour`,
    `  ${size.index_shards} index shards, ${size.insight_relays} relays; ${size.products.toLocaleString('en')} products`,
    `  hottest: ${size.hottest}, ${size.hottest_rps}/s, ${(100 * size.hottest_load).toFixed(1)} % of its soft limit`,
    `  busiest of each kind: ${busiest.join(', ')}`,
    `  $${size.usd_per_month} a month; after two years, visitors kept for ${size.visitor_days} days: ${size.stored_gb} GB stored,`,
    `  ${size.insights_gb} of them in Insights and ${size.index_shard_gb} in a shard of the index; an object may have ${objectGb}${size.fits ? '' : ': DOES NOT FIT'}`,
  ].join('\n')
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

main()
