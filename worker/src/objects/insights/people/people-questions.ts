import type { CustomerList, CustomerRow } from '#shared/wire/customer'
import type { SegmentRequest, SegmentRow } from '#shared/wire/segment'
import type { TierDryRun, TierProgramme } from '#shared/wire/tier'
import type { Desk } from '../desk.ts'
import { countPeople, type PeopleCounts } from '../people-counts.ts'
import { workedOutInTurns } from '../work.ts'
import { customer } from './customer-list.ts'
import type { AskedWhen, CustomersQuery } from './people.ts'
import { answerProgramme, type ProgrammeQuestions } from './programme-queries.ts'
import { tierDryRun } from './tier-dry-run.ts'

/** Questions about people, saved segments of them, and the programme they are in. */
export interface PeopleQuestions extends ProgrammeQuestions {
  /** A page of people; null when the query names a segment that is not there. */
  customers: [asked: CustomersQuery, answer: CustomerList | null]
  customer: [person: string, answer: CustomerRow | null]
  /** How many people ordered, once and again. */
  ordered: [asked: null, answer: PeopleCounts]
  /** How many people there are, visitors among them. */
  headcount: [asked: null, answer: number]
  /** The saved filters, by name, each with how many people it chooses. */
  savedSegments: [when: AskedWhen, answer: SegmentRow[]]
  savedSegment: [asked: AskedWhen & { id: string }, answer: SegmentRow | null]
  /** Saves a filter under an id; null when there are too many already. */
  saveSegment: [asked: AskedWhen & { id: string; request: SegmentRequest }, answer: SegmentRow | null]
  /** Whether there was one. */
  removeSegment: [id: string, answer: boolean]
  /** Who would be in which tier if the programme were switched on. */
  tierDryRun: [
    asked: { programme: TierProgramme; today: TierProgramme; timeZone: string },
    answer: TierDryRun,
  ]
}

type Answers = {
  [Q in keyof PeopleQuestions]: (
    desk: Desk,
    asked: PeopleQuestions[Q][0],
  ) => PeopleQuestions[Q][1] | Promise<PeopleQuestions[Q][1]>
}

export const peopleAnswers: Answers = {
  customers: ({ people, kept }, query) => {
    const list = () => people.list(query)
    // A text that is sought may be a name, which is kept nowhere.
    if (query.q !== '') return list()
    const changedAt = query.segment === undefined ? null : people.saved(query.segment)?.changed_at
    return kept.list('customers', { ...query, changedAt }, list)
  },
  customer: ({ sql }, person) => customer(sql, person),
  ordered: ({ sql, kept }) => kept.answer('people', {}, () => countPeople(sql)),
  headcount: ({ sql }) => sql.exec<{ n: number }>('SELECT count(*) AS n FROM person').one().n,
  savedSegments: ({ people, kept }, when) => {
    const list = () => people.segments(when)
    const key = people.segmentsKey(when)
    return key === null ? list() : kept.answer('segments', { key }, list)
  },
  savedSegment: ({ people }, { id, ...when }) => people.segment(id, when),
  saveSegment: ({ people }, { id, request, ...when }) =>
    people.save(id, request, { ...when, now: Date.now() }),
  removeSegment: ({ people, segmentRuns }, id) => {
    segmentRuns.remove(id)
    return people.removeSegment(id)
  },
  tierDryRun: ({ sql }, asked) => workedOutInTurns(tierDryRun(sql, { ...asked, now: Date.now() })),
  points: ({ sql, kept }, asked) => kept.list('points', asked, () => answerProgramme(sql, 'points', asked)),
  tiers: ({ sql, kept }, asked) => kept.list('tiers', asked, () => answerProgramme(sql, 'tiers', asked)),
}
