/**
 * What a person did, as whole numbers by day and key: a row a day (days since 1970), ascending, with its keys in order
 * and their weights beside them. Adding is adding integers, and what has to go is decided by day and key alone, so the
 * same things in any order, or merged from two people, come to the same rows, byte for byte. A row that nothing was
 * added to stays the object it was.
 */
export type DayCells = readonly DayRow[]

export interface DayRow {
  readonly day: number
  readonly keys: readonly string[]
  readonly weights: readonly number[]
}

export interface Cell {
  key: string
  day: number
  weight: number
}

const dayMs = 86_400_000

/** Days since 1970, in UTC. @example dayNumber(86_400_000) // 1 */
export function dayNumber(at: number): number {
  return Math.floor(at / dayMs)
}

/**
 * The cells with more added, at most `most` of them: the newest by day, and within a day by key. A cell that is among
 * the newest in the end was so at every moment before, so none that stays has lost anything.
 *
 * @example addCells([], [{ key: 'a', day: 1, weight: 50 }], 9) // [{ day: 1, keys: ['a'], weights: [50] }]
 */
export function addCells(cells: DayCells, added: readonly Cell[], most: number): DayCells {
  if (added.length === 0) return cells
  const byDay = new Map<number, Map<string, number>>()
  for (const { key, day, weight } of added) {
    const sums = byDay.get(day) ?? new Map<string, number>()
    byDay.set(day, sums.set(key, (sums.get(key) ?? 0) + weight))
  }
  const rows = [...cells]
  for (const [day, sums] of byDay) {
    let place = rows.length
    while (place > 0 && rows[place - 1]!.day > day) place--
    const known = rows[place - 1]
    if (known?.day === day) rows[place - 1] = rowWith(known, sums)
    else rows.splice(place, 0, rowWith({ day, keys: [], weights: [] }, sums))
  }
  return newest(rows, most)
}

/** Both people's cells as one person's. */
export function mergeCells(a: DayCells, b: DayCells, most: number): DayCells {
  return addCells(a, listed(b), most)
}

/**
 * The weight at `today` of each key that begins with `prefix` (which is left out), half of it gone after every
 * `halfLifeDays`. Days to come count as today: a shop's clock may be ahead of ours.
 *
 * @example fadedWeights([{ day: 10, keys: ['a'], weights: [200] }], { prefix: '', today: 20, halfLifeDays: 10 })
 * // Map { 'a' => 100 }
 */
export function fadedWeights(
  cells: DayCells,
  { prefix, today, halfLifeDays }: { prefix: string; today: number; halfLifeDays: number },
): Map<string, number> {
  const faded = new Map<string, number>()
  for (const { day, keys, weights } of cells) {
    const part = 2 ** (-Math.max(0, today - day) / halfLifeDays)
    keys.forEach((key, i) => {
      if (!key.startsWith(prefix)) return
      const name = key.slice(prefix.length)
      faded.set(name, (faded.get(name) ?? 0) + weights[i]! * part)
    })
  }
  // In the order of the keys, so that sums over them are the same to the last digit.
  return new Map([...faded].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** All cells, day by day, key by key. */
export function listed(cells: DayCells): Cell[] {
  return cells.flatMap(({ day, keys, weights }) => keys.map((key, i) => ({ key, day, weight: weights[i]! })))
}

function rowWith({ day, keys, weights }: DayRow, sums: ReadonlyMap<string, number>): DayRow {
  const [newKeys, newWeights] = [[...keys], [...weights]]
  for (const [key, weight] of sums) {
    const place = placeOf(newKeys, key)
    if (newKeys[place] === key) newWeights[place]! += weight
    else {
      newKeys.splice(place, 0, key)
      newWeights.splice(place, 0, weight)
    }
  }
  return { day, keys: newKeys, weights: newWeights }
}

/** The first place whose key is not smaller. */
function placeOf(keys: readonly string[], key: string): number {
  let from = 0
  let to = keys.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (keys[middle]! < key) from = middle + 1
    else to = middle
  }
  return from
}

function newest(rows: DayRow[], most: number): DayCells {
  let left = most
  for (let i = rows.length - 1; i >= 0; i--) {
    const { day, keys, weights } = rows[i]!
    if (keys.length <= left) {
      left -= keys.length
      continue
    }
    const cut = { day, keys: keys.slice(0, left), weights: weights.slice(0, left) }
    return [...(left > 0 ? [cut] : []), ...rows.slice(i + 1)]
  }
  return rows
}
