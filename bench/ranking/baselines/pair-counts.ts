import { Accumulator } from '#shared/recommend/accumulator'
import { Top } from '#shared/recommend/top'
import type { TimedSession } from '../../sessions/session-sets.ts'
import type { Baseline } from './baseline.ts'

type Postings = (readonly number[])[]

/** Which sessions hold an item, oldest first. */
function postingsOf(sessions: readonly TimedSession[], items: number): Postings {
  const postings: number[][] = Array.from({ length: items + 1 }, () => [])
  sessions.forEach((session, s) => {
    for (const item of new Set(session.items)) postings[item]!.push(s)
  })
  return postings
}

/**
 * Item-kNN as in session-rec: from the newest item, the sessions with both over the root of the items' counts, each
 * count raised by 20.
 */
export const itemKnn: Baseline = (sessions, items) => {
  const postings = postingsOf(sessions, items)
  const lists: (readonly number[] | undefined)[] = []
  const sums = new Accumulator()
  sums.reserve(items)
  const rank = (item: number): readonly number[] => {
    for (const s of postings[item]!) for (const other of new Set(sessions[s]!.items)) sums.add(other, 1)
    const top = new Top(100)
    for (let i = 0; i < sums.count; i++) {
      const other = sums.touched[i]!
      if (other === item) continue
      const both = (postings[item]!.length + 20) * (postings[other]!.length + 20)
      top.offer(other, sums.sums[other]! / Math.sqrt(both))
    }
    sums.clear()
    return top.list().map((scored) => scored.item)
  }
  return (context, limit) => {
    const last = context.at(-1)!
    if (last > items) return []
    lists[last] ??= rank(last)
    return lists[last].slice(0, limit)
  }
}

/** Sequential rules (SR) of session-rec: what came up to ten places after the newest item, weighed by 1 / distance. */
export const sequentialRules: Baseline = (sessions, items) => {
  const rules: (Map<number, number> | undefined)[] = []
  for (const { items: opened } of sessions) {
    for (let j = 1; j < opened.length; j++) {
      for (let d = 1; d <= 10 && d <= j; d++) {
        const from = opened[j - d]!
        rules[from] ??= new Map()
        rules[from].set(opened[j]!, (rules[from].get(opened[j]!) ?? 0) + 1 / d)
      }
    }
  }
  const lists: (readonly number[] | undefined)[] = []
  const rank = (item: number): readonly number[] => {
    const top = new Top(20)
    for (const [other, weight] of rules[item] ?? []) top.offer(other, weight)
    return top.list().map((scored) => scored.item)
  }
  return (context, limit) => {
    const last = context.at(-1)!
    if (last > items) return []
    lists[last] ??= rank(last)
    return lists[last].slice(0, limit)
  }
}
