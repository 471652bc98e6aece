import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { storeDocument } from '../objects/store/store.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { makeStore } from '../testing/store.ts'
import { guestKey } from './person.ts'
import { sealsUnder } from './reseal.ts'
import { seal, unseal } from './secrets.ts'

const secret = env.KINDRED_SECRET
const email = 'emma@mail.example'

async function recordOf(): Promise<StoreRecord> {
  const { store } = await makeStore()
  return (await storeDocument(env, store.id).read())!
}
const under = (KINDRED_SECRET: string): Env => ({ ...env, KINDRED_SECRET })

describe('a store whose deployment’s secret is replaced', () => {
  it('has its seals made anew, and names guests as before', async () => {
    const record = await recordOf()
    const seals = await sealsUnder(['new', secret], record)
    const renewed = { ...record, ...seals! }
    expect(await unseal('new', 'identity', renewed.identity_secret_sealed)).toBe(
      await unseal(secret, 'identity', record.identity_secret_sealed),
    )
    const guest = await guestKey(env, record, email)
    expect(await guestKey(under('new'), renewed, email)).toBe(guest)
    expect(await guestKey(under('new'), record, email)).not.toBe(guest)
  })

  it('keeps the names through a second replacement, and the identity secret before the present one', async () => {
    const record = await recordOf()
    const before = { id: 'b', created_at: 1, expires_at: 2, sealed: await seal(secret, 'identity', 'older') }
    const once = { ...record, identity_secret_before: before }
    const renewed = { ...once, ...(await sealsUnder(['new', secret], once))! }
    const twice = { ...renewed, ...(await sealsUnder(['newer', 'new'], renewed))! }
    expect(await unseal('newer', 'identity', twice.identity_secret_before?.sealed ?? '')).toBe('older')
    expect(await guestKey(under('newer'), twice, email)).toBe(await guestKey(env, record, email))
  })

  it('is left alone when it is sealed so already, or under a secret nobody knows any more', async () => {
    const record = await recordOf()
    expect(await sealsUnder([secret, 'before'], record)).toBeNull()
    expect(await sealsUnder(['new', 'wrong'], record)).toBeNull()
    const brought = { ...record, pseudonyms_sealed: await seal('elsewhere', 'pseudonyms', '{}') }
    expect(await guestKey(env, brought, email)).toBe(await guestKey(env, record, email))
  })
})
