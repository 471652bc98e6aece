import { type Context, Hono } from 'hono'
import { type AuditPage, type AuditSearch, auditQuerySchema, auditSearchSchema } from '#shared/wire/audit'
import { secretKeyOrLogin } from '../access/guard.ts'
import { personKeyOf } from '../access/person.ts'
import { staffRef } from '../access/staff.ts'
import type { AppEnv } from '../app-env.ts'
import { personRef } from '../audit.ts'
import { readBody, shaped, smallBody } from '../body.ts'
import { storeDocument } from '../objects/store/store.ts'

/** What was changed in a store, by whom and when. */
export const audit = new Hono<AppEnv>()
  .get('/v1/audit', secretKeyOrLogin, async (c) =>
    c.json(await pageOf(c, shaped(auditQuerySchema, c.req.query()))),
  )
  .post('/v1/audit/search', secretKeyOrLogin, smallBody, async (c) =>
    c.json(await pageOf(c, await readBody(c, auditSearchSchema))),
  )

async function pageOf(
  c: Context<AppEnv>,
  { action, customer, staff, cursor, limit }: AuditSearch,
): Promise<AuditPage> {
  const { store } = c.var
  const found = await storeDocument(c.env, store.id).audit({
    limit,
    ...(cursor === undefined ? {} : { before: cursor }),
    ...(action === undefined ? {} : { action }),
    ...(customer === undefined ? {} : { subjects: [await personRef(c.env, store, personKeyOf(customer))] }),
    ...(staff === undefined ? {} : { staff: await staffRef(c.env, store, staff) }),
  })
  const entries = found.slice(0, limit)
  const last = entries.at(-1)
  return { entries, next_cursor: found.length > limit && last ? `${last.id}` : null }
}
