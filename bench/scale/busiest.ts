import type { PeakLoad } from './meter.ts'
import { type Asked, loadOf, lowestFigures, requestsOf, softLimit } from './object-limits.ts'
import { measured } from './stored.ts'

/** An object and how much of what it takes is asked of it. */
export interface Busy {
  object: string
  /** Requests a second. */
  rps: number
  /** Share of its soft limit. */
  load: number
  /** Share of what it takes by the lowest figures published for each kind of work. */
  strict: number
}

/** The busiest object of each kind, the hottest first. */
export function busiestOf(load: PeakLoad): Busy[] {
  const all = [...load.requests].map(([object, asked]) => busyOf(object, perSecond(asked, load.seconds)))
  const hottestFirst = all.toSorted((a, b) => b.strict - a.strict)
  return [...new Set(hottestFirst.map(({ object }) => kindOf(object)))].map(
    (kind) => hottestFirst.find(({ object }) => kindOf(object) === kind)!,
  )
}

export function kindOf(object: string): string {
  return object.split(' ')[0]!
}

function busyOf(object: string, asked: Asked): Busy {
  return {
    object,
    rps: requestsOf(asked),
    load: loadOf(asked, softLimit, measured.flushesPerS),
    strict: loadOf(asked, lowestFigures, measured.flushesPerS),
  }
}

function perSecond({ passing, answering, storing, gathered }: Asked, seconds: number): Asked {
  return {
    passing: passing / seconds,
    answering: answering / seconds,
    storing: storing / seconds,
    gathered: gathered / seconds,
  }
}
