import type { Outcome, Work } from '../work.ts'
import { workedOut } from '../work.ts'
import type { Business } from './business.ts'

/** The questions by name, for the one call that Insights offers. */
export type BusinessQuestion = Exclude<keyof Business, 'snapshotContext' | 'kept'>

/** What a question comes to. */
export type BusinessAnswer<K extends BusinessQuestion> = Outcome<ReturnType<Business[K]>>

/** Questions whose answer reads everybody. */
const heavy: readonly BusinessQuestion[] = [
  'drivers',
  'scorecard',
  'segmentations',
  'attractiveness',
  'acquisition',
  'categoryShares',
  'movements',
  'treatment',
]

/** The same of those that name people. */
export const naming: readonly BusinessQuestion[] = ['movementPeople', 'valueRanking', 'sampleByBand']

/** The answer to a question by its name. */
export function askBusiness<K extends BusinessQuestion>(
  business: Business,
  question: K,
  query: Parameters<Business[K]>[0],
): BusinessAnswer<K> | Promise<BusinessAnswer<K>> {
  type Answer = BusinessAnswer<K>
  const answer = business[question] as (query: Parameters<Business[K]>[0]) => Answer | Work<Answer>
  const make = () => answer.call(business, query)
  return heavy.includes(question) ? business.kept(JSON.stringify([question, query]), make) : workedOut(make())
}
