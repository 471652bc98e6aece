import { factContribution, isFullPrice } from '#shared/insight/fact-contribution'
import {
  addTrade,
  noTrade,
  type PersonTrade,
  type ScoreSums,
  scoreCard,
  startScores,
} from '#shared/insight/scorecard'
import type { PersonLabel } from '#shared/wire/drivers'
import type { ScorecardAnswer } from '#shared/wire/scorecard'
import type { Condition } from '../people/person-filter.ts'
import type { Work } from '../work.ts'
import type { LabelColumn } from './label-sql.ts'
import { type SoldOrder, soldPages } from './sold-orders.ts'

export interface ScorecardQuery {
  currency: string
  from: string
  to: string
  by: PersonLabel
  assumed: ScorecardAnswer['assumed']
  /** Only these people; everybody when left out. */
  among?: Condition | undefined
}

/** The scorecards of a period; pending without a column. */
export function* scorecard(
  sql: SqlStorage,
  query: ScorecardQuery,
  column: LabelColumn | null,
): Work<ScorecardAnswer> {
  const { currency, from, to, by, assumed } = query
  const groups = new Map<string | null, ScoreSums>()
  const everybody = startScores()
  for (const page of column ? soldPages(sql, query, column.sql) : []) {
    for (const orders of page) {
      const trade = tradeOf(orders, assumed)
      const label = column!.labelOf(orders[0]!.label)
      const group = groups.get(label) ?? startScores()
      groups.set(label, group)
      addTrade(group, trade)
      addTrade(everybody, trade)
    }
    yield
  }
  const cards = [...groups].map(([label, sums]) => ({ label, name: null, ...scoreCard(sums) }))
  return {
    state: column ? 'ready' : 'pending',
    currency,
    from,
    to,
    by,
    assumed,
    groups: cards.sort((a, b) => b.captured.contribution - a.captured.contribution),
    everybody: scoreCard(everybody),
  }
}

/**
 * A person's orders together. Points follow what is spent, so those of the period are the share of all points ever earned
 * that its net spend has in all net spend: the ledger itself is with the customer.
 */
function tradeOf(orders: readonly SoldOrder[], assumed: ScorecardAnswer['assumed']): PersonTrade {
  const trade = noTrade()
  for (const { fact } of orders) {
    const amounts = factContribution(fact, assumed)
    for (const key of Object.keys(amounts) as (keyof typeof amounts)[]) trade[key] += amounts[key]
    trade.orders++
    const full = isFullPrice(fact)
    if (full !== null) trade.told++
    if (full) trade.full++
  }
  const { points_earned, net_ever } = orders[0]!
  const share = net_ever > 0 ? Math.min(1, Math.max(0, trade.net / net_ever)) : 0
  trade.points = Math.round(points_earned * share * assumed.minor_per_redeemed_point)
  return trade
}
