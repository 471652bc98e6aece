import { Top } from '#shared/recommend/top'
import type { Baseline } from './baseline.ts'

/** The items opened most often, the same for everybody; repeats within a session count. */
export const popularity: Baseline = (sessions, items) => {
  const ranked = byCount(countOpened(sessions, items))
  return (_context, limit) => ranked.slice(0, limit)
}

/** What this session opened most often first, then what is popular. */
export const sessionPopularity: Baseline = (sessions, items) => {
  const counts = countOpened(sessions, items)
  const popular = byCount(counts)
  return (context, limit) => {
    const own = new Map<number, number>()
    for (const item of context) own.set(item, (own.get(item) ?? 0) + 1)
    const opened = (item: number) => own.get(item)! + (counts[item] ?? 0) / (1 + (counts[popular[0]!] ?? 0))
    const list = [...own.keys()].sort((a, b) => opened(b) - opened(a))
    for (const item of popular) {
      if (list.length >= limit) break
      if (!own.has(item)) list.push(item)
    }
    return list.slice(0, limit)
  }
}

/** How often each item was opened, by its number. */
export function countOpened(sessions: Parameters<Baseline>[0], items: number): Uint32Array {
  const counts = new Uint32Array(items + 1)
  for (const session of sessions) for (const item of session.items) counts[item]!++
  return counts
}

function byCount(counts: Uint32Array): number[] {
  const top = new Top(200)
  for (let item = 1; item < counts.length; item++) top.offer(item, counts[item]!)
  return top.list().map(({ item }) => item)
}
