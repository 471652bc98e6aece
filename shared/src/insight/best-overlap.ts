/**
 * Which old group each new one continues: the assignment, each old and each new one at most once, with the most people in
 * common over all pairs (Kuhn's assignment problem, solved exactly by trying every set of old groups: at most 12 of them).
 * −1 for a new group that shares nobody with the one left for it. `common[i][j]`: people in old i and new j.
 *
 * @example bestOverlap([[5, 90], [80, 10]]) // [1, 0]
 */
export function bestOverlap(common: readonly (readonly number[])[]): number[] {
  const olds = common.length
  const news = common[0]?.length ?? 0
  if (olds > 12) throw new RangeError(`at most 12 groups can be matched; got ${olds}`)
  // best[set]: the most people in common when the new groups so far have taken the old ones in `set`.
  let best = new Map<number, { people: number; taken: number[] }>([[0, { people: 0, taken: [] }]])
  for (let j = 0; j < news; j++) {
    const next = new Map<number, { people: number; taken: number[] }>()
    const offer = (set: number, people: number, taken: number[]) => {
      const known = next.get(set)
      if (!known || people > known.people) next.set(set, { people, taken })
    }
    for (const [set, { people, taken }] of best) {
      offer(set, people, [...taken, -1])
      for (let i = 0; i < olds; i++) {
        const shared = common[i]![j]!
        if (shared > 0 && !(set & (1 << i))) offer(set | (1 << i), people + shared, [...taken, i])
      }
    }
    best = next
  }
  let winner = { people: -1, taken: [] as number[] }
  for (const one of best.values()) if (one.people > winner.people) winner = one
  return winner.taken
}

/** Keys of groups, lasting over runs: a group keeps the key of the one it continues; new keys were never used before. */
export interface LastingKeys {
  keys: number[]
  next: number
}

/** The keys of the new groups. Without old ones all are new. */
export function lastingKeys(before: LastingKeys | null, continued: readonly number[]): LastingKeys {
  let next = before?.next ?? 0
  const keys = continued.map((old) => (old >= 0 ? (before?.keys[old] ?? next++) : next++))
  return { keys, next }
}
