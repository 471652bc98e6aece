import type { Fault } from './parse.ts'

/**
 * Every kind of error the API answers with: its code, its HTTP status and the sentence that names it. The table in
 * `docs/api.md` is checked against this one.
 */
export const problems = {
  malformed_json: { status: 400, title: 'The body is not JSON.' },
  invalid_request: { status: 400, title: 'The request does not have the expected shape.' },
  key_missing: { status: 401, title: 'This address needs a key.' },
  key_invalid: { status: 401, title: 'The key is not known.' },
  login_required: { status: 401, title: 'Log in with the secret key first.' },
  key_forbidden: { status: 403, title: 'This kind of key may not do this.' },
  origin_forbidden: { status: 403, title: 'This origin is not on the list of allowed origins.' },
  visitor_invalid: { status: 401, title: 'The visitor id is not one that this store issued.' },
  identity_required: { status: 403, title: 'This visitor is a customer by now, who has to prove it.' },
  identity_invalid: { status: 401, title: 'The identity token is not valid.' },
  not_found: { status: 404, title: 'There is nothing at this address.' },
  method_not_allowed: { status: 405, title: 'This address does not take this method.' },
  conflict: { status: 409, title: 'This id is already taken.' },
  points_refused: { status: 422, title: 'The points cannot be moved like this.' },
  erased: { status: 410, title: 'This person asked to be forgotten.' },
  body_too_large: { status: 413, title: 'The body is larger than allowed.' },
  too_many_requests: { status: 429, title: 'Too many requests; wait and try again.' },
  internal: { status: 500, title: 'Something went wrong on our side.' },
  overloaded: { status: 503, title: 'The service is busy; try again shortly.' },
} as const

export type ProblemCode = keyof typeof problems

/** An RFC 9457 problem document (`application/problem+json`). */
export interface Problem {
  type: string
  code: ProblemCode
  title: string
  status: number
  request_id: string
  detail?: string
  faults?: Fault[]
}
