import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Sessions to fill an index with, and others to ask it with; items are 1 to `products`, 1 the most frequent. */
export interface SessionData {
  source: string
  train: number[][]
  test: number[][]
}

/** Public browsing sessions, laid beside the repository; not part of it. */
const dataDir = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'yoochoose-1-64')

/**
 * `count` sessions over `products` items: Yoochoose's newest where the data is present (items beyond the most frequent
 * ones folded onto these), else generated with the same lengths and as skewed, so that rings are as full.
 */
export function sessionData({
  count,
  products,
  generated: isGenerated = false,
}: {
  count: number
  products: number
  /** True: generated even where the data is present, to compare sizes the data does not have. */
  generated?: boolean
}): SessionData {
  if (isGenerated || !existsSync(dataDir)) return generated(count, products)
  const train = readSessions('train_sessions.txt.gz')
  const test = readSessions('test_sessions.txt.gz')
  const views = new Map<string, number>()
  for (const item of train.flat()) views.set(item, (views.get(item) ?? 0) + 1)
  const ranked = [...views].sort((a, b) => b[1] - a[1]).map(([item]) => item)
  const numbers = new Map(ranked.map((item, rank) => [item, (rank % products) + 1]))
  const numbered = (sessions: string[][]) =>
    sessions
      .map((items) => items.flatMap((item) => numbers.get(item) ?? []).slice(0, 200))
      .filter((items) => items.length > 0)
  return { source: 'Yoochoose', train: numbered(train).slice(-count), test: numbered(test) }
}

function readSessions(file: string): string[][] {
  const text = gunzipSync(readFileSync(join(dataDir, file))).toString()
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/[\s,]+/))
}

/** Zipf-like popularity and neighbours close in rank, from a fixed seed. */
function generated(count: number, products: number): SessionData {
  const chance = seeded(7)
  const session = () => {
    const length = 2 + Math.floor(-Math.log(1 - chance()) * 2.5)
    const first = Math.floor(products ** chance())
    return Array.from({ length: Math.min(length, 50) }, (_, i) =>
      Math.max(1, Math.min(products, i === 0 ? first : first + Math.floor((chance() - 0.5) * 60))),
    )
  }
  return {
    source: 'generated',
    train: Array.from({ length: count }, session),
    test: Array.from({ length: 5_000 }, session),
  }
}

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
