import type { KeptOrder } from '#shared/customer/apply-order'
import type { Profile } from '#shared/customer/profile'
import type { PointsEntry } from '#shared/wire/points'
import { askInsights } from './ask-insights.ts'
import type { PersonNotes } from './objects/insights/business/business.ts'
import { customerOf, insightsOf } from './objects/names.ts'
import { ProblemError } from './problem.ts'

/** Everything kept about one person, in a form they can take elsewhere. */
export interface PersonExport {
  person: string
  profile: Omit<Profile, 'outbox' | 'acked' | 'epoch' | 'fact'>
  orders: KeptOrder[]
  points: readonly PointsEntry[]
  /** What the shop wrote about them, and what they were called from which day on. */
  noted: PersonNotes
}

/** What is kept of a person, wherever a merge moved them. Throws `not_found` or `erased`. */
export async function exportPerson(env: Env, store: string, person: string): Promise<PersonExport> {
  const known = await customerOf(env, store, person).read()
  if (!known) throw new ProblemError('not_found', { detail: 'Nothing is kept about this person.' })
  if ('status' in known) {
    if (known.status === 'moved') return exportPerson(env, store, known.to)
    throw new ProblemError('erased')
  }
  const { outbox: _outbox, acked: _acked, epoch: _epoch, fact: _fact, ...profile } = known.profile
  const noted = await askInsights(insightsOf(env, store), 'personNotes', { person })
  return { person, profile, orders: known.orders, points: known.points, noted }
}
