import { Hono } from 'hono'
import { limits } from '#shared/wire/limits'
import {
  type SettingsPatch,
  type StoreCreated,
  settingsPatchSchema,
  storeRequestSchema,
} from '#shared/wire/settings'
import { secretKeyOrLogin } from '../access/guard.ts'
import { makeKey } from '../access/keys.ts'
import { networkOf } from '../access/network.ts'
import { limitRate, refuseUsedUp } from '../access/rate-limit.ts'
import { equalInConstantTime, randomText, seal } from '../access/secrets.ts'
import { forgetStore } from '../access/store-cache.ts'
import type { AppEnv } from '../app-env.ts'
import { handOf } from '../audit.ts'
import { readBody, smallBody } from '../body.ts'
import { storeDocument } from '../objects/store/store.ts'
import {
  newStoreRecord,
  patchPlacements,
  type StoreRecord,
  settingsOf,
} from '../objects/store/store-record.ts'
import { ProblemError } from '../problem.ts'

export const stores = new Hono<AppEnv>()
  .post('/v1/stores', smallBody, async (c) => {
    const given = c.req.header('authorization')?.replace(/^Bearer /, '') ?? ''
    if (!given) throw new ProblemError('key_missing')
    refuseUsedUp('wrongKeysPerNetwork', networkOf(c), Date.now())
    if (!equalInConstantTime(given, c.env.DEPLOYMENT_SECRET)) {
      limitRate('wrongKeysPerNetwork', networkOf(c), Date.now())
      throw new ProblemError('key_invalid')
    }
    const request = await readBody(c, storeRequestSchema)
    const now = Date.now()
    const publishable = await makeKey('publishable', request.id, now)
    const secret = await makeKey('secret', request.id, now)
    const identitySecret = randomText(32)
    const record = newStoreRecord(request, {
      keys: [publishable.record, secret.record],
      identity_secret_sealed: await seal(c.env.KINDRED_SECRET, 'identity', identitySecret),
      created_at: now,
    })
    if (!(await storeDocument(c.env, request.id).create(record))) {
      throw new ProblemError('conflict', { detail: 'A store with this id exists.' })
    }
    const created: StoreCreated = {
      store: settingsOf(record),
      publishable_key: publishable.key,
      secret_key: secret.key,
      identity_secret: identitySecret,
    }
    return c.json(created, 201)
  })
  .get('/v1/settings', secretKeyOrLogin, (c) => c.json(settingsOf(c.var.store)))
  .put('/v1/settings', secretKeyOrLogin, smallBody, async (c) => {
    const patch = await readBody(c, settingsPatchSchema)
    refuseTooMany(c.var.store, patch)
    const record = await storeDocument(c.env, c.var.store.id).patch(patch, handOf(c))
    if (!record) throw new ProblemError('not_found')
    forgetStore(record.id)
    return c.json(settingsOf(record))
  })

/** Throws `invalid_request` when the store would have changed more placements than are allowed. */
function refuseTooMany({ placements }: StoreRecord, patch: SettingsPatch): void {
  const most = limits.placements
  if (Object.keys(patchPlacements(placements, patch.placements ?? {})).length <= most) return
  const message = `the store would have more than ${most} placements of its own`
  throw new ProblemError('invalid_request', { faults: [{ path: 'placements', message }] })
}
