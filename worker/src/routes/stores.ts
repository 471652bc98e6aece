import { Hono } from 'hono'
import * as v from 'valibot'
import { limits } from '#shared/wire/limits'
import {
  type SettingsPatch,
  type StoreCreated,
  settingsPatchSchema,
  storeRequestSchema,
} from '#shared/wire/settings'
import { requireAccess } from '../access/cloudflare-access.ts'
import { secretKeyOrLogin } from '../access/guard.ts'
import { hasSecretKey, makeKey, storeOfKey } from '../access/keys.ts'
import { clearLogin, readLogin, writeLogin } from '../access/merchant-login.ts'
import { networkOf } from '../access/network.ts'
import { requireOwnPage } from '../access/own-page.ts'
import { limitRate, refuseUsedUp } from '../access/rate-limit.ts'
import { equalInConstantTime, randomText, seal } from '../access/secrets.ts'
import { checkKey, forgetStore, readStore } from '../access/store-cache.ts'
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

const loginSchema = v.object({ secret_key: v.pipe(v.string(), v.maxLength(200)) })

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
  .post('/v1/login', smallBody, async (c) => {
    limitRate('loginsPerNetwork', networkOf(c), Date.now())
    requireOwnPage(c)
    await requireAccess(c)
    const { secret_key: key } = await readBody(c, loginSchema)
    const id = storeOfKey(key)
    const checked = id && (await checkKey(c.env, id, key))
    if (!id || !checked || checked.kind !== 'secret') throw new ProblemError('key_invalid')
    await writeLogin(c, { store: id, key: checked.id })
    const actor = { by: 'merchant', key: checked.id } as const
    await storeDocument(c.env, id).note({ actor, action: 'login', changes: [] })
    return c.json(await loggedIn(c.env, id))
  })
  .get('/v1/login', async (c) => {
    await requireAccess(c)
    const login = await readLogin(c)
    const record = login && (await readStore(c.env, login.store))
    const isGood = record && hasSecretKey(record, login.key, Date.now())
    const answer = isGood && (await loggedIn(c.env, login.store))
    if (!answer) throw new ProblemError('login_required')
    return c.json(answer)
  })
  .post('/v1/logout', (c) => {
    requireOwnPage(c)
    clearLogin(c)
    return c.body(null, 204)
  })

/** Throws `invalid_request` when the store would have changed more placements than are allowed. */
function refuseTooMany({ placements }: StoreRecord, patch: SettingsPatch): void {
  const most = limits.placements
  if (Object.keys(patchPlacements(placements, patch.placements ?? {})).length <= most) return
  const message = `the store would have more than ${most} placements of its own`
  throw new ProblemError('invalid_request', { faults: [{ path: 'placements', message }] })
}

async function loggedIn(env: Env, id: string): Promise<object | null> {
  const record = await readStore(env, id)
  return record && { store: id, name: record.name, currency: record.currency, time_zone: record.time_zone }
}
