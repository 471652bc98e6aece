/**
 * What a person did, as whole numbers by key and day: `{ poetry: [20410, 300, 20415, 100] }` is 300 on day 20410 (days
 * since 1970) and 100 on day 20415. Adding is adding integers, and what has to go is decided by day and key alone, so
 * the same things in any order, or merged from two people, come to the same cells, byte for byte.
 */
export type DayCells = Readonly<Record<string, readonly number[]>>

export interface Cell {
  key: string
  day: number
  weight: number
}

/** Characters of a key that are kept. */
const keyLength = 80
const dayMs = 86_400_000

/** Days since 1970, in UTC. @example dayNumber(86_400_000) // 1 */
export function dayNumber(at: number): number {
  return Math.floor(at / dayMs)
}

/**
 * The cells with more added, at most `most` of them: the newest by day, and within a day by key. A cell that is among
 * the newest in the end was so at every moment before, so none that stays has lost anything.
 *
 * @example addCells({ a: [1, 100] }, [{ key: 'a', day: 1, weight: 50 }], 9) // { a: [1, 150] }
 */
export function addCells(cells: DayCells, added: readonly Cell[], most: number): DayCells {
  if (added.length === 0) return cells
  const rows = new Map<string, readonly number[]>(Object.entries(cells))
  for (const { key, day, weight } of added) {
    const name = key.slice(0, keyLength)
    rows.set(name, withWeight(rows.get(name) ?? [], day, weight))
  }
  return written(newest(rows, most))
}

/** Both people's cells as one person's. */
export function mergeCells(a: DayCells, b: DayCells, most: number): DayCells {
  return addCells(a, listed(b), most)
}

/**
 * Each key's weight at `today`, half of it gone after every `halfLifeDays`. Days to come count as today: a shop's clock
 * may be ahead of ours.
 *
 * @example fadedWeights({ a: [10, 200, 20, 100] }, 20, 10) // Map { 'a' => 200 }
 */
export function fadedWeights(cells: DayCells, today: number, halfLifeDays: number): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { key, day, weight } of listed(cells)) {
    const faded = weight * 2 ** (-Math.max(0, today - day) / halfLifeDays)
    weights.set(key, (weights.get(key) ?? 0) + faded)
  }
  return weights
}

/** All cells, key by key, day by day. */
export function listed(cells: DayCells): Cell[] {
  const list: Cell[] = []
  for (const [key, row] of Object.entries(cells)) {
    for (let i = 0; i < row.length; i += 2) list.push({ key, day: row[i] ?? 0, weight: row[i + 1] ?? 0 })
  }
  return list
}

function withWeight(row: readonly number[], day: number, weight: number): readonly number[] {
  let place = row.length
  while (place > 0 && (row[place - 2] ?? 0) > day) place -= 2
  return place > 0 && row[place - 2] === day
    ? row.with(place - 1, (row[place - 1] ?? 0) + weight)
    : row.toSpliced(place, 0, day, weight)
}

function newest(
  rows: ReadonlyMap<string, readonly number[]>,
  most: number,
): ReadonlyMap<string, readonly number[]> {
  let count = 0
  for (const row of rows.values()) count += row.length / 2
  if (count <= most) return rows
  const all = [...rows].flatMap(([key, row]) => listed({ [key]: row }))
  const kept = all.sort((a, b) => b.day - a.day || order(a.key, b.key)).slice(0, most)
  const left = new Map<string, readonly number[]>()
  for (const { key, day, weight } of kept) left.set(key, withWeight(left.get(key) ?? [], day, weight))
  return left
}

/** Written in the order of the keys, so that equal cells are equal texts. */
function written(rows: ReadonlyMap<string, readonly number[]>): DayCells {
  return Object.fromEntries([...rows].sort(([a], [b]) => order(a, b)))
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
