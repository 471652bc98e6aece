import { type KnownOrder, orderAmounts } from '../customer/known-order.ts'
import { dayOf } from '../maths/calendar.ts'
import type { BonusRule, HoldReason, PointsEntry, PointsPolicy } from '../wire/points.ts'
import { expiryOf, nextEntry } from './post.ts'
import { clawable, replay } from './replay.ts'

export interface OrderPointsContext {
  policy: PointsPolicy
  now: number
  timeZone: string
  /** The person's tier and what it multiplies points by. */
  tier?: { id: string; multiplier: number }
  isFirstOrder: boolean
}

/** A ledger's rows by the order they are about, and which rows were cancelled in review. */
export interface RowsOfOrders {
  rows: ReadonlyMap<string, readonly PointsEntry[]>
  cancelled: ReadonlySet<number>
}

const dayMs = 86_400_000

/** The rows that orders wrote, found once for many orders. */
export function rowsOfOrders(entries: readonly PointsEntry[]): RowsOfOrders {
  const rows = new Map<string, PointsEntry[]>()
  const cancelled = new Set<number>()
  for (const row of entries) {
    if (row.kind === 'cancel' && row.of !== undefined) cancelled.add(row.of)
    if (row.order === undefined || (row.kind !== 'earn' && row.kind !== 'clawback')) continue
    const own = rows.get(row.order)
    if (own) own.push(row)
    else rows.set(row.order, [row])
  }
  return { rows, cancelled }
}

/**
 * The row an order adds to its buyer's ledger as it now stands; null when nothing is to be added. The first row with
 * points fixes what a net unit of this order earns (one of none says that it was too small, and holds until it becomes
 * larger); afterwards the points always stand in that proportion to what is left of it, so
 * a refund takes its part and telling the same order again does nothing. What was spent meanwhile is forgiven or owed,
 * as the policy says.
 */
export function orderEntry(
  entries: readonly PointsEntry[],
  order: KnownOrder,
  context: OrderPointsContext,
  rowsOf: RowsOfOrders = rowsOfOrders(entries),
): PointsEntry | null {
  const { policy, now } = context
  const own = rowsOf.rows.get(order.id) ?? []
  const first = own.find(({ points }) => points > 0)
  if (own.some(({ n }) => rowsOf.cancelled.has(n))) return null
  const net = Math.max(0, orderAmounts(order).net_minor)
  if (!first) {
    const isKnown = own.some(({ basis_minor = 0 }) => basis_minor >= net)
    return isKnown ? null : firstEntry(entries, order, net, { ...context, before: own.length })
  }
  const target = inProportion(first.points, net, first.basis_minor ?? 0)
  const posted = own.reduce((sum, { points, forgiven = 0 }) => sum + points - forgiven, 0)
  const forgiven = own.reduce((sum, row) => sum + (row.forgiven ?? 0), 0)
  if (target > posted) {
    // What was forgiven of this order was spent: it is not given a second time.
    const had = Math.min(forgiven, target - posted)
    return nextEntry(entries, now, {
      kind: 'earn',
      key: `order:${order.id}:${own.length}`,
      order: order.id,
      points: target - posted - had,
      ...(had > 0 ? { forgiven: -had } : {}),
      placed_at: order.created_at,
      ...termsOf(order, policy),
    })
  }
  const excess = posted - target
  const wanted = excess + Math.min(forgiven, givenBackSince(entries, own))
  const most = policy.negative_balance === 'allowed' ? wanted : clawable(replay(entries, now), order.id)
  const taken = Math.min(wanted, most)
  if (excess === 0 && taken === 0) return null
  return nextEntry(entries, now, {
    kind: 'clawback',
    key: `order:${order.id}:${own.length}`,
    order: order.id,
    points: -taken,
    ...(taken === excess ? {} : { forgiven: excess - taken }),
  })
}

/**
 * Spent points that came back after some of an order's were forgiven for being spent, less what was taken of them since:
 * forgiven is what cannot be had, and these can.
 */
function givenBackSince(entries: readonly PointsEntry[], own: readonly PointsEntry[]): number {
  const since = own.findLast(({ forgiven = 0 }) => forgiven > 0)?.n
  if (since === undefined) return 0
  const later = entries.filter(({ n }) => n > since)
  const back = later.reduce((sum, { kind, points }) => sum + (kind === 'rollback' ? points : 0), 0)
  const taken = later.reduce((sum, { forgiven = 0 }) => sum + Math.max(0, -forgiven), 0)
  return Math.max(0, back - taken)
}

