import { defaultMapSettings, strongest } from './draw-map.ts'
import type { Distant } from './item-map.ts'
import { entriesBefore } from './past-index.ts'
import { decodeSessions, encodeLists, encodeSessions } from './ranker-codec.ts'
import { newestCount, newestOf, placedItems } from './run-choices.ts'
import { itemsASlice, type StageOfRun, type Steps } from './run-stage.ts'
import { defaultSessionKnnSettings as knn } from './session-knn-settings.ts'
import { sumVotes } from './votes.ts'

/** The stages of a run that read the index, item by item. */

const itemsAStep = 16

/** The newest sessions of the index: each stands in the ring of its first item. */
export function* collectNewest(run: StageOfRun): Steps<boolean> {
  const { source, parts, tools } = run
  const wanted = newestCount(source.sessions)
  tools.pool ??= decodeSessions(parts.read('newest') ?? new Uint8Array(0))
  let { pool } = tools
  for (const [i, item] of slicedItems(run).entries()) {
    if (i % itemsAStep === itemsAStep - 1) yield
    const { size, times, starts, items } = source.posting(item)
    for (let e = 0; e < size; e++) {
      if (items[starts[e]!] !== item) continue
      pool.push({ time: times[e]!, items: [...items.subarray(starts[e]!, starts[e + 1]!)] })
    }
    if (pool.length > 3 * wanted) pool = newestOf(pool, wanted)
  }
  tools.pool = newestOf(pool, wanted)
  parts.write('newest', encodeSessions(tools.pool))
  return advanceItems(run)
}

/** Each item's strongest neighbours in the sessions before `time`. */
export function* findNear(run: StageOfRun, time: number): Steps<boolean> {
  const { source, parts, progress } = run
  const lists: { item: number; list: Distant }[] = []
  for (const item of slicedItems(run)) {
    const posting = source.posting(item)
    const votes = sumVotes(posting, item, knn, entriesBefore(posting, time))
    lists.push({ item, list: strongest(votes, item, defaultMapSettings.neighbours) })
    if (lists.length % itemsAStep === 0) yield
  }
  if (progress.cursor === 0) progress.parts = 0
  parts.write('near', encodeLists(lists), progress.parts++)
  return advanceItems(run)
}

function slicedItems(run: StageOfRun): number[] {
  const { cursor } = run.progress
  run.items ??= placedItems(run.source.stats())
  return run.items.slice(cursor, cursor + itemsASlice)
}

function advanceItems({ progress, items }: StageOfRun): boolean {
  progress.cursor += itemsASlice
  return progress.cursor >= items!.length
}
