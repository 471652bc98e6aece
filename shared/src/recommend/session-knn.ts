import { Accumulator } from './accumulator.ts'
import type { IndexStats } from './index-stats.ts'
import { defaultSessionKnnSettings, type SessionKnnSettings } from './session-knn-settings.ts'
import { type Scored, Top } from './top.ts'
import type { Votes } from './votes.ts'

export interface SessionKnnInputs {
  /** Item numbers of the current session, oldest first. */
  context: readonly number[]
  /** What the sessions with an item say (`sumVotes` with the same settings). */
  votes: (item: number) => Votes | undefined
  stats: IndexStats
  settings?: SessionKnnSettings
}

/** A scored item with the context item that spoke loudest for it: what the reason "because you viewed" names. */
export interface Explained extends Scored {
  because: number
}

/**
 * The `limit` items most likely to come next: each past session with an item of the current one speaks for the items
 * near that item. Items already seen stay candidates; whoever shows a shelf decides about them.
 */
export function sessionKnn(inputs: SessionKnnInputs, limit: number): Explained[] {
  scoreNeighbours(inputs, scratch)
  const top = new Top(limit)
  const { sums, touched, count, loudest } = scratch
  const { popularityPower } = inputs.settings ?? defaultSessionKnnSettings
  const factors = popularityFactors(popularityPower)
  const { df } = inputs.stats
  for (let i = 0; i < count; i++) {
    const item = touched[i]!
    const sessions = item < df.length ? df[item]! : 1
    const factor = sessions < factors.length ? factors[sessions]! : sessions ** -popularityPower
    top.offer(item, sums[item]! * factor)
  }
  const explained = top.list().map(({ item, score }) => ({ item, score, because: loudest[item]! }))
  scratch.clear()
  return explained
}

/** Fills `into` with the neighbours' votes, seen items raised, popularity not yet taken into account. */
export function scoreNeighbours(inputs: SessionKnnInputs, into: Accumulator): void {
  const settings = inputs.settings ?? defaultSessionKnnSettings
  const seen = newestDistinct(inputs.context, settings.contextItems)
  seen.forEach((item, back) => {
    const votes = inputs.votes(item)
    if (!votes || votes.size === 0) return
    const recency = Math.exp(-back / settings.recencyDecay)
    into.reserve(votes.highest)
    into.addAll(votes.items, votes.weights, matchWeight(inputs.stats, item, votes.size) * recency, item)
  })
  for (const item of seen) if (item < into.sums.length) into.sums[item]! *= settings.seenFactor
}

/** The last `limit` different items, newest first. */
export function newestDistinct(context: readonly number[], limit: number): number[] {
  const distinct: number[] = []
  for (let i = context.length - 1; i >= 0 && distinct.length < limit; i--) {
    const item = context[i]!
    if (item > 0 && !distinct.includes(item)) distinct.push(item)
  }
  return distinct
}

/** Rarer items say more about what is wanted: log(1 + sessions / df). */
export function matchWeight(stats: IndexStats, item: number, ringSize: number): number {
  const df = Math.max(stats.df[item] ?? 0, ringSize)
  return Math.log(1 + Math.max(stats.sessions, df) / df)
}

/** df^−power for the df that most items have; a power costs more than all the rest of an item. */
export function popularityFactors(power: number): Float64Array {
  let factors = factorsOf.get(power)
  if (!factors) {
    factors = Float64Array.from({ length: 8192 }, (_, df) => Math.max(df, 1) ** -power)
    factorsOf.set(power, factors)
  }
  return factors
}

const scratch = new Accumulator()
const factorsOf = new Map<number, Float64Array>()
