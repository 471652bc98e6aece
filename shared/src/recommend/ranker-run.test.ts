import { describe, expect, it } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import { decodeDistant, distantOnShelf, itemsAShelf } from './item-map.ts'
import { endingShare, riseAbove } from './item-traits.ts'
import { PastIndex } from './past-index.ts'
import { plainNet } from './plain-net.ts'
import { raiseLevel } from './popularity.ts'
import type { Posting } from './posting.ts'
import { RankerRun } from './ranker-run.ts'
import { postingOf } from './ring-merge.ts'
import type { RunParts, RunSource } from './run-parts.ts'
import { firstProgress, type RunProgress } from './run-progress.ts'

interface TestSession {
  time: number
  items: number[]
}

/** Walks around a circle of items, mostly two steps on: what comes next can be learned, but not from votes alone. */
function walks(count: number): TestSession[] {
  const chance = seededChance(5)
  return Array.from({ length: count }, (_, i) => {
    const items = [1 + Math.floor(chance() * 30)]
    while (items.length < 2 + chance() * 4) items.push(1 + ((items.at(-1)! + (chance() < 0.7 ? 1 : 4)) % 30))
    return { time: 1_000_000 + 60 * i, items }
  })
}

function sourceOf(sessions: readonly TestSession[]): RunSource & { posting: (item: number) => Posting } {
  const items = [...new Set(sessions.flatMap((session) => session.items))].sort((a, b) => a - b)
  const entries = sessions.map(({ time, items }, low) => ({ high: 0, low, mark: 0, time, items }))
  const postings = new Map(
    items.map((item) => [item, postingOf(entries.filter((entry) => entry.items.includes(item)))]),
  )
  const stats = items.map((item) => {
    const posting = postings.get(item)!
    let level = 0
    for (const time of posting.times) level = raiseLevel(level, 1, time * 1_000)
    return { item, df: posting.size, bought: 0, level, ends: endingShare(posting, item) }
  })
  return { sessions: sessions.length, stats: () => stats, posting: (item) => postings.get(item)! }
}

function memory(): RunParts {
  const parts = new Map<string, Uint8Array>()
  return {
    read: (kind, number = 0) => parts.get(`${kind} ${number}`) ?? null,
    write: (kind, bytes, number = 0) => void parts.set(`${kind} ${number}`, bytes.slice()),
  }
}

describe('a run', () => {
  const source = sourceOf(walks(1_200))
  const rivals = { plain: plainNet() }
  const whole = new RankerRun(source, memory(), rivals, { seed: 1, progress: firstProgress })
  while (!whole.isDone) whole.slice()

  it('teaches a net that guesses better than votes alone', () => {
    const { winner, marks } = whole.result()
    expect(winner).toBe('learned')
    expect(marks.learned!.reciprocal).toBeGreaterThan(1.02 * marks.plain!.reciprocal)
  })

  it('comes to the same when its memory is lost after every slice', () => {
    const parts = memory()
    let progress: RunProgress = firstProgress
    while (progress.stage !== 'done') {
      const run = new RankerRun(source, parts, rivals, { seed: 1, progress })
      progress = JSON.parse(JSON.stringify(run.slice())) as RunProgress
    }
    const again = new RankerRun(source, parts, rivals, { seed: 1, progress })
    expect(again.result()).toEqual(whole.result())
    const shelf = parts.read('distant', 0)!
    expect(itemsAShelf).toBeGreaterThan(5)
    expect(decodeDistant(distantOnShelf(shelf, 5)).items.length).toBeGreaterThan(0)
  })

  it('asks for the rings of a few sessions a step, and comes to the same when a slice is begun anew', () => {
    let asked = 0
    const counted = {
      ...source,
      posting: (item: number) => {
        asked++
        return source.posting(item)
      },
    }
    const parts = memory()
    let progress: RunProgress = firstProgress
    const most: Record<string, number> = {}
    while (progress.stage !== 'done') {
      const { stage } = progress
      let written = 0
      const noting: RunParts = { read: parts.read, write: () => void written++ }
      const start = { seed: 1, progress: JSON.parse(JSON.stringify(progress)) as RunProgress }
      // Its memory is lost in the middle: nothing is stored yet.
      const isWhole = new RankerRun(counted, noting, rivals, start).steps().next().done
      if (!isWhole) expect(written).toBe(0)
      const steps = new RankerRun(counted, parts, rivals, start).steps()
      for (let isOver = false; !isOver; ) {
        asked = 0
        const { done, value } = steps.next()
        most[stage] = Math.max(most[stage] ?? 0, asked)
        if (done) progress = value
        isOver = done === true
      }
    }
    const longest = Math.max(...walks(1_200).map(({ items }) => items.length))
    for (const stage of ['learn', 'judge', 'scale']) expect(most[stage]).toBeLessThanOrEqual(2 * longest)
    const again = new RankerRun(source, parts, rivals, { seed: 1, progress })
    expect(again.result()).toEqual(whole.result())
  })

  it('keeps the net there is when what it learned is worse', () => {
    const best = whole.result().net
    const worse = new RankerRun(source, memory(), { before: best }, { seed: 1, progress: firstProgress })
    while (!worse.isDone) worse.slice()
    // The same seed learns the same net, which is not better than itself.
    expect(worse.result().net.weights).toEqual(best.weights)
  })
})

describe('the index of the past', () => {
  it('is what an index of the sessions until then would be', () => {
    const sessions = walks(300)
    const now = sourceOf(sessions)
    const newest = sessions.slice(200)
    const rows = now.stats().map((row) => ({ ...row, ringSize: now.posting(row.item).size }))
    const past = new PastIndex(rows, newest, 300, now.posting)
    for (const session of newest.slice(0, 40)) {
      past.moveTo(session.time)
      past.add(session)
    }
    past.moveTo(newest[40]!.time)
    const then = sourceOf(sessions.slice(0, 240))
    const thenRows = then.stats().map((row) => ({ ...row, ringSize: then.posting(row.item).size }))
    const expected = new PastIndex(thenRows, [], 240, then.posting)
    expect(past.stats.sessions).toBe(240)
    expect(past.stats.df).toEqual(expected.stats.df)
    for (const { item } of thenRows) {
      expect(past.votes(item).weights).toEqual(expected.votes(item).weights)
      expect(riseAbove(past.traits, item)).toBeCloseTo(riseAbove(expected.traits, item), 3)
      expect(past.traits.ending[item]).toBeCloseTo(expected.traits.ending[item]!, 5)
    }
  })
})
