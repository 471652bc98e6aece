import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { addDays, dayOf } from '#shared/maths/calendar'
import type { PointsReport, TiersReport } from '#shared/wire/programme'
import { customerOf } from '../objects/names.ts'
import { act, dayMs, order } from '../testing/loyalty.ts'
import { jsonLines, makeStore, type TestStore } from '../testing/store.ts'

async function get<T>(store: TestStore, path: string): Promise<T> {
  const answer = await store.server('GET', path)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as T
}

it('points and tiers are summed over customers, and earlier days are reckoned from their orders', async () => {
  const store = await makeStore()
  const earlier = Date.now() - 40 * dayMs
  const sent = [
    order('o1', 15_000, { created_at: earlier }),
    order('o2', 6_000),
    order('o3', 19_000, { customer_id: '43' }),
  ]
  await store.server('POST', '/v1/orders', jsonLines(sent))
  await act(store, 'earn', { idempotency_key: 'present', points: 40 })
  await act(store, 'redeem', { idempotency_key: 'spent', points: 100 })
  for (const id of ['42', '43']) await runDurableObjectAlarm(customerOf(env, store.store.id, `c:${id}`))

  const points = await get<PointsReport>(store, '/v1/insights/points')
  expect(points.people).toEqual({ earned: 2, holding: 2, held: 0 })
  expect(points.points).toEqual({ earned: 440, open: 340, held: 0, gone: 100 })
  expect(points.liability_minor).toBe(340)

  const today = dayOf(Date.now(), store.store.time_zone)
  const from = addDays(today, -30)
  const tiers = await get<TiersReport>(store, `/v1/insights/tiers?from=${from}&to=${today}`)
  expect(tiers.tiers.map(({ tier, people }) => [tier, people])).toEqual([
    ['member', 1],
    ['silver', 1],
    ['gold', 0],
    [null, 0],
  ])
  expect(tiers.progress?.map(({ tier, next, people }) => [tier, next, people])).toEqual([
    ['member', 'silver', 1],
    ['silver', 'gold', 1],
  ])
  expect(tiers.progress?.[0]?.steps[9]).toEqual({
    from: 0.9,
    people: 1,
    some: [{ person: 'c:43', name: null }],
  })
  expect(tiers.progress?.[1]?.steps[2]?.people).toBe(1)
  expect(tiers.reckoned?.members[0]).toEqual({ day: from, labels: [{ label: 'member', people: 1 }] })
  expect(tiers.reckoned?.members.at(-1)?.labels).toEqual([
    { label: 'member', people: 1 },
    { label: 'silver', people: 1 },
  ])
  const flows = tiers.reckoned?.flows.map((flow) => [flow.from, flow.to, flow.people]).toSorted()
  expect(flows).toEqual([
    [null, 'member', 1],
    ['member', 'silver', 1],
  ])
})

it('a segment narrows both down to its people', async () => {
  const store = await makeStore()
  const sent = [order('o1', 25_000), order('o2', 1_000, { customer_id: '43' })]
  await store.server('POST', '/v1/orders', jsonLines(sent))
  for (const id of ['42', '43']) await runDurableObjectAlarm(customerOf(env, store.store.id, `c:${id}`))
  const filter = { net_revenue_minor_min: 20_000 }
  await store.server('PUT', '/v1/segments/best', { name: 'Best', filter })
  const points = await get<PointsReport>(store, '/v1/insights/points?segment=best')
  expect([points.people.earned, points.points.earned]).toEqual([1, 250])
  const { customers, tiers, progress, reckoned } = await get<TiersReport>(
    store,
    '/v1/insights/tiers?segment=best',
  )
  expect([customers, tiers.map(({ people }) => people)]).toEqual([1, [0, 1, 0, 0]])
  expect(progress?.map(({ people }) => people)).toEqual([0, 1])
  expect(reckoned?.members.at(-1)?.labels).toEqual([{ label: 'silver', people: 1 }])
})

it('by the composite value nothing is told in advance', async () => {
  const store = await makeStore()
  const { tiers } = store.store
  await store.server('PUT', '/v1/settings', { tiers: { ...tiers, basis: 'value' } })
  await expect
    .poll(() => get<TiersReport>(store, '/v1/insights/tiers'))
    .toMatchObject({ basis: 'value', progress: null, reckoned: null, lacking: 'not_by_this_basis' })
})
