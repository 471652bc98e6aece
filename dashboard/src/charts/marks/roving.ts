/** A mark's place among others: row and column, both from 0. A chart in one line has one row. */
export interface MarkPlace {
  row: number
  column: number
}

/** Which places have a mark. */
export interface MarkGrid {
  rows: number
  columns: number
  has(place: MarkPlace): boolean
}

const moves: Readonly<Record<string, MarkPlace>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
}

/**
 * The mark that a key leads to from another: the next one in the arrow's direction, gaps passed over; Home and End the
 * first and last of the row. Null when the key is none of these, the same place when there is nothing further.
 */
export function nextMark(key: string, from: MarkPlace, grid: MarkGrid): MarkPlace | null {
  if (key === 'Home') return firstAlong({ ...from, column: 0 }, { row: 0, column: 1 }, grid) ?? from
  if (key === 'End')
    return firstAlong({ ...from, column: grid.columns - 1 }, { row: 0, column: -1 }, grid) ?? from
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined
  if (!move) return null
  return firstAlong(moved(from, move), move, grid) ?? from
}

/** The first place with a mark, from one on in a direction; null when the edge comes first. */
function firstAlong(from: MarkPlace, move: MarkPlace, grid: MarkGrid): MarkPlace | null {
  for (let place = from; isWithin(place, grid); place = moved(place, move)) {
    if (grid.has(place)) return place
  }
  return null
}

function moved({ row, column }: MarkPlace, by: MarkPlace): MarkPlace {
  return { row: row + by.row, column: column + by.column }
}

function isWithin({ row, column }: MarkPlace, { rows, columns }: MarkGrid): boolean {
  return row >= 0 && row < rows && column >= 0 && column < columns
}
