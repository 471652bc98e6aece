import { parseArgs } from 'node:util'
import { addToCohorts, cohortTable, startCohorts } from '../shared/src/insight/cohorts.ts'
import { addToFlow, flowWindows, repeatRate, startFlow } from '../shared/src/insight/customer-flow.ts'
import { keyAccounts } from '../shared/src/insight/key-accounts.ts'
import { lorenz, topShare } from '../shared/src/insight/lorenz.ts'
import { qualifyingTier } from '../shared/src/loyalty/tier-engine.ts'
import { defaultTierProgramme } from '../shared/src/wire/tier.ts'
import { missingData, onlineRetail, type Retail } from './base/data.ts'
import { amountIn, backTestedQuarter } from './base/forecast.ts'
import { goods } from './base/goods.ts'
import { ruleChecks } from './base/rules.ts'
import { centreLines, cubeLines, explained, groupLines, segmentsOn, stability } from './base/segments.ts'
import { fitLine, modelErrors } from './purchases/fit-lines.ts'
import { fitOrders } from './purchases/fits.ts'
import { errorLines, holdoutOf, ruleErrors } from './purchases/holdout.ts'
import { dayFrom, isoOf } from './purchases/log-fields.ts'
import { check, checkLines } from './purchases/reference.ts'

/** What the insights say of a real shop's customers, and whether its past would have foretold its last quarter. */

const usage = 'Usage: npm run bench -- base [--json]'

const end = dayFrom(2011, 12, 9)!
/** The last day of the first nine months. */
const cut = dayFrom(2011, 8, 31)!

function main(): void {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const print = (result: object) => {
    if (values.json) console.log(JSON.stringify({ bench: 'base', ...result }))
  }
  const missing = missingData()
  if (missing) {
    console.log(`the data of this bench is not here (${missing}): skipped`)
    print({ skipped: true })
    return
  }
  const retail = onlineRetail()
  print({
    online_retail: { ...portrait(retail), ...movement(retail), ...segments(retail), ...prediction(retail) },
    groceries: groceries(),
    goods: goods(),
  })
}

/** Who brings what. */
function portrait(retail: Retail): object {
  const purchases = [...retail.customers.values()]
  const worth = purchases.map((bought) => amountIn(bought, 0, end))
  const spread = lorenz(worth)
  const orders = purchases.reduce((sum, bought) => sum + bought.length, 0)
  const checks = [
    check('customers', purchases.length, 4_338, 0),
    check('orders', orders, 18_532, 0),
    // The published sum is of unrounded lines.
    check('revenue in pounds', spread.total / 100, 8_911_407.9, 0.5),
  ]
  console.log('Online retail, the whole year:')
  for (const line of checkLines(checks)) console.log(line)
  if (checks.some(({ ok }) => !ok)) process.exitCode = 1
  const top20 = topShare(spread, 0.2)
  console.log(
    `  top 20 % bring ${percent(top20)}, top 5 % ${percent(topShare(spread, 0.05))}; Gini ${spread.gini?.toFixed(4)}`,
  )
  const ids = [...retail.customers.keys()]
  const half = keyAccounts(
    worth.map((value, i) => ({ id: ids[i]!, value, alive: 1 })),
    0.5,
  )
  console.log(`  half of all sales comes from ${half.length} customers`)
  return {
    customers: purchases.length,
    orders,
    revenue_minor: spread.total,
    top_20: rounded(top20),
    gini: rounded(spread.gini),
    half_from: half.length,
  }
}

/** Who comes, stays and goes. */
function movement({ customers }: Retail): object {
  const cohorts = startCohorts('month')
  const flow = startFlow(end, 91)
  const tiers = tierCounts(customers.values())
  for (const bought of customers.values()) {
    addToCohorts(cohorts, bought)
    addToFlow(flow, bought)
  }
  const table = cohortTable(cohorts, end)
  console.log(`  repeat rate ${percent(repeatRate(flow))}: customers with two orders or more`)
  console.log(
    '\nCohorts by month of the first order: customers, then how many of them ordered 1, 2, … months later',
  )
  for (const { name, customers: size, cells } of table) {
    const later = cells.slice(1).map(({ people, complete }) => `${people}${complete ? '' : '*'}`.padStart(5))
    console.log(`  ${name}${`${size}`.padStart(6)} ${later.join('')}`)
  }
  console.log('  * the month was not over\n\nQuarters of 91 days:')
  for (const one of flowWindows(flow)) {
    console.log(
      `  from ${isoOf(one.from)}: ${one.active} active, ${one.fresh} new, ${one.kept} kept, ${one.won_back} won back, ` +
        `${one.lapsed} lapsed; retention ${percent(one.retention_rate)}, quick ratio ${one.quick_ratio?.toFixed(2) ?? '–'}`,
    )
  }
  console.log(
    `\nTiers of the default programme at the end: ${Object.entries(tiers)
      .map(([tier, n]) => `${n} ${tier}`)
      .join(', ')}`,
  )
  return {
    repeat_rate: rounded(repeatRate(flow)),
    cohorts: table.map(({ name, cells }) => ({ name, people: cells.map(({ people }) => people) })),
    quarters: flowWindows(flow),
    tiers,
  }
}

