import { kept } from '#shared/customer/profile'
import { compared, type Finding } from './finding.ts'
import { type InsightsDay, trafficOf } from './stored-insights.ts'
import type { StoredPerson } from './stored-person.ts'
import type { StoredStore } from './stored-store.ts'

/**
 * Visits by channel, source and hour: each day holds them three times, and all days together as many as profiles counted.
 * Imported visits have no channel, and one older than the newest 30 of its person is not told of: with either, there may
 * be fewer.
 *
 * @param isMore whether somebody is gone whose visits the days keep
 */
export function checkVisits({ people, insights }: StoredStore, isMore: boolean): Finding[] {
  const counted = insights.days.map((day) => ({ day: day.day, ...visitsOf(day) }))
  const copies = counted.flatMap(({ day, visits, bySource, byHour }) => [
    ...compared(`insights day ${day}`, 'visits by source', bySource, visits),
    ...compared(`insights day ${day}`, 'visits by hour', byHour, visits),
  ])
  const all = [...people.values()]
  if (all.some(({ profile: { merged } }) => merged && !merged.handed)) return copies
  const isFewer = all.some(hasUntold)
  const held = counted.reduce((sum, { visits }) => sum + visits, 0)
  const expected = all.reduce((sum, { profile }) => sum + profile.session_count, 0)
  const found = compared('insights days', 'visits by channel', held, expected)
  return [...copies, ...found.filter(({ kind }) => !(kind === 'doubled' ? isMore : isFewer))]
}

function hasUntold({ profile, visits }: StoredPerson): boolean {
  return visits.length > 0 || profile.session_count >= kept.sessions
}

function visitsOf(day: InsightsDay): { visits: number; bySource: number; byHour: number } {
  const { visits, sources, visit_hours } = trafficOf(day) ?? { visits: {}, sources: {}, visit_hours: [] }
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
  return {
    visits: sum(Object.values(visits).flatMap((steps) => Object.values(steps))),
    bySource: sum(Object.values(sources).map(([count]) => count)),
    byHour: sum(visit_hours),
  }
}
