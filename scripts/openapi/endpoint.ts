import { comparisons } from '#shared/maths/comparison'
import { limits } from '#shared/wire/limits'
import type { ProblemCode } from '#shared/wire/problem'
import { type JsonSchema, string } from './json-schema.ts'

/** Who may call: the deployment secret, a store's secret or publishable key, a logged-in merchant, the person. */
export type Access = 'open' | 'deployment' | 'secret' | 'secret-or-login' | 'publishable' | 'person'

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  description: string
  schema: JsonSchema
}

export interface Endpoint {
  method: 'get' | 'put' | 'post' | 'patch' | 'delete'
  path: string
  group: string
  summary: string
  description?: string
  access: Access
  parameters?: Parameter[]
  /** Name of the body's schema. `bulk`: JSON Lines of it, or one object. */
  body?: { schema: JsonSchema; bulk?: boolean; text?: boolean }
  answer: { status: number; description: string; schema?: JsonSchema; type?: string }
  problems: ProblemCode[]
}

export const pathId = (of: string): Parameter => ({
  name: 'id',
  in: 'path',
  description: `The ${of}’s id.`,
  schema: string,
})
export const query = (name: string, description: string, schema: JsonSchema = string): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
})
/** Whom figures are narrowed down to. */
export const ofSegment = query('segment', 'The id of a saved segment: only of its people.')
/** What a range of days is compared with. */
export const comparedBy = query(
  'compare',
  '`previous`: as many days just before; `weekday`: the same weekdays as soon before as they do not overlap; `year`: the same weekdays a year before, 52 weeks (as many more as a longer range needs not to overlap).',
  { type: 'string', enum: [...comparisons] },
)
export const cursor = query('cursor', '`next_cursor` of the answer before.')
export const badBody: ProblemCode[] = ['malformed_json', 'invalid_request', 'body_too_large']

export const bulkNote = `JSON Lines, one object a line, at most ${limits.linesPerBulk.toLocaleString('en')} lines and ${
  limits.secretBodyBytes / 1024 ** 2
} MB; or one JSON object. Idempotent by id. Lines that are not taken are listed with their faults; the others are taken.`
