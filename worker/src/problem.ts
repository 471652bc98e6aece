import type { Fault } from '#shared/wire/parse'
import { type Problem, type ProblemCode, problems } from '#shared/wire/problem'

/** An error with its documented answer: thrown anywhere behind a route, turned into a problem document by the app. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly faults: Fault[] | undefined
  readonly retryAfterS: number | undefined

  constructor(code: ProblemCode, more: { detail?: string; faults?: Fault[]; retryAfterS?: number } = {}) {
    super(more.detail ?? problems[code].title)
    this.code = code
    this.detail = more.detail
    this.faults = more.faults
    this.retryAfterS = more.retryAfterS
  }
}

/** The RFC 9457 answer for a problem. It never carries what an exception said. */
export function problemResponse(error: ProblemError, requestId: string): Response {
  const { title, status } = problems[error.code]
  const body: Problem = {
    type: `/docs#${error.code}`,
    code: error.code,
    title,
    status,
    request_id: requestId,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    ...(error.faults === undefined ? {} : { faults: error.faults }),
  }
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'x-request-id': requestId,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
  if (error.retryAfterS !== undefined) headers['retry-after'] = String(error.retryAfterS)
  return new Response(JSON.stringify(body), { status, headers })
}
