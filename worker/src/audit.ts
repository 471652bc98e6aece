import type { Context } from 'hono'
import type { AuditAction, AuditActor, AuditDraft } from '#shared/wire/audit'
import type { BulkReport } from '#shared/wire/bulk'
import { sign, signingKey } from './access/secrets.ts'
import type { AppEnv } from './app-env.ts'
import { type Hand, storeDocument } from './objects/store/store.ts'

/** Who asks for a change, and with which request. */
export function handOf(c: Context<AppEnv>): Hand {
  const { caller, keyId, requestId } = c.var
  const by = { publishable: 'person', secret: 'secret', merchant: 'merchant' } as const
  const actor: AuditActor = { by: by[caller], ...(caller === 'publishable' ? {} : { key: keyId }) }
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
export async function personRef(env: Env, store: string, person: string): Promise<string> {
  return `person:${await sign(await signingKey(env.KINDRED_SECRET, 'audit-person'), `${store}\n${person}`, 12)}`
}

/** Enters what was done to a person: which fields, never their values. */
export async function notePerson(
  c: Context<AppEnv>,
  action: AuditAction,
  person: string,
  fields: readonly string[] = [],
): Promise<void> {
  const subject = await personRef(c.env, c.var.store.id, person)
  await noteChange(c, { action, subject, changes: fields.map((path) => ({ path })) })
}

/** Lines of a bulk request from which on it is an import; below, it is a shop's daily work and no entry of the log. */
const linesOfImport = 10

/** Enters a bulk request that is an import; several within an hour are one entry. */
export async function noteImport(
  c: Context<AppEnv>,
  action: Extract<AuditAction, `import.${string}`>,
  report: BulkReport,
): Promise<void> {
  const { created, updated, unchanged, rejected } = report
  if (created + updated + unchanged + rejected < linesOfImport) return
  const counts = { requests: 1, created, updated, unchanged, rejected }
  await noteChange(c, { action, changes: Object.entries(counts).map(([path, after]) => ({ path, after })) })
}