/** How many would be in which tier: net spend of the last 365 days against the default thresholds. */
function tierCounts(customers: Iterable<Parameters<typeof amountIn>[0]>): Record<string, number> {
  const programme = defaultTierProgramme(100)
  const counts = Object.fromEntries(programme.tiers.map(({ id }) => [id, 0]))
  for (const bought of customers) {
    const tier = programme.tiers[qualifyingTier(programme, amountIn(bought, end - 365, end))]!
    counts[tier.id]! += 1
  }
  return counts
}

function segments(retail: Retail): object {
  const before = segmentsOn(retail, cut)
  const now = segmentsOn(retail, end)
  const rand = stability(before, now)
  const share = explained(retail, before, cut, end)
  console.log('\nRFM segments at the end:')
  for (const line of groupLines(now.segments, now.rows)) console.log(line)
  console.log(
    `\n${now.clusters?.k} clusters by silhouette (${now.clusters?.silhouette?.toFixed(3)}) in ${now.ms} ms; ` +
      `against those of ${isoOf(cut)}: adjusted Rand ${rand?.toFixed(3)}`,
  )
  for (const line of [...centreLines(now), ...cubeLines(retail, now)]) console.log(line)
  console.log(`\nShare of the differences in what was spent after ${isoOf(cut)} that each explains (η²):`)
  for (const [name, value] of Object.entries(share)) console.log(`  ${name.padEnd(18)}${value?.toFixed(4)}`)
  return {
    clusters: {
      k: now.clusters?.k,
      silhouette: rounded(now.clusters?.silhouette),
      adjusted_rand: rounded(rand),
    },
    explained: Object.fromEntries(Object.entries(share).map(([name, value]) => [name, rounded(value)])),
  }
}

/** Nine months known, the rest foretold. */
function prediction({ customers }: Retail): object {
  const holdout = holdoutOf(customers.values(), cut, end)
  const fits = fitOrders(holdout.histories)
  if ('obstacle' in fits) throw new Error(fits.obstacle)
  console.log(`\nFitted up to ${isoOf(cut)}:`)
  for (const line of [
    fitLine('BG/NBD', fits.bg),
    fitLine('MBG/NBD', fits.mbg),
    fitLine('Pareto/NBD', fits.pareto),
  ]) {
    console.log(`  ${line}`)
  }
  const models = modelErrors(fits, holdout)
  const rules = ruleErrors(holdout)
  const actual = holdout.actual.reduce((sum, orders) => sum + orders, 0)
  console.log(`Predicting ${isoOf(cut + 1)} to ${isoOf(end)}, by customer:`)
  for (const line of errorLines([...models, ...rules], actual)) console.log(line)
  const [last] = rules
  const beaten = models.every(({ spearman }) => (spearman ?? -1) > (last?.spearman ?? 1))
  console.log(
    beaten
      ? 'every model ranks better than “same as last period”'
      : 'A MODEL RANKS NO BETTER THAN LAST PERIOD',
  )
  if (!beaten) process.exitCode = 1
  return {
    holdout: { actual, models, rules, beats_last_period_by_spearman: beaten },
    forecast: quarter(customers),
  }
}

function quarter(customers: Retail['customers']): object {
  const tested = [end - 2 * 91, end - 91].map((day) => ({
    day,
    ...backTestedQuarter([...customers.values()], day),
  }))
  console.log('\nForecasts of a quarter (91 days), as they would have been made:')
  for (const { day, orders, revenue } of tested) {
    for (const [what, one, unit] of [
      ['orders', orders, 1],
      ['revenue £', revenue, 100],
    ] as const) {
      console.log(
        `  from ${isoOf(day + 1)} ${what.padEnd(10)}${(one.predicted / unit).toFixed(0).padStart(9)}, came ${(one.actual / unit).toFixed(0).padStart(9)}: ` +
          `off by ${percent(one.error)} (same as the quarter before: ${percent(one.naive_error)})`,
      )
    }
  }
  return tested.map(({ day, orders, revenue }) => ({
    from: isoOf(day + 1),
    orders_error: rounded(orders.error),
    revenue_error: rounded(revenue.error),
  }))
}

function groceries(): object {
  const { checks, ms, counts } = ruleChecks()
  console.log(`\nGroceries (${ms} ms for all six):`)
  for (const line of checkLines(checks)) console.log(line)
  if (checks.some(({ ok }) => !ok)) process.exitCode = 1
  return {
    rules: counts,
    itemsets: checks[0]!.value,
    off: checks.filter(({ ok }) => !ok).map(({ name }) => name),
  }
}

function percent(share: number | null | undefined): string {
  return typeof share === 'number' ? `${(share * 100).toFixed(1)} %` : '–'
}

function rounded(x: number | null | undefined): number | null {
  return typeof x === 'number' ? Number(x.toFixed(6)) : null
}

main()
