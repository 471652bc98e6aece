import type { ScoreParts } from '../../wire/score.ts'
import { Accumulator } from '../accumulator.ts'
import type { IndexStats } from '../index-stats.ts'
import type { Posting } from '../posting.ts'
import type { MatchFacts } from '../product-match.ts'
import { noRepurchases, repurchasesOf, rhythmOf } from '../repurchase.ts'
import { matchWeight, type SessionKnnInputs, scoreNeighbours } from '../session-knn.ts'
import { type CustomerPast, fadedInterests } from './customer-past.ts'
import {
  confidence,
  likingOf,
  likingPart,
  priceFitPart,
  repurchasePart,
  visitFreshness,
} from './score-parts.ts'

/** How much of what the other parts left open each part takes at most. */
const partWeights: ScoreParts = {
  session: 0.5,
  long_term: 0.4,
  category: 0.25,
  brand: 0.15,
  price_fit: 0.1,
  repurchase: 0.6,
}

/** Products of a person's past that speak for their neighbours: the weightiest. */
const pastSpeakers = 30

export interface ScoreInputs {
  past: CustomerPast
  now: number
  halfLifeDays: number
  /** What is known of a product of the past or a scored one; undefined when the catalogue does not show it. */
  facts: (item: number) => MatchFacts | undefined
  votes: SessionKnnInputs['votes']
  /** The paid orders that held an item. */
  baskets: (item: number) => Posting | undefined
  stats: IndexStats
}

export interface ScoredProduct {
  score: number
  parts: ScoreParts
}

/** Items whose rings have to be at hand to score for this person. */
export function speakersOf({
  past,
  now,
  halfLifeDays,
}: Pick<ScoreInputs, 'past' | 'now' | 'halfLifeDays'>): number[] {
  const interests = fadedInterests(past.acts, now, halfLifeDays).slice(0, pastSpeakers)
  return [...new Set([...past.visit.slice(-pastSpeakers), ...interests.map(({ item }) => item)])]
}

/** 1 − Π (1 − weight · part): 0 where nothing speaks for the product; more of any part is always more. */
export function combineParts(parts: ScoreParts): number {
  let open = 1
  for (const [name, weight] of Object.entries(partWeights))
    open *= 1 - weight * parts[name as keyof ScoreParts]
  return 1 - open
}

/** The score of each product for one person, in the order of `items`. */
export function scoreProducts(items: readonly number[], inputs: ScoreInputs): ScoredProduct[] {
  const { past, now, halfLifeDays, facts } = inputs
  const interests = fadedInterests(past.acts, now, halfLifeDays)
  const known = interests.flatMap(({ item, weight }) => {
    const of = facts(item)
    return of ? [{ of, weight }] : []
  })
  const { said } = past
  const categories = likingOf(
    known.map(({ of, weight }) => ({ name: of.categories.at(-1) ?? null, weight })),
    said.category,
  )
  const brands = likingOf(
    known.map(({ of, weight }) => ({ name: of.brand, weight })),
    said.brand,
  )
  const prices = known.map(({ of, weight }) => ({ price: of.price_minor, weight }))
  const evidence = interests.reduce((sum, { weight }) => sum + weight, 0)
  const session = neighbourParts(items, visitNeighbours(inputs))
  const longTerm = neighbourParts(items, pastNeighbours(inputs, interests))
  const freshness = visitFreshness(now - past.visitedAt)
  return items.map((item, i) => {
    const of = facts(item)
    const parts: ScoreParts = {
      session: session[i]! * freshness,
      long_term: longTerm[i]! * confidence(evidence),
      category: likingPart(categories, of?.categories.at(-1) ?? null),
      brand: likingPart(brands, of?.brand ?? null),
      price_fit: of ? priceFitPart(prices, of.price_minor) : 0,
      repurchase: repurchaseOf(item, inputs),
    }
    return { score: combineParts(parts), parts }
  })
}

function repurchaseOf(item: number, { past, now, baskets }: ScoreInputs): number {
  const boughtAt = past.bought.get(item)
  const posting = boughtAt && baskets(item)
  if (!boughtAt) return 0
  return repurchasePart(
    boughtAt,
    rhythmOf(posting ? repurchasesOf(posting, now / 1_000) : noRepurchases),
    now,
  )
}

/** What the newest visit speaks for, as the shelf of a visitor with this session would hear it. */
function visitNeighbours({ past, votes, stats }: ScoreInputs): Accumulator {
  scratch.clear()
  scoreNeighbours({ context: past.visit, votes, stats }, scratch)
  return scratch
}

/** What the products of the past speak for, each with what is left of its weight. */
function pastNeighbours(
  { votes, stats }: ScoreInputs,
  interests: readonly { item: number; weight: number }[],
): Accumulator {
  scratch.clear()
  for (const { item, weight } of interests.slice(0, pastSpeakers)) {
    const of = votes(item)
    if (!of || of.size === 0) continue
    scratch.reserve(of.highest)
    scratch.addAll(of.items, of.weights, weight * matchWeight(stats, item, of.size), item)
  }
  return scratch
}

/** What was said for each item against what was said for the one that most speaks for, 0 to 1. */
function neighbourParts(items: readonly number[], neighbours: Accumulator): number[] {
  let most = 0
  for (let i = 0; i < neighbours.count; i++) most = Math.max(most, neighbours.sums[neighbours.touched[i]!]!)
  const parts = items.map((item) => (most === 0 ? 0 : (neighbours.sums[item] ?? 0) / most))
  neighbours.clear()
  return parts
}

const scratch = new Accumulator()
