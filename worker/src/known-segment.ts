import type { Context } from 'hono'
import * as v from 'valibot'
import { id } from '#shared/wire/fields'
import type { AppEnv } from './app-env.ts'
import { askedNow } from './asked-now.ts'
import { shaped } from './body.ts'
import type { SegmentAsked } from './objects/insights/people/people.ts'
import { ProblemError } from './problem.ts'

const schema = v.object({ segment: v.exactOptional(id) })

/** The segment whose people alone a question is about; undefined: everybody. Throws `invalid_request`. */
export function segmentAsked(c: Context<AppEnv>): SegmentAsked | undefined {
  const { segment } = shaped(schema, c.req.query())
  return segment === undefined ? undefined : { segment, ...askedNow(c.var.store) }
}

/**
 * What was answered of a segment; `{ state: 'pending' }` while nobody knows yet whom it chooses. Throws `invalid_request`
 * where there is no such segment.
 */
export function knownSegment<T>(answer: T | 'pending' | null): T | { state: 'pending' } {
  if (answer === 'pending') return { state: 'pending' }
  if (answer !== null) return answer
  throw new ProblemError('invalid_request', {
    faults: [{ path: 'segment', message: 'is not the id of a segment' }],
  })
}
