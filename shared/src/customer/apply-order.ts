import { dayOf } from '../maths/calendar.ts'
import { hourOf } from '../maths/hour-of.ts'
import { limits } from '../wire/limits.ts'
import type { Refund } from '../wire/order.ts'
import { defaultRecommendationSettings } from '../wire/recommendation-settings.ts'
import type { BasketFact, OrderFact } from './fact.ts'
import { type KnownOrder, orderAmounts } from './known-order.ts'
import { lineFacts } from './order-lines.ts'
import { addFact } from './outbox.ts'
import { type Click, inTime, kept, lastSeen, type Profile } from './profile.ts'
import { type Act, addToTaste, emptyTaste } from './taste.ts'
import { type Touch, type Touches, touchesBefore, touchesOf } from './touch.ts'
import { withOrderAt } from './visits.ts'

/** How long after a click on a shelf an order still counts as its work, in milliseconds (7 days). */
export const attributionWindowMs = 7 * 86_400_000

/** An order as the profile keeps it: with the shelf clicks that led to its lines, found once, when it first came. */
export interface KeptOrder extends KnownOrder {
  clicks: Record<number, Pick<Click, 'placement' | 'recommender'>>
  /** What each line said about taste when the order first came, so that it can be taken back in full. */
  taste_weight?: number
  /** Through which channels the buyer came, found once as well. */
  touches?: Touches
  /** No earlier order was known when it came. */
  first?: true
}

export interface OrderContext {
  /** The person's key. */
  person: string
  /** Facts up to this number may be on their way. */
  sealed: number
  /** The store's time zone. */
  timeZone: string
  /** Clicks that led to the order, besides the profile's own. */
  clicks?: readonly Click[]
  /** Visits that led to the order, where they were another's: a guest's browser. */
  touches?: readonly Touch[]
  /** What a line of an order says about taste, in product views. */
  tasteWeight?: number
}

export type OrderOutcome = 'created' | 'updated' | 'unchanged'

/**
 * The profile and the kept order after an order was reported. One that is not newer than what is kept changes
 * nothing; a newer one replaces it, its known refunds included.
 */
export function applyOrder(
  profile: Profile,
  kept_: KeptOrder | null,
  order: KnownOrder,
  context: OrderContext,
): { profile: Profile; order: KeptOrder; outcome: OrderOutcome } {
  if (kept_ && order.updated_at <= kept_.updated_at) return { profile, order: kept_, outcome: 'unchanged' }
  const { placed_by: placedBy, ...plain } = order
  const refunds = mergeRefunds(kept_?.refunds ?? [], order.refunds)
  const clicks = kept_?.clicks ?? clicksFor([...profile.clicks, ...(context.clicks ?? [])], order)
  const next: KeptOrder = {
    ...plain,
    refunds,
    clicks,
    taste_weight: kept_?.taste_weight ?? weightOf(profile, context),
    ...comingOf(profile, kept_, order, context),
  }
  const outcome = kept_ ? 'updated' : 'created'
  const told = { ...context, ...(placedBy === undefined ? {} : { placedBy }) }
  return {
    profile: telling(coloured(profile, kept_, next), kept_, next, told, outcome),
    order: next,
    outcome,
  }
}

/**
 * The profile and the kept order after a refund in the order's currency; one that is known already changes nothing. No
 * amount is kept that is larger than any may be.
 */
export function applyRefund(
  profile: Profile,
  order: KeptOrder,
  refund: Refund,
  context: OrderContext,
): { profile: Profile; order: KeptOrder; outcome: OrderOutcome } {
  if (order.refunds.some(({ id }) => id === refund.id)) return { profile, order, outcome: 'unchanged' }
  const amount_minor = Math.min(Math.round(refund.amount_minor * (order.rate ?? 1)), limits.amountMinor)
  const next: KeptOrder = { ...order, refunds: [...order.refunds, { ...refund, amount_minor }] }
  return {
    profile: telling(coloured(profile, order, next), order, next, context, 'refunded'),
    order: next,
    outcome: 'updated',
  }
}

/** How the buyer came, and whether it was their first order: found when the order first comes, and kept. */
function comingOf(
  profile: Profile,
  kept_: KeptOrder | null,
  order: KnownOrder,
  context: OrderContext,
): Pick<KeptOrder, 'touches' | 'first'> {
  const visits = [...touchesOf(profile), ...(context.touches ?? [])].sort((a, b) => a.at - b.at)
  const touches = kept_ ? kept_.touches : touchesBefore(visits, order.created_at)
  const isFirst = kept_ ? kept_.first : !profile.order_times?.some((at) => at <= order.created_at)
  return { ...(touches ? { touches } : {}), ...(isFirst ? { first: true } : {}) }
}

