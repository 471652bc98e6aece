import { parseArgs } from 'node:util'
import { measureInsights } from './scale/measure.ts'
import { objectBytes } from './scale/object-limits.ts'
import { tableRow } from './scale/row.ts'
import { allowedLoad, type Size, sized } from './scale/sized.ts'
import { mostEvents, visitorDays } from './scale/stored.ts'

/**
 * How a store grows: what its hottest object has to do in the busiest hour, what it keeps, and what it costs, at 1,000
 * to 1,000,000,000 events a month. A simulation with the product's own pace of telling, routing and believing; limits
 * and prices are the platform's published ones, bytes and Insights' flushes our own measurement, which `--measure`
 * repeats. Without it nothing is started and nothing is timed.
 */

const usage = 'Usage: npm run bench -- scale [--json] [--publish-delay MS] [--measure]'

/** Events a month. */
const sizes = [1_000, 1_000_000, 100_000_000, 1_000_000_000]

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      measure: { type: 'boolean', default: false },
      'publish-delay': { type: 'string', default: '1000' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const say = (text: string): void => {
    if (!values.json) console.log(text)
  }
  if (values.measure)
    return console.log(JSON.stringify({ bench: 'scale', measured: await measureInsights(say) }))
  const results: Record<string, Size> = {}
  for (const events of sizes) {
    const size = sized(events, Number(values['publish-delay']))
    results[events] = size
    say(textOf(size))
  }
  const hottest = Math.max(...Object.values(results).map(({ hottest_load }) => hottest_load))
  say(`\nhottest object at any size: ${(100 * hottest).toFixed(0)} % of its soft limit (aim: under 50 %)`)
  const [longest, shortest] = [visitorDays[0], visitorDays.at(-1)!].map(mostEvents) as [number, number]
  say(
    `one store fits up to ${inMillions(longest)} events a month with visitors kept for ${visitorDays[0]} days, ` +
      `up to ${inMillions(shortest)} with ${visitorDays.at(-1)}: then Insights is full`,
  )
  say(`\nfor docs/limits.md:\n${Object.values(results).map(tableRow).join('\n')}`)
  const tooLarge = Object.values(results).filter(({ fits }) => !fits)
  for (const { events_per_month } of tooLarge)
    say(`DOES NOT FIT: ${inMillions(events_per_month)} events a month`)
  if (values.json)
    console.log(
      JSON.stringify({
        bench: 'scale',
        hottest_load: hottest,
        publish_delay_ms: Number(values['publish-delay']),
        fits_up_to: { [visitorDays[0]]: Math.round(longest), [visitorDays.at(-1)!]: Math.round(shortest) },
        too_large: tooLarge.map(({ events_per_month }) => events_per_month),
        sizes: results,
      }),
    )
  if (hottest >= allowedLoad || tooLarge.length > 0) process.exitCode = 1
}

function textOf(size: Size): string {
  const busiest = Object.entries(size.busiest).map(
    ([kind, { rps, load, strict }]) => `${kind} ${rps}/s (${percent(load)}, ${percent(strict)})`,
  )
  const gathered = size.gathered_per_s > 0 ? `, ${size.gathered_per_s} flushes/s gathered` : ''
  return [
    `\n${size.events_per_month.toLocaleString('en')} events a month, ${size.peak_events_per_s} a second in the busiest hour`,
    `  ${size.index_shards} index shards, ${size.insight_relays} relays${gathered}; ${size.products.toLocaleString('en')} products`,
    `  hottest: ${size.hottest}, ${size.hottest_rps}/s, ${percent(size.hottest_load)} of its soft limit; by the lowest figures ${size.strictest}, ${percent(size.strict_load)}`,
    `  busiest of each kind: ${busiest.join(', ')}`,
    `  $${size.usd_per_month} a month; after two years, visitors kept for ${size.visitor_days} days: ${size.stored_gb} GB stored,`,
    `  ${size.insights_gb} of them in Insights and ${size.index_shard_gb} in a shard of the index; an object may have ${objectBytes / 1e9}${size.fits ? '' : ': DOES NOT FIT'}`,
  ].join('\n')
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function inMillions(events: number): string {
  return `${Math.round(events / 1e6)} million`
}

await main()
