import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { requireAccess } from '../access/cloudflare-access.ts'
import { storeOfLogin } from '../access/guard.ts'
import { storeOfKey } from '../access/keys.ts'
import { clearLogin, type MerchantLogin, readLogin, writeLogin } from '../access/merchant-login.ts'
import { networkOf } from '../access/network.ts'
import { requireOwnPage } from '../access/own-page.ts'
import { limitRate } from '../access/rate-limit.ts'
import { staffRef } from '../access/staff.ts'
import { checkKey, forgetStore, readStore } from '../access/store-cache.ts'
import type { AppEnv } from '../app-env.ts'
import { handOf } from '../audit.ts'
import { readBody, shaped, smallBody } from '../body.ts'
import { storeDocument } from '../objects/store/store.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { ProblemError } from '../problem.ts'
import { closeSockets } from './keys.ts'

const loginSchema = v.object({ secret_key: v.pipe(v.string(), v.maxLength(200)) })
const logoutSchema = v.object({
  everywhere: v.optional(v.picklist(['true', 'false'], 'must be true or false'), 'false'),
})

/** The dashboard's door: in with the secret key, out again for one browser or for all. */
export const logins = new Hono<AppEnv>()
  .post('/v1/login', smallBody, async (c) => {
    limitRate('loginsPerNetwork', networkOf(c), Date.now())
    requireOwnPage(c)
    const person = await requireAccess(c)
    const { secret_key: key } = await readBody(c, loginSchema)
    const id = storeOfKey(key)
    const checked = id && (await checkKey(c.env, id, key))
    const store = id && (await readStore(c.env, id))
    if (!store || !checked || checked.kind !== 'secret') throw new ProblemError('key_invalid')
    await writeLogin(c, store, checked.id)
    await setLoggedIn(c, store, { key: checked.id, person })
    await storeDocument(c.env, id).note({ ...handOf(c), action: 'login', changes: [] })
    return c.json(loggedIn(store))
  })
  .get('/v1/login', async (c) => {
    await requireAccess(c)
    const login = await readLogin(c)
    const store = login && (await storeOfLogin(c, login))
    if (!store) throw new ProblemError('login_required')
    return c.json(loggedIn(store))
  })
  .post('/v1/logout', async (c) => {
    requireOwnPage(c)
    const { everywhere } = shaped(logoutSchema, c.req.query())
    const login = await readLogin(c)
    const store = login && (await storeOfLogin(c, login))
    if (store) {
      await setLoggedIn(c, store, { key: login.key, person: await requireAccess(c) })
      await endLogins(c, login, everywhere === 'true')
    }
    clearLogin(c)
    return c.body(null, 204)
  })

/** Ends a login, or all there are, on the server: a copy of the cookie opens nothing within ten seconds. */
async function endLogins(c: Context<AppEnv>, login: MerchantLogin, everywhere: boolean): Promise<void> {
  const { id } = c.var.store
  const document = storeDocument(c.env, id)
  if (everywhere) await document.endLogins(handOf(c))
  else await document.endLogin({ id: login.id, until: login.until }, handOf(c))
  forgetStore(id)
  await closeSockets(c, everywhere ? 'login' : `login:${login.id}`)
}

async function setLoggedIn(
  c: Context<AppEnv>,
  store: StoreRecord,
  { key, person }: { key: string; person: string | null },
): Promise<void> {
  c.set('store', store)
  c.set('caller', 'merchant')
  c.set('keyId', key)
  if (person) c.set('staff', await staffRef(c.env, store, person))
}

function loggedIn({ id, name, currency, time_zone }: StoreRecord): object {
  return { store: id, name, currency, time_zone }
}
