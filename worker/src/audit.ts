import type { Context } from 'hono'
import type { AuditAction, AuditActor, AuditDraft } from '#shared/wire/audit'
import type { BulkReport } from '#shared/wire/bulk'
import { pseudonym } from './access/pseudonyms.ts'
import type { AppEnv } from './app-env.ts'
import { type Hand, storeDocument } from './objects/store/store.ts'
import type { StoreRecord } from './objects/store/store-record.ts'

/** Who asks for a change, and with which request. */
export function handOf(c: Context<AppEnv>): Hand {
  const { caller, keyId, requestId, staff } = c.var
  const by = { publishable: 'person', secret: 'secret', merchant: 'merchant' } as const
  const actor: AuditActor = {
    by: by[caller],
    ...(caller === 'publishable' ? {} : { key: keyId }),
    ...(caller === 'merchant' && staff ? { staff } : {}),
  }
  return { actor, request_id: requestId }
}

/**
 * Enters a change of another object than the store's into the log. It is awaited before the answer leaves: what was
 * acknowledged is in the log; where the log cannot be reached, the caller has an error and does it again.
 */
export async function noteChange(
  c: Context<AppEnv>,
  what: Pick<AuditDraft, 'action' | 'subject' | 'changes'>,
): Promise<void> {
  await storeDocument(c.env, c.var.store.id).note({ ...handOf(c), ...what })
}

/** How the log speaks of a person: a keyed hash, from which nobody can be named but who is asked for by name. */
export async function personRef(env: Env, store: StoreRecord, person: string): Promise<string> {
  return `person:${await pseudonym(env, store, 'audit-person', person, 12)}`
}

/** Enters what was done to a person: which fields, never their values. */
export async function notePerson(
  c: Context<AppEnv>,
  action: AuditAction,
  person: string,
  fields: readonly string[] = [],
): Promise<void> {
  const subject = await personRef(c.env, c.var.store, person)
  await noteChange(c, { action, subject, changes: fields.map((path) => ({ path })) })
}

/** Lines of a server's bulk request from which on it is an import; below, it is a shop's daily work and no entry. */
const linesOfImport = 10

/** Enters a bulk request that is an import, or made with a login; several within an hour are one entry. */
export async function noteImport(
  c: Context<AppEnv>,
  action: Extract<AuditAction, `import.${string}`>,
  report: BulkReport,
): Promise<void> {
  const { created, updated, unchanged, rejected } = report
  const isDailyWork = created + updated + unchanged + rejected < linesOfImport
  if (isDailyWork && c.var.caller !== 'merchant') return
  const counts = { requests: 1, created, updated, unchanged, rejected }
  await noteChange(c, { action, changes: Object.entries(counts).map(([path, after]) => ({ path, after })) })
}

/** Enters points that the shop's server gave, spent or gave back: an entry an hour and key, with the sums. */
export async function notePosted(
  c: Context<AppEnv>,
  posted: Partial<Record<'earned' | 'redeemed' | 'reversals', number>>,
): Promise<void> {
  const counts = { requests: 1, earned: 0, redeemed: 0, reversals: 0, ...posted }
  await noteChange(c, {
    action: 'points.post',
    changes: Object.entries(counts).map(([path, after]) => ({ path, after })),
  })
}
