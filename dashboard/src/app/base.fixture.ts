import { aliveFrom, worthFrom } from '#shared/insight/alive-grid'
import { addToCohorts, cohortTable, startCohorts } from '#shared/insight/cohorts'
import { lorenz, topFrom, topShare } from '#shared/insight/lorenz'
import type { BaseAnswer, BaseRetention, BaseSpread, BaseValue } from '#shared/wire/customer-base'
import { defaultValueSettings } from '#shared/wire/worth'

const run = { state: 'ready', version: 7, as_of: '2026-03-07', customers: 120 } as const
const worths = Array.from({ length: 120 }, (_, n) => (n + 1) ** 2 * 10)
const spread = lorenz(worths)

/** For tests: 120 customers, the n-th worth n² × 10 minor units; three key accounts. */
export const baseSpread: BaseAnswer<BaseSpread> = {
  ...run,
  total: spread.total,
  gini: spread.gini,
  curve: spread.curve,
  top: [0.01, 0.05, 0.1, 0.2, 0.5].map((share) => ({
    share,
    brings: topShare(spread, share),
    from: topFrom(spread, share),
  })),
  key_accounts: {
    share: 0.4,
    list: ['c:1', 'c:2', 'c:3'].map((person, n) => ({
      person,
      name: ['Ada', 'Bo', null][n] ?? null,
      value: 9_000 - n * 1_000,
      alive: 0.9 - n * 0.3,
      value_at_risk: 900 + n * 1_000,
    })),
  },
  at_risk: [],
}

/** For tests: settings with the weights nobody has changed. */
export const baseSettings = { value: defaultValueSettings }

const day = (iso: string) => Date.parse(iso) / 86_400_000
const sums = startCohorts('month')
for (let n = 0; n < 40; n++) {
  const first = n % 2 === 0 ? '2025-12-10' : '2026-01-10'
  const again = n % 4 < 2 ? [{ day: day(n % 2 === 0 ? '2026-01-15' : '2026-02-15'), amount: 500 }] : []
  addToCohorts(sums, [{ day: day(first), amount: 1_000 }, ...again])
}

/** For tests: forty customers of two months, half of whom came back in the next; and where they stand by chance and spend. */
export const baseRetention: BaseAnswer<BaseRetention> = {
  ...run,
  repeat_rate: 0.5,
  cohorts: cohortTable(sums, day('2026-03-07')),
  windows: [],
  alive_by_worth: [
    { alive_from: aliveFrom(2), worth_from: worthFrom(13), customers: 6, worth: 90_000 },
    { alive_from: aliveFrom(17), worth_from: worthFrom(7), customers: 34, worth: 60_000 },
  ],
}

/** For tests: a fit, and two in three probably customers still. */
export const baseValue: BaseAnswer<BaseValue> = {
  ...run,
  obstacle: null,
  fit: {
    model: 'MBG/NBD',
    parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
    log_likelihood: -100,
    spending: null,
    correlation: null,
    mean_worth: 1_000,
    sample: 120,
  },
  outlook: {
    mean_alive: 0.667,
    alive_tenths: [],
    expected_orders: { days_30: 1, days_90: 2, days_365: 3 },
    lifetime_value: 1,
    lifetime_value_percentiles: [],
    year_worth_percentiles: [],
  },
  equity: null,
}
