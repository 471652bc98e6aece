import * as v from 'valibot'

/** What may be changed in a store, as the audit log names it. */
export const auditActions = [
  'store.create',
  'store.hold',
  'store.restore',
  'export.store',
  'settings.change',
  'capacity.change',
  'key.create',
  'key.revoke',
  'login',
  'segment.save',
  'segment.remove',
  'treatment.save',
  'spend.save',
  'cluster.rename',
  'account.change',
  'target.save',
  'target.remove',
  'annotation.save',
  'annotation.remove',
  'anomaly.settle',
  'customer.change',
  'customer.erase',
  'points.move',
  'product.remove',
  'import.products',
  'import.orders',
  'import.sessions',
] as const
export type AuditAction = (typeof auditActions)[number]

/** Whose hand it was: a key by its id, the login of a merchant (by the key it was made with), a shopper, the deployment. */
export interface AuditActor {
  by: 'secret' | 'merchant' | 'person' | 'deployment'
  /** Id of the key, as `GET /v1/keys` shows it. */
  key?: string
}

/** One thing that is different now. What is missing was not there, or is there no more. */
export interface AuditChange {
  path: string
  before?: unknown
  after?: unknown
}

/** What a caller tells of a change; the log adds its number and the time. */
export interface AuditDraft {
  actor: AuditActor
  action: AuditAction
  /** What it was about: the id of a segment or a key. A person only as a keyed hash, never by name. */
  subject?: string
  changes: AuditChange[]
  /** There were more changes than one entry has room for. */
  is_cut?: true
  request_id?: string
}

export interface AuditEntry extends AuditDraft {
  id: number
  /** Epoch milliseconds; of several imports that became one entry, when the last of them came. */
  at: number
}

/** `GET /v1/audit`: newest first. */
export interface AuditPage {
  entries: AuditEntry[]
  next_cursor: string | null
}

/** What is asked of the log. */
export const auditQuerySchema = v.object({
  action: v.exactOptional(v.picklist(auditActions, 'must be an action of the audit log')),
  /** Changes of one person, by the id of the customer. */
  customer: v.exactOptional(v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(130))),
  cursor: v.exactOptional(
    v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'is not one we gave'), v.transform(Number)),
  ),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/, 'must be a number from 1 to 200'),
      v.transform(Number),
      v.minValue(1, 'must be a number from 1 to 200'),
      v.maxValue(200, 'must be a number from 1 to 200'),
    ),
    '50',
  ),
})
