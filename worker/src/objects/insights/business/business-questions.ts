import type { Business } from './business.ts'

/** The questions by name, for the one call that Insights offers. */
export type BusinessQuestion = Exclude<keyof Business, 'snapshotContext' | 'kept'>

/** Questions whose answer reads every order. */
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

/** The answer to a question by its name. */
export function askBusiness<K extends BusinessQuestion>(
  business: Business,
  question: K,
  query: Parameters<Business[K]>[0],
): ReturnType<Business[K]> {
  const answer = business[question] as (query: Parameters<Business[K]>[0]) => ReturnType<Business[K]>
  const make = () => answer.call(business, query)
  return heavy.includes(question) ? business.kept(JSON.stringify([question, query]), make) : make()
}
