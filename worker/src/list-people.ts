import type { Context } from 'hono'
import * as v from 'valibot'
import { type CustomerList, customerSorts } from '#shared/wire/customer'
import { id, text } from '#shared/wire/fields'
import { customerFilterSchema, filterOfQuery } from '#shared/wire/segment'
import type { AppEnv } from './app-env.ts'
import { askInsights } from './ask-insights.ts'
import { askedNow } from './asked-now.ts'
import { shaped } from './body.ts'
import { listLength } from './list-length.ts'
import { parseCursor } from './objects/insights/people/customer-list.ts'
import { insightsOf } from './objects/names.ts'
import { ProblemError } from './problem.ts'

const listSchema = v.object({
  sort: v.optional(v.picklist(customerSorts), 'revenue'),
  direction: v.optional(v.picklist(['desc', 'asc'], 'must be desc or asc'), 'desc'),
  q: v.optional(text, ''),
  segment: v.exactOptional(id),
  limit: listLength,
  cursor: v.exactOptional(v.pipe(v.string(), v.maxLength(2_000))),
})

/** A page of the people that fields choose, all of them texts. Throws `invalid_request`. */
export async function listPeople(
  c: Context<AppEnv>,
  fields: Readonly<Record<string, string>>,
): Promise<CustomerList> {
  const { cursor, ...query } = shaped(listSchema, fields)
  const filter = shaped(customerFilterSchema, filterOfQuery(fields))
  const after = cursor === undefined ? null : parseCursor(cursor)
  if (cursor !== undefined && !after) throw faultOf('cursor', 'is not one we gave')
  const { store } = c.var
  const asked = { ...query, ...askedNow(store), filter, after }
  const found = await askInsights(insightsOf(c.env, store.id), 'customers', asked)
  if (!found) throw faultOf('segment', 'is not the id of a segment')
  return found
}

function faultOf(path: string, message: string): ProblemError {
  return new ProblemError('invalid_request', { faults: [{ path, message }] })
}