function firstEntry(
  entries: readonly PointsEntry[],
  order: KnownOrder,
  net: number,
  context: OrderPointsContext & { before: number },
): PointsEntry | null {
  const { policy, now, timeZone, before } = context
  const isTooEarly = policy.starts_on !== undefined && dayOf(order.created_at, timeZone) < policy.starts_on
  const terms = termsOf(order, policy)
  const isOver = terms.expires_at !== null && terms.expires_at <= now
  if (!policy.enabled || isTooEarly || isOver) return null
  if (net === 0) return null
  // Of no point there is a row, too: else the order would be asked again, and earn by a tier that came after it.
  const { points, bonuses } = pointsFor(order, net, context)
  const held = points > 0 ? velocity(entries, order.created_at, points, policy) : []
  return nextEntry(entries, now, {
    kind: 'earn',
    key: before === 0 ? `order:${order.id}` : `order:${order.id}:${before}`,
    order: order.id,
    points,
    placed_at: order.created_at,
    basis_minor: net,
    ...terms,
    ...(bonuses.length > 0 ? { bonuses } : {}),
    ...(held.length > 0 ? { held } : {}),
  })
}

/** Points for a net amount: net / minor per point × tier's multiplier, and what each bonus rule adds, rounded down. */
function pointsFor(
  order: KnownOrder,
  net: number,
  context: OrderPointsContext,
): { points: number; bonuses: { rule: string; points: number }[] } {
  const { policy, tier } = context
  const perMinor = 1 / policy.minor_per_point
  const base = whole(net * perMinor * (tier?.multiplier ?? 1))
  const bonuses = policy.bonus_rules
    .filter((rule) => holds(rule, order, net, context))
    .map((rule) => ({
      rule: rule.id,
      points:
        rule.points ?? whole(net * perMinor * ((rule.multiplier ?? 1) - 1) * matchingShare(rule, order)),
    }))
    .filter(({ points }) => points > 0)
  return { points: base + bonuses.reduce((sum, { points }) => sum + points, 0), bonuses }
}

function holds(
  rule: BonusRule,
  order: KnownOrder,
  net: number,
  { tier, timeZone, isFirstOrder }: OrderPointsContext,
): boolean {
  const day = dayOf(order.created_at, timeZone)
  if (net === 0 || net < (rule.min_net_minor ?? 0)) return false
  if ((rule.from && day < rule.from) || (rule.until && day > rule.until)) return false
  if (rule.first_order !== undefined && rule.first_order !== isFirstOrder) return false
  if (rule.tiers && !(tier && rule.tiers.includes(tier.id))) return false
  return matchingShare(rule, order) > 0
}

/** The part of the order's gross amount in lines the rule is about; 1 for a rule about all. */
function matchingShare(rule: BonusRule, order: KnownOrder): number {
  const { categories, brands } = rule
  if (!categories && !brands) return 1
  let all = 0
  let matching = 0
  for (const { facets, total_minor } of order.lines) {
    const isOf =
      facets?.categories?.some((name) => categories?.includes(name)) ||
      (facets?.brand !== undefined && brands?.includes(facets.brand))
    all += total_minor
    if (isOf) matching += total_minor
  }
  return all > 0 ? matching / all : 0
}

/** Too many orders, or too many points, within a day of each other: somebody should look at it. */
function velocity(
  entries: readonly PointsEntry[],
  placedAt: number,
  points: number,
  policy: PointsPolicy,
): HoldReason[] {
  const near = entries.filter(
    ({ kind, placed_at }) =>
      kind === 'earn' && placed_at !== undefined && Math.abs(placedAt - placed_at) < dayMs,
  )
  const sum = near.reduce((total, row) => total + row.points, points)
  const held: HoldReason[] = []
  if (near.length >= policy.max_orders_per_day) held.push('order_velocity')
  if (sum > policy.max_points_per_day) held.push('points_velocity')
  return held
}

function termsOf(
  order: KnownOrder,
  policy: PointsPolicy,
): { available_at: number; expires_at: number | null } {
  const available_at = order.created_at + policy.pending_days * dayMs
  return { available_at, expires_at: expiryOf(available_at, policy) }
}

/** points × part / all, rounded down; exact for any amounts. */
function inProportion(points: number, part: number, all: number): number {
  return all === 0 ? 0 : Number((BigInt(points) * BigInt(part)) / BigInt(all))
}

/** Rounded down, but not for a digit that only the computer's fractions lost. */
function whole(points: number): number {
  return Math.floor(points + 1e-9)
}
