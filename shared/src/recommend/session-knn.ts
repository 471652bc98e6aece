import { Accumulator } from './accumulator.ts'
import type { IndexStats } from './index-stats.ts'
import type { Posting } from './posting.ts'
import { type Scored, Top } from './top.ts'

/** How session-kNN weighs. The values were found on Diginetica and Yoochoose (`docs/science` has the tables). */
export interface SessionKnnSettings {
  /** Distinct items of the current session that are looked at, newest first. */
  contextItems: number
  /** Positions from the matched item over which a neighbour item's weight falls to 1/e. */
  positionDecay: number
  /** Factor of neighbour items that came before the matched one. */
  beforeFactor: number
  /** A neighbour of length n counts n^−lengthPower. */
  lengthPower: number
  /** Positions back in the current session over which a match's weight falls to 1/e. */
  recencyDecay: number
  /** An item of df sessions counts df^−popularityPower. */
  popularityPower: number
  /** Factor of items the current session holds already. */
  seenFactor: number
}

export const defaultSessionKnnSettings: SessionKnnSettings = {
  contextItems: 9,
  positionDecay: 2,
  beforeFactor: 0.6,
  lengthPower: 0.3,
  recencyDecay: 2,
  popularityPower: 0.1,
  seenFactor: 1.5,
}

export interface SessionKnnInputs {
  /** Item numbers of the current session, oldest first. */
  context: readonly number[]
  posting: (item: number) => Posting | undefined
  stats: IndexStats
  settings?: SessionKnnSettings
}

/**
 * The `limit` items most likely to come next: each past session with an item of the current one speaks for the items
 * near that item. Items already seen stay candidates; whoever shows a shelf decides about them.
 */
export function sessionKnn(inputs: SessionKnnInputs, limit: number): Scored[] {
  scoreNeighbours(inputs, scratch)
  const top = new Top(limit)
  const { sums, touched, count } = scratch
  const { popularityPower } = inputs.settings ?? defaultSessionKnnSettings
  const { df } = inputs.stats
  for (let i = 0; i < count; i++) {
    const item = touched[i]!
    top.offer(item, sums[item]! * popularityFactor(df[item] ?? 0, popularityPower))
  }
  scratch.clear()
  return top.list()
}

/** Fills `into` with the neighbours' votes, seen items raised, popularity not yet taken into account. */
export function scoreNeighbours(inputs: SessionKnnInputs, into: Accumulator): void {
  const settings = inputs.settings ?? defaultSessionKnnSettings
  const weights = weightTables(settings)
  const seen = newestDistinct(inputs.context, settings.contextItems)
  seen.forEach((item, back) => {
    const posting = inputs.posting(item)
    if (!posting || posting.size === 0) return
    vote(posting, item, matchWeight(inputs.stats, item, posting.size) * weights.recency[back]!, weights, into)
  })
  for (const item of seen) if (item < into.sums.length) into.sums[item]! *= settings.seenFactor
}

/**
 * For each of `targets` the context item that spoke loudest for it: what the reason "because you viewed" names.
 */
export function explainNeighbours(inputs: SessionKnnInputs, targets: readonly number[]): Map<number, number> {
  const settings = inputs.settings ?? defaultSessionKnnSettings
  const weights = weightTables(settings)
  const best = new Map<number, { item: number; score: number }>()
  newestDistinct(inputs.context, settings.contextItems).forEach((item, back) => {
    const posting = inputs.posting(item)
    if (!posting || posting.size === 0) return
    vote(
      posting,
      item,
      matchWeight(inputs.stats, item, posting.size) * weights.recency[back]!,
      weights,
      scratch,
    )
    for (const target of targets) {
      const score = scratch.sums[target] ?? 0
      if (score > (best.get(target)?.score ?? 0)) best.set(target, { item, score })
    }
    scratch.clear()
  })
  return new Map([...best].map(([target, { item }]) => [target, item]))
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

interface WeightTables {
  position: Float64Array
  length: Float64Array
  recency: Float64Array
  before: number
}

/** Adds one matched item's neighbours. This is where the time of a query goes: plain loops over typed arrays. */
function vote(posting: Posting, item: number, weight: number, tables: WeightTables, into: Accumulator): void {
  const { size, starts, items } = posting
  const { position, length, before } = tables
  into.reserve(highestOf(posting))
  for (let e = 0; e < size; e++) {
    const from = starts[e]!
    const to = starts[e + 1]!
    let match = from
    while (match < to && items[match] !== item) match++
    if (match === to) continue
    const after = weight * length[to - from]!
    const earlier = after * before
    for (let i = from; i < match; i++) into.add(items[i]!, earlier * position[match - i]!)
    for (let i = match + 1; i < to; i++) into.add(items[i]!, after * position[i - match]!)
  }
}

/** Rarer items say more about what is wanted: log(1 + sessions / df). */
function matchWeight(stats: IndexStats, item: number, ringSize: number): number {
  const df = Math.max(stats.df[item] ?? 0, ringSize)
  return Math.log(1 + Math.max(stats.sessions, df) / df)
}

function popularityFactor(df: number, power: number): number {
  return df < popularityTable.length && power === 0.1 ? popularityTable[df]! : Math.max(df, 1) ** -power
}

function weightTables(settings: SessionKnnSettings): WeightTables {
  const known = tablesOf.get(settings)
  if (known) return known
  const tables = {
    position: Float64Array.from({ length: 256 }, (_, d) => Math.exp(-d / settings.positionDecay)),
    length: Float64Array.from({ length: 257 }, (_, n) => Math.max(n, 1) ** -settings.lengthPower),
    recency: Float64Array.from({ length: settings.contextItems }, (_, r) =>
      Math.exp(-r / settings.recencyDecay),
    ),
    before: settings.beforeFactor,
  }
  tablesOf.set(settings, tables)
  return tables
}

function highestOf(posting: Posting): number {
  let highest = highestByPosting.get(posting)
  if (highest === undefined) {
    highest = posting.items.reduce((most, item) => Math.max(most, item), 0)
    highestByPosting.set(posting, highest)
  }
  return highest
}

const scratch = new Accumulator()
const tablesOf = new WeakMap<SessionKnnSettings, WeightTables>()
const highestByPosting = new WeakMap<Posting, number>()
const popularityTable = Float64Array.from({ length: 4096 }, (_, df) => Math.max(df, 1) ** -0.1)
