import { Hono } from 'hono'
import { type AuditPage, auditQuerySchema } from '#shared/wire/audit'
import { secretKeyOrLogin } from '../access/guard.ts'
import { personKeyOf } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { personRef } from '../audit.ts'
import { shaped } from '../body.ts'
import { storeDocument } from '../objects/store/store.ts'

/** What was changed in a store, by whom and when. */
export const audit = new Hono<AppEnv>().get('/v1/audit', secretKeyOrLogin, async (c) => {
  const { action, customer, cursor, limit } = shaped(auditQuerySchema, c.req.query())
  const { id } = c.var.store
  const found = await storeDocument(c.env, id).audit({
    limit,
    ...(cursor === undefined ? {} : { before: cursor }),
    ...(action === undefined ? {} : { action }),
    ...(customer === undefined ? {} : { subject: await personRef(c.env, id, personKeyOf(customer)) }),
  })
  const entries = found.slice(0, limit)
  const last = entries.at(-1)
  const page: AuditPage = { entries, next_cursor: found.length > limit && last ? `${last.id}` : null }
  return c.json(page)
})
