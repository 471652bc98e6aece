import * as v from 'valibot'

/** What may be changed in a store, as the audit log names it. */
export const auditActions = [
  'store.create',
  'store.hold',
  'store.restore',
  'store.reseal',
  'export.store',
  'settings.change',
  'capacity.change',
  'key.create',
  'key.revoke',
  'login',
  'logout',
  'logout.everywhere',
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
  'export.person',
  'answers.add',
  'points.move',
  'points.post',
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
  /** Of a login behind Cloudflare Access: who of the merchant's people, as a keyed hash of the e-mail address there. */
  staff?: string
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

const most = 'must be a number from 1 to 200'
const chosen = {
  action: v.exactOptional(v.picklist(auditActions, 'must be an action of the audit log')),
  /** Changes of one person, by the id of the customer. */
  customer: v.exactOptional(v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(130))),
  cursor: v.exactOptional(
    v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'is not one we gave'), v.transform(Number)),
  ),
}

/** What is asked of the log. */
export const auditQuerySchema = v.object({
  ...chosen,
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/, most),
      v.transform(Number),
      v.minValue(1, most),
      v.maxValue(200, most),
    ),
    '50',
  ),
})

/** `POST /v1/audit/search`: the same in a body, where no name ends in the logs of a server on the way. */
export const auditSearchSchema = v.object({
  ...chosen,
  /** What one of the merchant's people did, by their e-mail address at Cloudflare Access. */
  staff: v.exactOptional(v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(254))),
  limit: v.optional(v.pipe(v.number(most), v.integer(most), v.minValue(1, most), v.maxValue(200, most)), 50),
})
export type AuditSearch = v.InferOutput<typeof auditSearchSchema>
