import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import { knownSegment, segmentAsked } from './known-segment.ts'
import type { Business } from './objects/insights/business/business.ts'
import type { BusinessQuestion } from './objects/insights/business/business-questions.ts'
import { insightsOf } from './objects/names.ts'

/** The answer to a question about the business: of everybody, or of the segment that the request names. */
export async function askOf<K extends BusinessQuestion>(
  c: Context<AppEnv>,
  question: K,
  query: Parameters<Business[K]>[0],
): Promise<object> {
  const object = insightsOf(c.env, c.var.store.id)
  const of = segmentAsked(c)
  // Over a call to an object a generic answer is one of all it could be.
  if (!of) return (await object.business(question, query)) as object
  return knownSegment((await object.businessOf(question, query, of)) as object | 'pending' | null)
}
