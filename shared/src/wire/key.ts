import * as v from 'valibot'

/** Hours for which a key that is replaced may go on being used, unless said otherwise. */
const usualOverlapHours = 24

/** `POST /v1/keys`: a new key of a kind, and how long the ones before it hold. */
export const keyRequestSchema = v.object({
  kind: v.picklist(['publishable', 'secret', 'identity'], 'must be publishable, secret or identity'),
  /** Hours for which the keys of this kind there were go on being good; 0: not a moment longer. */
  overlap_hours: v.optional(
    v.pipe(v.number(), v.minValue(0), v.maxValue(720, 'must be at most 720 hours')),
    usualOverlapHours,
  ),
})
export type KeyRequest = v.InferOutput<typeof keyRequestSchema>

/** A key without the key: only its hash is kept. */
export interface KeyRow {
  id: string
  kind: KeyRequest['kind']
  created_at: number
  /** From when on it is refused; null: until it is replaced or revoked. */
  expires_at: number | null
}

/** `GET /v1/keys`. */
export interface KeyList {
  keys: KeyRow[]
}

/** The answer to `POST /v1/keys` (201): the only time the key is shown. */
export interface KeyCreated extends KeyRow {
  key: string
  /** The keys that it replaces, with the moment until which they hold. */
  replaced: KeyRow[]
}
