import { ProblemError } from './problem.ts'

/** What was answered of a segment. Throws `invalid_request` where there is no such segment (null). */
export function knownSegment<T>(answer: T | null): T {
  if (answer !== null) return answer
  throw new ProblemError('invalid_request', {
    faults: [{ path: 'segment', message: 'is not the id of a segment' }],
  })
}
