import { mean } from '../maths/ranks.ts'
import type { Need, NeedName, NeedSignal, Needs } from '../wire/worth.ts'
import { comingBack } from './coming-back.ts'
import type { KnownOrder } from './known-order.ts'
import type { ProfileSession, TimelineRow } from './profile.ts'
import { isReduced } from './promotions.ts'
import { fadedTaste, type Taste } from './taste.ts'

export interface NeedsInputs {
  taste: Taste
  orders: readonly KnownOrder[]
  sessions: readonly ProfileSession[]
  timeline: readonly TimelineRow[]
  now: number
  halfLifeDays: number
}

/** Observations that what is usual weighs as much as, in every signal. */
const usualWeighs = 5
/** By how many standard deviations a need must stand out from what is usual, and from the next. */
const margin = 0.25
/** A checkout begun this soon after the visit was quick, in milliseconds. */
const quickMs = 5 * 60_000

/**
 * What somebody looks for: five scores from 0 to 1, each from what tells of it, leaning on what is usual while there is
 * little: Σ (n · value + 5 · usual) / Σ (n + 5). The label is the need that stands out most, if one does.
 */
export function needsOf(inputs: NeedsInputs): Needs {
  const signals = signalsOf(inputs)
  const needs = (Object.keys(signals) as NeedName[]).map((need) => scored(need, signals[need]))
  const heights = needs
    .map(({ need, score, usual }) => ({ need, z: (score - usual) / Math.sqrt(usual * (1 - usual)) }))
    .sort((a, b) => b.z - a.z)
  const [first, second] = heights
  const standsOut = first && second && first.z > margin && first.z - second.z > margin
  return { needs, label: standsOut ? first.need : null }
}

function scored(need: NeedName, signals: NeedSignal[]): Need {
  let top = 0
  let bottom = 0
  for (const { value, usual, evidence } of signals) {
    top += evidence * value + usualWeighs * usual
    bottom += evidence + usualWeighs
  }
  return {
    need,
    score: top / bottom,
    usual: mean(signals.map(({ usual }) => usual)),
    evidence: signals.reduce((sum, { evidence }) => sum + evidence, 0),
    signals,
  }
}

function signalsOf(inputs: NeedsInputs): Record<NeedName, NeedSignal[]> {
  const { taste, sessions, timeline } = inputs
  const faded = fadedTaste(taste, 'signal', inputs)
  const of = (name: string): number => faded.get(name) ?? 0
  const paid = inputs.orders.filter(({ cancelled }) => !cancelled)
  const lines = paid.flatMap((order) => order.lines)
  const priced = lines.filter(({ facets }) => facets?.price_minor !== undefined)
  const visits = sessions.length
  const refunded = paid.filter(({ refunds }) => refunds.length > 0).length
  const ranks = lines.flatMap(({ facets }) => facets?.price_rank ?? [])
  const ranked = of('ranked') + ranks.length
  const dearness = part(of('rank') / 100 + ranks.reduce((sum, rank) => sum + rank, 0), ranked)
  const returning = comingBack(paid)
  const checkouts = timeline.filter(({ name }) => name === 'begin_checkout' || name === 'purchase')
  const quick = checkouts.filter(({ at }) => isQuick(at, sessions)).length
  return {
    price: [
      signal('reduced_viewed', part(of('reduced'), of('priced')), 0.2, of('priced')),
      signal('reduced_bought', part(priced.filter(isReduced).length, priced.length), 0.2, priced.length),
      signal(
        'coupons',
        part(paid.filter((order) => order.discount_minor > 0).length, paid.length),
        0.2,
        paid.length,
      ),
      signal('sorts_by_price', part(of('by_price'), visits), 0.05, visits),
      signal('cheap_in_category', 1 - dearness, 0.5, ranked),
    ],
    quality: [
      signal('dear_in_category', dearness, 0.5, ranked),
      signal('keeps', 1 - part(refunded, paid.length), 0.9, paid.length),
    ],
    service: [
      signal('help_pages', part(of('help'), visits), 0.05, visits),
      signal('sends_back', part(refunded, paid.length), 0.1, paid.length),
    ],
    brand: [brandFocus(inputs), signal('same_brand', returning.brand.share, 0.3, returning.brand.of)],
    convenience: [
      signal('quick_checkout', part(quick, checkouts.length), 0.3, checkouts.length),
      signal('buys_again', returning.product.share, 0.15, returning.product.of),
    ],
  }
}

/** Herfindahl's index of the brands that are liked: 1 is one brand alone. */
function brandFocus(inputs: NeedsInputs): NeedSignal {
  const liked = [...fadedTaste(inputs.taste, 'brand', inputs).values()].filter((weight) => weight > 0)
  const sum = liked.reduce((total, weight) => total + weight, 0)
  const focus = sum > 0 ? liked.reduce((total, weight) => total + (weight / sum) ** 2, 0) : 0
  return signal('brand_focus', focus, 0.3, sum / 100)
}

function isQuick(at: number, sessions: readonly ProfileSession[]): boolean {
  return sessions.some(({ start, last }) => at >= start && at <= last && at - start <= quickMs)
}

function signal(name: string, value: number, usual: number, evidence: number): NeedSignal {
  const n = Math.max(0, evidence)
  return { name, value: n === 0 ? usual : Math.min(1, Math.max(0, value)), usual, evidence: n }
}

function part(some: number, all: number): number {
  return all > 0 ? some / all : 0
}
