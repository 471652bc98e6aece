import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { expect, it } from 'vitest'
import { newProfile } from '#shared/customer/profile'
import { programmeArm, programmeId } from '#shared/loyalty/holdout'
import type { ExperimentReports } from '#shared/wire/experiment'
import { defaultLoyalty } from '#shared/wire/loyalty-settings'
import type { BriefMe } from '#shared/wire/me'
import { customerOf } from '../objects/names.ts'
import { order, page } from '../testing/loyalty.ts'
import { books, call, makeStore } from '../testing/store.ts'

const settings = { ...defaultLoyalty('GBP'), loyalty: { holdout: 0.5 } }
const armOf = (id: string) =>
  programmeArm({ person: `c:${id}`, profile: newProfile('e', 0), entries: [], settings })
const ids = Array.from({ length: 200 }, (_, i) => `p${i}`)
const outsiders = ids.filter((id) => armOf(id) === 'outside').slice(0, 2)
const members = ids.filter((id) => armOf(id) === 'members').slice(0, 2)

it('what the programme brings is an experiment: who is outside earns nothing, sees nothing, and is counted', async () => {
  const store = await makeStore(books(1))
  const put = await store.server('PUT', '/v1/settings', { loyalty: { holdout: 0.5 } })
  expect(await put.json()).toMatchObject({ loyalty: { holdout: 0.5 } })
  const placed = Date.now() - 1_000
  for (const customer_id of [...outsiders, ...members]) {
    const first = order(`${customer_id}-1`, 30_000, { customer_id, created_at: placed })
    expect((await store.server('POST', '/v1/orders', first)).status).toBe(200)
  }
  // One of each comes back.
  for (const customer_id of [outsiders[0]!, members[0]!]) {
    const created_at = Date.now() + 1_000
    await store.server('POST', '/v1/orders', order(`${customer_id}-2`, 2_000, { customer_id, created_at }))
  }
  const [outsider, member] = [outsiders[0]!, members[0]!]
  expect((await page(store, member)).portrait.loyalty).toMatchObject({ tier: { tier: { id: 'silver' } } })
  expect((await page(store, outsider)).portrait.loyalty).toMatchObject({
    tier: null,
    points: { active: 0, pending: 0 },
    ledger: [],
  })
  const mine = async (sub: string): Promise<BriefMe> => {
    const exp = Math.floor(Date.now() / 1_000) + 600
    const token = await sign({ sub, aud: store.store.id, exp }, store.identity_secret, 'HS256')
    const headers = { 'x-kindred-identity': token }
    return (await call('GET', `/v1/me?brief=true&key=${store.publishable_key}`, { headers })).json()
  }
  expect((await mine(member)).loyalty).not.toBe(null)
  expect((await mine(outsider)).loyalty).toBe(null)
  const earn = { customer_id: outsider, idempotency_key: 'k', points: 5 }
  expect((await store.server('POST', '/v1/points/earn', earn)).status).toBe(422)

  for (const id of [...outsiders, ...members])
    await runDurableObjectAlarm(customerOf(env, store.store.id, `c:${id}`))
  const report = async () => {
    const answer = await store.server('GET', '/v1/insights/experiments')
    return ((await answer.json()) as ExperimentReports).experiments
  }
  const arm = { people: 2, converters: 1, orders: 1, revenue_minor: 2_000, expected_share: 0.5 }
  await expect.poll(report, { timeout: 10_000 }).toMatchObject([
    {
      id: programmeId,
      status: 'running',
      arms: [
        { arm: 'outside', ...arm },
        { arm: 'members', ...arm },
      ],
      comparisons: [{ arm: 'members', baseline: 'outside' }],
      excluded: 0,
    },
  ])
})
