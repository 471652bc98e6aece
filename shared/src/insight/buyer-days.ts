/**
 * Who ordered on a day, without anybody's name: how many did for the first time, and how many had ordered so many days
 * before. From these the people of any range of days are counted exactly, however many days it has: whoever ordered on a
 * day of it, and before that not since it began.
 */
export interface BuyerDay {
  /** People whose first day with an order it is. */
  first: number
  /** People by the days since their day with an order before. */
  gaps: Map<number, number>
}

/** Days since 1970-01-01, and how the counts of each change. */
export type BuyerChanges = Map<number, BuyerDay>

/** Adds somebody's days with an order (in order of time, each once) to the counts, or takes them back. */
export function addBuyer(changes: BuyerChanges, days: readonly number[], sign: 1 | -1): void {
  days.forEach((day, i) => {
    const counts = changes.get(day) ?? { first: 0, gaps: new Map() }
    changes.set(day, counts)
    const before = days[i - 1]
    if (before === undefined) counts.first += sign
    else counts.gaps.set(day - before, (counts.gaps.get(day - before) ?? 0) + sign)
  })
}

/** Whether a change changes nothing. */
export function isNoChange({ first, gaps }: BuyerDay): boolean {
  return first === 0 && [...gaps.values()].every((people) => people === 0)
}

/** The counts of a day after a change, packed: those of the first time, then gap and people from the greatest gap on. */
export function packedWith(packed: Uint8Array, change: BuyerDay): Uint8Array {
  let first = 0
  const gaps = new Map<number, number>()
  readBuyers(packed, (people, gap) => {
    if (gap === null) first = people
    else gaps.set(gap, people)
    return true
  })
  for (const [gap, people] of change.gaps) gaps.set(gap, (gaps.get(gap) ?? 0) + people)
  const out: number[] = []
  writeNumber(out, Math.max(0, first + change.first))
  let above = 0
  for (const [gap, people] of [...gaps].sort(([a], [b]) => b - a)) {
    if (people <= 0) continue
    writeNumber(out, above === 0 ? gap : above - gap)
    writeNumber(out, people)
    above = gap
  }
  return new Uint8Array(out)
}

/**
 * People of a day who had not ordered in the `days` days before it (and ordered earlier or never), and those of them who
 * never had: only the part of the counts that says so is read.
 *
 * @example peopleOf(packedWith(new Uint8Array(), { first: 2, gaps: new Map([[5, 1]]) }), 4) // { people: 3, first: 2 }
 */
export function peopleOf(packed: Uint8Array, days: number): { people: number; first: number } {
  let first = 0
  let people = 0
  readBuyers(packed, (counted, gap) => {
    if (gap === null) first = counted
    else if (gap <= days) return false
    people += counted
    return true
  })
  return { people, first }
}

/** Calls `each` with the counts, from null (first time) over the greatest gap to the least, until it returns false. */
function readBuyers(packed: Uint8Array, each: (people: number, gap: number | null) => boolean): void {
  let at = 0
  const number = (): number => {
    let byte = packed[at++] ?? 0
    let value = byte & 127
    for (let scale = 128; byte > 127; scale *= 128) {
      byte = packed[at++] ?? 0
      value += (byte & 127) * scale
    }
    return value
  }
  if (packed.length === 0 || !each(number(), null)) return
  for (let gap = 0; at < packed.length; ) {
    gap = gap === 0 ? number() : gap - number()
    if (!each(number(), gap)) return
  }
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  bytes.push(rest)
}
