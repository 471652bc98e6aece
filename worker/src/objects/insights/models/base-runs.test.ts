import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Flush, OrderFact } from '#shared/customer/fact'
import { addDays } from '#shared/maths/calendar'
import type { BaseAnswer, BaseValue } from '#shared/wire/customer-base'
import { askInsights } from '../../../ask-insights.ts'
import { insightsOf } from '../../names.ts'

const today = '2026-06-30'
const now = { day: today, exactly: false }
const tomorrow = { day: addDays(today, 1), exactly: false }

/** The orders of one person on these days before today. */
function orders(person: string, daysAgo: readonly number[], more: Partial<OrderFact> = {}): Flush {
  const facts = daysAgo.map((ago, i): OrderFact => {
    const day = addDays(today, -ago)
    const at = Date.parse(`${day}T12:00:00Z`)
    const amounts = { gross_minor: 1_000 + 100 * i, net_minor: 900 + 90 * i }
    return {
      kind: 'order',
      n: i + 1,
      order: `${person}-${i}`,
      day,
      at,
      updated_at: at,
      ...amounts,
      cancelled: false,
      attributed: [],
      ...more,
    }
  })
  return { origin: person, epoch: 'e', prev: 0, facts }
}

/** Forty people who came back, twenty who did not. */
async function filled() {
  const insights = insightsOf(env, `base-${crypto.randomUUID()}`)
  for (let i = 0; i < 60; i++) {
    const daysAgo = i < 40 ? [300 - i, 200 - 2 * i, 110 - 2 * i + (i % 7)] : [250 - i]
    await insights.receive(orders(`c:${i}`, daysAgo, { name: `Customer ${i}` }))
  }
  return insights
}

async function finished(insights: Awaited<ReturnType<typeof filled>>): Promise<BaseAnswer<BaseValue>> {
  for (let i = 0; i < 50; i++) {
    const answer = (await askInsights(insights, 'baseValue', now)) as BaseAnswer<BaseValue>
    if (answer.state === 'ready') return answer
    await runDurableObjectAlarm(insights)
  }
  throw new Error('the run does not end')
}

describe('the runs over the customer base', () => {
  it('begin when somebody asks, and end by alarms', async () => {
    const insights = await filled()
    expect(await askInsights(insights, 'baseValue', now)).toMatchObject({ state: 'pending' })
    const value = await finished(insights)
    expect(value).toMatchObject({ state: 'ready', version: 1, as_of: today, customers: 60, obstacle: null })
    const segments = await askInsights(insights, 'baseSegments', now)
    expect(segments).toMatchObject({ state: 'ready', version: 1 })
    const { key_accounts, at_risk } = (await askInsights(insights, 'baseSpread', now)) as {
      key_accounts: { list: { person: string; name: string }[] }
      at_risk: unknown[]
    }
    expect(key_accounts.list).toHaveLength(60)
    expect(key_accounts.list[0]?.name).toMatch(/^Customer \d+$/)
    expect(at_risk.length).toBeGreaterThan(0)
  })

  it('begin anew on a new day, and answer with the old result until the new one is there', async () => {
    const insights = await filled()
    await finished(insights)
    expect(await askInsights(insights, 'baseValue', tomorrow)).toMatchObject({ version: 1, as_of: today })
    while (!(await runInDurableObject(insights, isIdle))) await runDurableObjectAlarm(insights)
    expect(await askInsights(insights, 'baseValue', tomorrow)).toMatchObject({
      version: 2,
      as_of: tomorrow.day,
    })
  })

  it('tell of an earlier day when asked, and of no other until that is worked out', async () => {
    const insights = await filled()
    await finished(insights)
    const earlier = { day: addDays(today, -120), exactly: true }
    expect(await askInsights(insights, 'baseValue', earlier)).toMatchObject({ state: 'pending' })
    while (!(await runInDurableObject(insights, isIdle))) await runDurableObjectAlarm(insights)
    const segments = await askInsights(insights, 'baseSegments', earlier)
    expect(segments).toMatchObject({ state: 'ready', as_of: earlier.day })
    expect(await askInsights(insights, 'baseValue', earlier)).toMatchObject({
      as_of: earlier.day,
      customers: 60,
    })
  })

  it('go on where they were when the object sleeps between any two slices', async () => {
    const insights = await filled()
    await askInsights(insights, 'baseValue', now)
    while (!(await runInDurableObject(insights, isIdle))) {
      await evictDurableObject(insights)
      await runDurableObjectAlarm(insights)
    }
    expect(await finished(insights)).toEqual(await finished(await filled()))
  })

  it('begin anew where an earlier version of the code had begun', async () => {
    const insights = await filled()
    await askInsights(insights, 'baseValue', now)
    await runInDurableObject(insights, (_, { storage }) => {
      storage.sql.exec(`UPDATE base_run SET state = json_remove(state, '$.format', '$.countries')`)
    })
    await runDurableObjectAlarm(insights)
    expect(await finished(insights)).toMatchObject({ state: 'ready', version: 1, customers: 60 })
  })

  it('count no cancelled order and nobody’s', async () => {
    const insights = await filled()
    await insights.receive(orders('c:gone', [5], { cancelled: true }))
    await insights.receive(orders('o:77', [5]))
    expect(await finished(insights)).toMatchObject({ customers: 60 })
  })

  it('say what is to be expected of one person, with what it is worked out from', async () => {
    const insights = await filled()
    expect(await askInsights(insights, 'outlook', { person: 'c:1', ...now })).toEqual({
      state: 'pending',
      phase: 'scan',
    })
    expect(await askInsights(insights, 'outlook', { person: 'c:stranger', ...now })).toBeNull()
    await finished(insights)
    const outlook = await askInsights(insights, 'outlook', { person: 'c:1', ...now })
    if (outlook?.state !== 'ready') throw new Error('no outlook')
    expect(outlook).toMatchObject({
      person: 'c:1',
      as_of: today,
      history: { repeats: 2, age_weeks: 299 / 7 },
    })
    expect(outlook.alive).toBeGreaterThan(0)
    expect(outlook.lifetime_value).toBeGreaterThan(0)
    expect(await askInsights(insights, 'outlook', { person: 'c:stranger', ...now })).toBeNull()
  })

  it('forget a person: no list names them, and nothing that is stored does', async () => {
    const insights = await filled()
    await finished(insights)
    await askInsights(insights, 'baseValue', tomorrow) // a run is going on
    await insights.receive({
      origin: 'c:7',
      epoch: 'e',
      prev: 3,
      facts: [{ kind: 'erase', n: 4, at: 1, people: ['c:7'] }],
    })
    const stored = await runInDurableObject(insights, (_, { storage }) =>
      ['base_run', 'base_result', 'base_accounts'].flatMap((table) =>
        storage.sql
          .exec(`SELECT * FROM ${table}`)
          .toArray()
          .map((row) => JSON.stringify(row)),
      ),
    )
    expect(stored.length).toBeGreaterThan(1)
    expect(stored.filter((row) => row.includes('c:7\\"') || row.includes('"c:7"'))).toEqual([])
    const { key_accounts } = (await askInsights(insights, 'baseSpread', tomorrow)) as {
      key_accounts: { list: { person: string }[] }
    }
    expect(key_accounts.list).toHaveLength(59)
    expect(key_accounts.list.map(({ person }) => person)).not.toContain('c:7')
  })
})

const isIdle = (_: unknown, { storage }: DurableObjectState) =>
  storage.sql.exec("SELECT 1 FROM base_run WHERE state <> ''").toArray().length === 0
