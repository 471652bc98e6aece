import { type Point, squaredDistance } from './k-means.ts'

/**
 * The adjusted Rand index of two partitions of the same people (Hubert and Arabie 1985): 1 when they are the same, 0
 * when they agree as chance would. Null when there is nobody.
 *
 * @example adjustedRand([0, 0, 1, 2], [0, 0, 1, 1]) // 0.571…
 */
export function adjustedRand(a: readonly number[], b: readonly number[]): number | null {
  if (a.length === 0) return null
  const cells = new Map<string, number>()
  const rows = new Map<number, number>()
  const columns = new Map<number, number>()
  a.forEach((label, i) => {
    add(cells, `${label} ${b[i]}`)
    add(rows, label)
    add(columns, b[i]!)
  })
  const [inBoth, inA, inB] = [pairs(cells), pairs(rows), pairs(columns)]
  const all = (a.length * (a.length - 1)) / 2
  const chance = all > 0 ? (inA * inB) / all : 0
  const most = (inA + inB) / 2
  return most === chance ? 1 : (inBoth - chance) / (most - chance)
}

/**
 * For each new centre the index of the old cluster that it continues, or −1: nearest pairs first, each once. So a
 * segment keeps its name and colour from run to run.
 */
export function matchCentres(before: readonly Point[], now: readonly Point[]): number[] {
  const matched = now.map(() => -1)
  const distances = now.flatMap((centre, i) =>
    before.map((old, j) => ({ i, j, distance: squaredDistance(centre, old) })),
  )
  for (const { i, j } of distances.sort((x, y) => x.distance - y.distance)) {
    if (matched[i] === -1 && !matched.includes(j)) matched[i] = j
  }
  return matched
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function pairs(counts: Map<unknown, number>): number {
  let sum = 0
  for (const n of counts.values()) sum += (n * (n - 1)) / 2
  return sum
}
