/**
 * The sessions (or baskets) that contained one item, oldest first, as readers use them: column by column in typed
 * arrays, made once when a ring is decoded. Entry `e` is by the person with the short hash `people[e]`, happened at
 * `times[e]` (epoch seconds) and holds `items[starts[e]]` up to before `items[starts[e + 1]]`, in order.
 */
export interface Posting {
  size: number
  people: Uint32Array
  times: Uint32Array
  starts: Uint32Array
  items: Uint32Array
}

export const emptyPosting: Posting = {
  size: 0,
  people: new Uint32Array(0),
  times: new Uint32Array(0),
  starts: new Uint32Array(1),
  items: new Uint32Array(0),
}

/**
 * How many different people made the entries: of all, or of those that hold `item`. Two people with the same short
 * hash count as one, so the figure never says too much.
 */
export function countPeople(posting: Posting, item?: number): number {
  const seen = new Set<number>()
  for (let e = 0; e < posting.size; e++) {
    if (item === undefined || holds(posting, e, item)) seen.add(posting.people[e]!)
  }
  return seen.size
}

function holds({ starts, items }: Posting, entry: number, item: number): boolean {
  const end = starts[entry + 1]!
  for (let i = starts[entry]!; i < end; i++) if (items[i] === item) return true
  return false
}
