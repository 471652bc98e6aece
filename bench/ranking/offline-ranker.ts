import { seededChance } from '#shared/maths/chance'
import { becauseRanked } from '#shared/recommend/because-viewed'
import {
  DistantFinder,
  defaultMapSettings,
  joinNeighbours,
  PlaceFinder,
  strongest,
} from '#shared/recommend/draw-map'
import type { IndexStats } from '#shared/recommend/index-stats'
import {
  type Distant,
  decodeDistant,
  distantOnShelf,
  type ItemMap,
  itemsAShelf,
} from '#shared/recommend/item-map'
import { traitsOf } from '#shared/recommend/item-traits'
import { entriesBefore } from '#shared/recommend/past-index'
import { plainNet } from '#shared/recommend/plain-net'
import type { Net } from '#shared/recommend/ranker-net'
import { RankerRun, type RunResult } from '#shared/recommend/ranker-run'
import { firstProgress } from '#shared/recommend/run-progress'
import { sessionKnn } from '#shared/recommend/session-knn'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import { sumVotes } from '#shared/recommend/votes'
import type { Rank } from './baselines/baseline.ts'
import type { OfflineIndex } from './offline-index.ts'

/** Items a request may name. */
export const contextItems = 50

/** The seed of a store's runs. */
const seed = 1

/** What a store's own learning makes of an index: net, map, and how long it took. */
export interface Taught extends RunResult {
  map: ItemMap
  slices: number
  seconds: number
  longest_slice_ms: number
}

/** Runs the learning a session index runs by alarm, slice by slice. */
export function teach(index: OfflineIndex, rivals: Readonly<Record<string, Net>>): Taught {
  const parts = new Map<string, Uint8Array>()
  const run = new RankerRun(
    {
      sessions: index.sessions,
      stats: () => index.rows,
      posting: (item) => index.posting(item)!,
    },
    {
      read: (kind, number = 0) => parts.get(`${kind} ${number}`) ?? null,
      write: (kind, bytes, number = 0) => void parts.set(`${kind} ${number}`, bytes),
    },
    { plain: plainNet(), ...rivals },
    { seed, progress: firstProgress },
  )
  const began = performance.now()
  let slices = 0
  let longest = 0
  while (!run.isDone) {
    const sliceBegan = performance.now()
    run.slice()
    longest = Math.max(longest, performance.now() - sliceBegan)
    slices++
  }
  const result = run.result()
  const seconds = (performance.now() - began) / 1_000
  const distant: (Distant | undefined)[] = []
  const map: ItemMap = {
    dims: result.dims,
    places: result.places,
    distant(item) {
      const shelf = parts.get(`distant ${Math.floor(item / itemsAShelf)}`)
      if (!shelf) return undefined
      distant[item] ??= decodeDistant(distantOnShelf(shelf, item))
      return distant[item]
    },
  }
  return { ...result, map, slices, seconds, longest_slice_ms: longest }
}

/** The map of what an index held before `time` (epoch seconds), drawn as a run draws it. */
export function drawMap(index: OfflineIndex, time: number): ItemMap {
  const lists: (Distant | undefined)[] = []
  for (const { item } of index.rows) {
    const posting = index.posting(item)!
    const votes = sumVotes(posting, item, defaultSessionKnnSettings, entriesBefore(posting, time))
    lists[item] = strongest(votes, item, defaultMapSettings.neighbours)
  }
  const near = joinNeighbours(Array.from(lists))
  const { dims, rounds } = defaultMapSettings
  const places = new PlaceFinder(near, dims, seededChance(seed))
  for (let round = 0; round < rounds; round++) places.round()
  const finder = new DistantFinder(near, defaultMapSettings)
  const known: (Distant | undefined)[] = []
  const distant = (item: number) => {
    if (item + 1 < near.starts.length) known[item] ??= finder.find(item)
    return known[item]
  }
  return { dims, places: places.places(), distant }
}

/** Ranks as the `next-item` placement does in a store that learned this map and uses this net. */
export function rankedBy(index: OfflineIndex, map: ItemMap, net: Net): Rank {
  const { stats } = index
  const traits = traitsOf(stats)
  const votes = (item: number) => index.votes(item)
  return (context, limit) =>
    becauseRanked({ context: knownOf(context, stats), votes, stats, traits, map, net }, limit).map(
      ({ item }) => item,
    )
}

/** Ranks by session-kNN alone. */
export function rankedPlainly(index: OfflineIndex): Rank {
  const { stats } = index
  const votes = (item: number) => index.votes(item)
  return (context, limit) =>
    sessionKnn({ context: knownOf(context, stats), votes, stats }, limit).map(({ item }) => item)
}

/** A session as requests name it: its last items, without what the catalogue does not know. */
function knownOf(context: readonly number[], { df }: IndexStats): readonly number[] {
  const named = context.slice(-contextItems)
  return named.some((item) => item >= df.length) ? named.filter((item) => item < df.length) : named
}

/** The ranking with the rules of a shelf: nothing that the session holds already. */
export function asServed(rank: Rank): Rank {
  return (context, limit) => {
    const seen = new Set(context)
    return rank(context, limit + seen.size)
      .filter((item) => !seen.has(item))
      .slice(0, limit)
  }
}
