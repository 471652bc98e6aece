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

/** How many different people made the entries. Two with the same short hash count as one: never too many are told. */
export function countPeople({ size, people }: Posting): number {
  return new Set(people.subarray(0, size)).size
}

/** For each of these items, all different: how many different people's entries hold it, counted as `countPeople` does. */
export function countPeopleWith(posting: Posting, wanted: readonly number[]): Uint32Array {
  const { people, starts, items } = posting
  const counts = new Uint32Array(wanted.length)
  const lastPerson = new Int32Array(wanted.length).fill(-1)
  reserve(wanted.reduce((most, item) => Math.max(most, item), 0))
  wanted.forEach((item, i) => {
    places[item] = i + 1
  })
  let person = -1
  let before: number | null = null
  for (const entry of byPerson(posting)) {
    if (people[entry] !== before) {
      before = people[entry]!
      person++
    }
    for (let i = starts[entry]!; i < starts[entry + 1]!; i++) {
      const place = places[items[i]!]
      if (place === undefined || place === 0 || lastPerson[place - 1] === person) continue
      lastPerson[place - 1] = person
      counts[place - 1]!++
    }
  }
  for (const item of wanted) places[item] = 0
  return counts
}

/** By item number: its place among those wanted, plus one; 0 between two calls. */
let places = new Uint32Array(1_024)

function reserve(highest: number): void {
  if (highest >= places.length) places = new Uint32Array(2 * highest)
}

/** The entries' numbers, those of a person together. */
function byPerson({ size, people }: Posting): number[] {
  const keys = Float64Array.from({ length: size }, (_, entry) => people[entry]! * size + entry).sort()
  return Array.from(keys, (key) => key % size)
}