/** What the rest of the system hears of an order as it now stands, and what the profile remembers of it. */
function telling(
  profile: Profile,
  before: KeptOrder | null,
  order: KeptOrder,
  { person, sealed, timeZone, placedBy }: OrderContext & { placedBy?: string },
  what: 'created' | 'updated' | 'refunded',
): Profile {
  const { gross_minor, net_minor } = orderAmounts(order)
  const numbers = knownItems(order)
  const fact: Omit<OrderFact, 'n'> = {
    kind: 'order',
    order: order.id,
    day: dayOf(order.created_at, timeZone),
    at: order.created_at,
    updated_at: order.updated_at,
    gross_minor,
    net_minor,
    ...(order.discount_minor > 0 ? { discount_minor: order.discount_minor } : {}),
    ...(order.refunds.length > 0 ? { refund_minor: refunded(order) } : {}),
    cancelled: order.cancelled,
    lines: lineFacts(order.lines),
    ...(order.gift ? { gift: true } : {}),
    ...(order.problems ? { problems: order.problems } : {}),
    attributed: order.cancelled ? [] : attributedLines(order),
    hour: hourOf(order.created_at, timeZone),
    ...(order.touches ? { touches: order.touches } : {}),
    ...(order.first ? { first: true } : {}),
    ...(order.name ? { name: order.name } : {}),
    ...(placedBy === undefined ? {} : { placed_by: placedBy }),
    ...(what === 'updated'
      ? {}
      : {
          live: {
            type: what === 'created' ? 'order' : 'refund',
            at:
              what === 'created' ? order.created_at : (order.refunds.at(-1)?.created_at ?? order.created_at),
            person,
            name: what === 'created' ? 'purchase' : 'refund',
            amount_minor: what === 'created' ? gross_minor : (order.refunds.at(-1)?.amount_minor ?? 0),
          },
        }),
  }
  const basket: Omit<BasketFact, 'n'> = {
    kind: 'basket',
    order: order.id,
    at: order.created_at,
    items: order.cancelled ? [] : numbers,
  }
  const held = before && !before.cancelled ? knownItems(before) : []
  const gone = held.filter((n) => !basket.items.includes(n))
  if (gone.length > 0) basket.gone = gone
  let next: Profile = { ...profile, last_at: lastSeen(profile, order.created_at) }
  next.created_at = Math.min(profile.created_at, order.created_at)
  if (order.name) next.name = order.name
  if (what === 'created' && !order.cancelled) {
    for (const n of numbers) {
      next.purchases = inTime(next.purchases, { n, at: order.created_at }, kept.purchases)
    }
  }
  if (order.cancelled) next.purchases = next.purchases.filter(({ at }) => at !== order.created_at)
  next = addFact(next, fact, sealed)
  if (what === 'created' && !order.cancelled) next = withOrderAt(next, order.created_at, { sealed, timeZone })
  // A single product was bought together with nothing, but it was bought: popularity and "of 120 who bought" count it.
  return basket.items.length > 0 || gone.length > 0 ? addFact(next, basket, sealed) : next
}

function weightOf(
  { about }: Profile,
  { tasteWeight = defaultRecommendationSettings.weights.purchase }: OrderContext,
): number {
  return about?.personalisation === false ? 0 : tasteWeight
}

/**
 * The profile with the order's word on taste in place of what it said before. In whole numbers, so that in the end only
 * the order as it stands has said anything, whatever it went through.
 */
function coloured(profile: Profile, before: KeptOrder | null, after: KeptOrder): Profile {
  const acts = [...(before ? actsOf(before, -1) : []), ...actsOf(after, 1)]
  return acts.length === 0 ? profile : { ...profile, taste: addToTaste(profile.taste ?? emptyTaste, acts) }
}

/** What was bought for oneself and kept tells of taste; presents and what came back do not. */
function actsOf(order: KeptOrder, sign: 1 | -1): Act[] {
  const { taste_weight = 0, lines, created_at, gift, cancelled } = order
  const isBack = order.refunds.length > 0 && orderAmounts(order).net_minor <= 0
  if (taste_weight === 0 || cancelled || gift || isBack) return []
  return [{ at: created_at, weight: sign * taste_weight, facets: lines.map(({ facets }) => facets ?? null) }]
}

/** For each line, the newest click on its product in the 7 days before the order. */
function clicksFor(clicks: readonly Click[], order: KnownOrder): KeptOrder['clicks'] {
  const found: KeptOrder['clicks'] = {}
  for (const { n, at, placement, recommender } of clicks) {
    const isInWindow =
      at <= order.created_at + clockToleranceMs && at >= order.created_at - attributionWindowMs
    if (isInWindow && order.lines.some((line) => line.n === n)) found[n] = { placement, recommender }
  }
  return found
}

/** The shop's clock and ours may differ by this much. */
const clockToleranceMs = 60_000

function attributedLines(order: KeptOrder): OrderFact['attributed'] {
  return order.lines.flatMap((line) => {
    const click = order.clicks[line.n]
    return click ? [{ ...click, amount_minor: line.total_minor }] : []
  })
}

/** Its products that the catalogue knows, each once. */
function knownItems({ lines }: KeptOrder): number[] {
  return [...new Set(lines.map(({ n }) => n).filter((n) => n > 0))]
}

function refunded({ refunds }: KeptOrder): number {
  return refunds.reduce((sum, { amount_minor }) => sum + amount_minor, 0)
}

/** Each refund once, as it was told last. */
function mergeRefunds(a: readonly Refund[], b: readonly Refund[]): Refund[] {
  return [...new Map([...a, ...b].map((refund) => [refund.id, refund])).values()]
}
