import type {
  BaseForecast,
  BaseResults,
  BaseRetention,
  BaseValue,
  CubeAxis,
  CubeCell,
  KeptSegments,
} from '../../wire/customer-base.ts'
import { aliveFrom, worthFrom } from '../alive-grid.ts'
import { quantileBreaks } from '../breaks.ts'
import { cohortTable } from '../cohorts.ts'
import { customerEquity } from '../customer-equity.ts'
import { flowWindows, repeatRate } from '../customer-flow.ts'
import type { BaseModel } from '../customer-outlook.ts'
import { backTest, type Forecast, forecast } from '../forecast.ts'
import { expectedValue } from '../gamma-gamma.ts'
import { lorenz, topFrom, topShare } from '../lorenz.ts'
import { mbgNbd } from '../mbg-nbd.ts'
import { centreInUnits } from './cluster-phase.ts'
import { type CustomerBase, type QuarterSums, quarterDays, type RunState } from './run-state.ts'

const dayMs = 86_400_000
/** A year's discount of money, for the equity of the base. */
const yearlyDiscount = 0.1
const weeks = quarterDays / 7

/** What a run that is done has found. One pass over what everybody is worth. */
export function runResults(state: RunState, base: CustomerBase): BaseResults {
  const { sums } = state
  const spread = lorenz(base.worth())
  const reached = sums.best.reduce((sum, { value }) => sum + value, 0)
  return {
    run: { version: state.version, as_of: isoOf(state.today), customers: state.customers },
    value: worthOf(state),
    segments: segmentsOf(state),
    retention: retentionOf(state),
    spread: {
      total: spread.total,
      gini: spread.gini,
      curve: spread.curve,
      top: [0.01, 0.05, 0.1, 0.2, 0.5].map((share) => ({
        share,
        brings: topShare(spread, share),
        from: topFrom(spread, share),
      })),
      key_share: sums.lifetime > 0 ? reached / sums.lifetime : 0,
    },
    forecast: forecastOf(state),
  }
}

function worthOf({ model, obstacle, sums, customers, sample }: RunState): BaseValue {
  if (!model) return { obstacle, fit: null, outlook: null, equity: null }
  const { orders, spending, mean_worth, log_likelihood, correlation } = model
  const { yearly } = sums
  return {
    obstacle: null,
    fit: {
      model: 'MBG/NBD',
      parameters: orders,
      log_likelihood,
      spending,
      correlation,
      mean_worth: Math.round(mean_worth),
      sample: sample.length,
    },
    outlook: {
      mean_alive: sums.alive / customers,
      alive_tenths: sums.aliveTenths,
      expected_orders: sums.expected,
      lifetime_value: Math.round(sums.lifetime),
      lifetime_value_percentiles: quantileBreaks(sums.sampledLifetimes, 100),
      year_worth_percentiles: quantileBreaks(sums.sampledYears, 100),
    },
    equity:
      yearly.customers > 0
        ? customerEquity({
            customers: yearly.customers,
            margin: Math.round(yearly.worth / yearly.customers),
            retention: Math.min(1, yearly.back / yearly.customers),
            discount: yearlyDiscount,
          })
        : null,
  }
}

function segmentsOf({ breaks, sums, clusters, seed, adjustedRand, terciles }: RunState): KeptSegments {
  const none = { customers: 0, worth: 0 }
  const cubes: Record<CubeAxis, CubeCell[]> = { tenure: [], country: [], age: [] }
  for (const [key, counted] of Object.entries(sums.cells)) {
    const [axis, tercile, cluster, group] = key.split(' ')
    const cell = { tercile: Number(tercile), cluster: Number(cluster), group: group || null, ...counted }
    cubes[axis as CubeAxis].push(cell)
  }
  for (const cells of Object.values(cubes)) {
    cells.sort((a, b) => b.tercile - a.tercile || a.cluster - b.cluster || b.customers - a.customers)
  }
  return {
    rfm: {
      breaks,
      grid: [5, 4, 3, 2, 1].flatMap((recency) =>
        [1, 2, 3, 4, 5].map((frequency) => ({
          recency,
          frequency,
          ...(sums.grid[`${recency} ${frequency}`] ?? none),
        })),
      ),
      segments: Object.entries(sums.segments)
        .map(([segment, counted]) => ({ segment, ...counted }))
        .sort((a, b) => b.worth - a.worth),
    },
    clusters: clusters && {
      k: clusters.centres.length,
      silhouette: clusters.silhouette,
      seed,
      adjusted_rand: adjustedRand,
      list: clusters.centres.map((_, cluster) => {
        const own = cubes.tenure.filter((cell) => cell.cluster === cluster)
        const [worth, orders, days_since, tenure, troubled] = centreInUnits(clusters, cluster)
        return {
          cluster,
          customers: own.reduce((sum, cell) => sum + cell.customers, 0),
          worth: own.reduce((sum, cell) => sum + cell.worth, 0),
          centre: {
            worth: worth!,
            orders: orders!,
            days_since: days_since!,
            tenure: tenure!,
            troubled: troubled!,
          },
        }
      }),
    },
    cube_breaks: terciles,
    cubes,
  }
}

function retentionOf({ cohorts, windows, today, sums }: RunState): BaseRetention {
  return {
    repeat_rate: repeatRate(windows),
    cohorts: cohortTable(cohorts, today),
    windows: flowWindows(windows).map((window) => ({
      ...window,
      from: isoOf(window.from),
      to: isoOf(window.to),
    })),
    alive_by_worth: Object.entries(sums.aliveByWorth).map(([key, counted]) => {
      const [alive, worth] = key.split(' ')
      return {
        alive_from: aliveFrom(Number(alive)),
        worth_from: worthFrom(Number(worth)),
        ...counted,
      }
    }),
  }
}

/** Days with an order are what the models count; the forecast tells of orders, at as many a day as there were. */
function forecastOf(state: RunState): BaseForecast {
  const { model, pastModel, sums, quarters, totals } = state
  if (!model) return { weeks, forecast: null, back_test: null }
  const perDay = totals.orders / Math.max(1, totals.days)
  const [now, before] = quarters
  const ahead = inOrders(aheadOf(model, sums.ahead, now), perDay)
  if (!pastModel) return { weeks, forecast: ahead, back_test: null }
  const made = inOrders(aheadOf(pastModel, sums.past, before), perDay)
  return {
    weeks,
    forecast: ahead,
    back_test: {
      orders: backTest(made.orders, now.orders, before.orders),
      revenue: backTest(made.revenue, now.worth, before.worth),
    },
  }
}

function aheadOf(model: BaseModel, known: { orders: number; worth: number }, lately: QuarterSums): Forecast {
  const nothing = { repeats: 0, value: 0 }
  return forecast({
    weeks,
    known: known.orders > 0 ? [{ orders: known.orders, worth: known.worth / known.orders }] : [],
    newcomersPerWeek: lately.newcomers / weeks,
    firstWorth: lately.firstWorth / Math.max(1, lately.newcomers),
    repeatWorth: model.spending ? expectedValue(model.spending, nothing) : model.mean_worth,
    ordersOfNew: (time) => mbgNbd.expectedOrdersOfNew(model.orders, time),
  })
}

function inOrders(found: Forecast, perDay: number): Forecast {
  return {
    ...found,
    revenue: Math.round(found.revenue),
    known_revenue: Math.round(found.known_revenue),
    new_revenue: Math.round(found.new_revenue),
    orders: found.orders * perDay,
    known_orders: found.known_orders * perDay,
    new_orders: found.new_orders * perDay,
  }
}

function isoOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}
