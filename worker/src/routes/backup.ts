import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  type BackupLine,
  type BackupManifest,
  type BackupPart,
  backupLineSchema,
  backupParts,
  type Held,
  holdRequestSchema,
  type Imported,
} from '#shared/wire/backup'
import { secretKey } from '../access/guard.ts'
import { forgetStore } from '../access/store-cache.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { handOf } from '../audit.ts'
import { noteExport } from '../audit-export.ts'
import { limitedBody, readBody } from '../body.ts'
import { parseBulk } from '../bulk-body.ts'
import { exportPart } from '../export-part.ts'
import { importPart } from '../import-part.ts'
import { insightsOf } from '../objects/names.ts'
import { storeDocument } from '../objects/store/store.ts'
import { ProblemError } from '../problem.ts'

const partSchema = v.picklist(backupParts)

export const backup = new Hono<AppEnv>()
  .get('/v1/export', secretKey, async (c) => {
    const { store } = c.var
    const { id, index_shards, held_until = 0 } = store
    const people = await askInsights(insightsOf(c.env, id), 'headcount', null)
    const manifest: BackupManifest = {
      format: 1,
      store: id,
      index_shards,
      people,
      held_until: held_until > Date.now() ? held_until : null,
    }
    return c.json(manifest)
  })
  .post('/v1/export/hold', secretKey, limitedBody, async (c) => {
    const { seconds, store } = await readBody(c, holdRequestSchema)
    if (store !== c.var.store.id) {
      const faults = [{ path: 'store', message: 'must be the id of this store' }]
      throw new ProblemError('invalid_request', { faults })
    }
    const until = seconds === 0 ? 0 : Date.now() + seconds * 1_000
    await storeDocument(c.env, c.var.store.id).hold(until, handOf(c))
    forgetStore(c.var.store.id)
    const held: Held = { held_until: until === 0 ? null : until }
    return c.json(held)
  })
  .get('/v1/export/:part', secretKey, async (c) => {
    const part = partIn(c)
    await noteExport(c)
    const { lines, next } = await exportPart(c.env, c.var.store, part, {
      cursor: c.req.query('cursor'),
      only: c.req.query('only'),
    })
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    const headers = { 'content-type': 'application/jsonl', ...(next ? { 'x-next-cursor': next } : {}) }
    return c.body(text, 200, headers)
  })
  .post('/v1/import/:part', secretKey, limitedBody, async (c) => {
    const part = partIn(c)
    const { held_until = 0 } = c.var.store
    if (held_until < Date.now())
      throw new ProblemError('conflict', {
        detail: 'The store must be held still first (POST /v1/export/hold).',
      })
    const { good, bad } = parseBulk(await c.req.text(), backupLineSchema)
    if (bad.length > 0)
      throw new ProblemError('invalid_request', {
        faults: bad.flatMap(({ line, faults }) =>
          faults.map((fault) => ({ ...fault, path: `line ${line}: ${fault.path}` })),
        ),
      })
    const forgotten = await importPart(
      c.env,
      c.var.store,
      part,
      good.map(({ value }): BackupLine => value),
      handOf(c),
    )
    if (part === 'store') forgetStore(c.var.store.id)
    const imported: Imported = { lines: good.length, forgotten }
    return c.json(imported)
  })

function partIn(c: Context<AppEnv>): BackupPart {
  const part = v.safeParse(partSchema, c.req.param('part'))
  if (!part.success) throw new ProblemError('not_found', { detail: 'A backup has no such part.' })
  return part.output
}
