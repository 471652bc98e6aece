import * as v from 'valibot'
import { id, timestamp } from './fields.ts'

/**
 * A past browsing session, for a merchant who moves in: the products opened, in order. Idempotent by `id`.
 * With `customer_id` it enters that customer's profile; without, it only teaches the session index.
 */
export const sessionSchema = v.object({
  id,
  started_at: timestamp,
  customer_id: v.exactOptional(id),
  items: v.pipe(v.array(id), v.minLength(1, 'must have at least one item'), v.maxLength(200)),
})
export type Session = v.InferOutput<typeof sessionSchema>
