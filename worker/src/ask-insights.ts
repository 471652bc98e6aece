import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import { knownSegment, segmentAsked } from './known-segment.ts'
import type { OfSegment, SegmentAsked } from './objects/insights/people/people.ts'
import type { Answer, Asked, Question } from './objects/insights/questions.ts'
import { insightsOf } from './objects/names.ts'

/** An Insights object, or a stub of one. */
interface Insights {
  ask(question: Question, asked: unknown, of?: SegmentAsked): Promise<unknown>
}

/** Questions that can be asked of a segment's people alone. */
type NarrowedQuestion = { [Q in Question]: 'among' extends keyof Asked<Q> ? Q : never }[Question]

/** Asks Insights. A stub's types cannot follow a question to its answer; this can. */
export async function askInsights<Q extends Question>(
  insights: Insights,
  question: Q,
  asked: Asked<Q>,
): Promise<Answer<Q>> {
  return (await insights.ask(question, asked)) as Answer<Q>
}

/**
 * Asks the Insights of the request's store: of everybody, or of the segment that the request names; then it may be pending.
 * Throws `invalid_request` where there is no such segment.
 */
export async function askOf<Q extends NarrowedQuestion>(
  c: Context<AppEnv>,
  question: Q,
  asked: Asked<Q>,
): Promise<Answer<Q> | { state: 'pending' }> {
  const insights = insightsOf(c.env, c.var.store.id)
  const of = segmentAsked(c)
  if (!of) return askInsights(insights, question, asked)
  return knownSegment((await insights.ask(question, asked, of)) as OfSegment<Answer<Q>>)
}
