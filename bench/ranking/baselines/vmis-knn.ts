import { Top } from '#shared/recommend/top'
import type { Baseline } from './baseline.ts'

export interface VmisSettings {
  /** Newest sessions kept of each item, and of all candidates. */
  sessions: number
  /** Neighbours: the most similar of the candidates. */
  neighbours: number
  /** Newest items of the session that are looked at. */
  contextItems: number
}

/**
 * VMIS-kNN (Kersbergen, Sprangers, Schelter: Serenade, SIGMOD 2022): sessions matched by items weighed by their place,
 * each neighbour's items scored by its similarity, the place of the newest match and idf.
 */
export function vmisKnn({ sessions: m, neighbours: k, contextItems }: VmisSettings): Baseline {
  return (sessions, items) => {
    const postings: number[][] = Array.from({ length: items + 1 }, () => [])
    sessions.forEach((session, s) => {
      for (const item of new Set(session.items)) postings[item]!.push(s)
    })
    const distinct = sessions.map((session) => [...new Set(session.items)])
    const idf = postings.map((posting) => Math.log(sessions.length / Math.max(1, posting.length)))
    return (context, limit) => {
      const session = context.slice(-contextItems)
      const places = new Map(session.map((item, i) => [item, session.length - i]))
      const length = new Set(session).size
      const similar = new Map<number, number>()
      for (let back = 1; back <= session.length; back++) {
        const item = session[session.length - back]!
        if (places.get(item) !== back || item > items) continue
        const weight = (session.length - back + 1) / length
        const posting = postings[item]!
        for (let i = Math.max(0, posting.length - m); i < posting.length; i++) {
          similar.set(posting[i]!, (similar.get(posting[i]!) ?? 0) + weight)
        }
      }
      const newest = [...similar].sort((a, b) => b[0] - a[0]).slice(0, m)
      const nearest = newest.sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, k)
      const scores = new Map<number, number>()
      for (const [s, similarity] of nearest) {
        let place = Number.POSITIVE_INFINITY
        for (const item of distinct[s]!) place = Math.min(place, places.get(item) ?? place)
        const decay = Math.max(0, 1 - 0.1 * place)
        for (const item of distinct[s]!) {
          scores.set(item, (scores.get(item) ?? 0) + decay * similarity * (idf[item]! || 1))
        }
      }
      const top = new Top(limit)
      for (const [item, score] of scores) top.offer(item, score)
      return top.list().map((scored) => scored.item)
    }
  }
}
