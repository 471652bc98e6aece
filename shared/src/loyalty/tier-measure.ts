import { type KnownOrder, orderAmounts } from '../customer/known-order.ts'
import type { PointsEntry } from '../wire/points.ts'
import type { TierProgramme } from '../wire/tier.ts'
import type { Measure } from './tier-engine.ts'

/** What a person's tier may be measured by. */
export interface Measured {
  orders: readonly KnownOrder[]
  entries: readonly PointsEntry[]
  /** The composite value and the rank among all, 0 to 100, where somebody worked them out. */
  value: number | null
  topPercent: number | null
}

/** How much counts, by the programme's basis. A cancelled order never counted. */
export function measureOf({ basis, refunds }: TierProgramme, measured: Measured): Measure {
  const { orders, entries, value, topPercent } = measured
  const within = (from: number, to: number) =>
    orders.filter(({ cancelled, created_at }) => !cancelled && created_at > from && created_at <= to)
  switch (basis) {
    case 'net_spend':
      return (from, to, known) =>
        within(from, to).reduce(
          (sum, order) => sum + netKnown(order, refunds === 'ignored' ? Number.NEGATIVE_INFINITY : known),
          0,
        )
    case 'orders':
      return (from, to, known) =>
        within(from, to).filter((order) => refunds === 'ignored' || netKnown(order, known) > 0).length
    case 'points_earned':
      return (from, to, known) => pointsEarned(entries, from, to, refunds === 'ignored' ? null : known)
    case 'value':
      return () => value ?? 0
    case 'top_percent':
      return () => topPercent ?? 0
    default:
      return basis satisfies never
  }
}

/** The order's net amount with the refunds known at a moment. */
function netKnown(order: KnownOrder, known: number): number {
  return orderAmounts({ ...order, refunds: order.refunds.filter(({ created_at }) => created_at <= known) })
    .net_minor
}

/** Points credited in a time, less what was taken back of them (unless `known` is null); spending takes nothing. */
function pointsEarned(
  entries: readonly PointsEntry[],
  from: number,
  to: number,
  known: number | null,
): number {
  const credited = entries.filter(({ points, kind, held, n, at, placed_at }) => {
    const isReleased = entries.some((row) => row.kind === 'release' && row.of === n)
    const when = placed_at ?? at
    return points > 0 && kind !== 'rollback' && (!held || isReleased) && when > from && when <= to
  })
  let sum = 0
  for (const { points } of credited) sum += points
  if (known === null) return sum
  const orders = new Set(credited.flatMap(({ order }) => order ?? []))
  for (const row of entries) {
    const isOfThese = row.kind === 'clawback' && row.order !== undefined && orders.has(row.order)
    if (isOfThese && row.at <= known) sum += row.points - (row.forgiven ?? 0)
  }
  return sum
}
