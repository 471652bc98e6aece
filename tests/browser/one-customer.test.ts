import { readFileSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BasePending, CustomerOutlookAnswer } from '#shared/wire/customer-base'
import type { CustomerPage } from '#shared/wire/me'
import type { PersonExport } from '#shared/wire/person-export'
import type { TierProgramme } from '#shared/wire/tier'
import type { ValueSettings, ValueWeights } from '#shared/wire/worth'
import { inRoot } from '../../scripts/root.ts'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { logIn } from './dashboard.ts'

/** One customer's lifetime value, tier and composite value: page = API = the SQL in the documents. */

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

interface Asked {
  page: CustomerPage
  orders: PersonExport['orders']
  outlook: CustomerOutlookAnswer
  percentiles: Record<'contribution' | 'future', number[]>
  tiers: TierProgramme
  value: Required<ValueSettings> & { weights: ValueWeights }
}

test('page, API and recipe give the same lifetime value, tier and composite value', async () => {
  const asked = await ask(await someCustomer())
  const { portrait } = asked.page
  const db = tables(asked)

  const future = lifetimeValue(asked.outlook)
  expect(future).toBeCloseTo(asked.outlook.lifetime_value, 6)
  const clvMinor = Math.round(future * asked.value.margin)
  expect(clvMinor).toBe(portrait.worth.outlook.clv_minor)

  const now = Date.now()
  const tier = run(db, recipe('one-customer.md', 1), { now })[0]!
  expect(tier).toMatchObject({ tier: portrait.loyalty.tier?.tier.id, amount: portrait.loyalty.tier?.amount })
  expect(tier.missing).toBe(portrait.loyalty.tier?.next?.missing ?? null)

  const rows = run(db, recipe('one-customer.md', 2), { now, ...parameters(asked, clvMinor) })
  const { parts, value } = portrait.worth.value
  expect(rows.map(({ name }) => name)).toEqual(
    parts.filter(({ raw }) => raw !== null).map(({ part }) => part),
  )
  for (const row of rows) {
    const part = parts.find((one) => one.part === row.name)!
    expect(row.raw, part.part).toBeCloseTo(part.raw!, 9)
    expect(row.score, part.part).toBeCloseTo(part.score, 9)
    expect(row.weight, part.part).toBeCloseTo(part.weight, 9)
    expect(row.value).toBeCloseTo(value, 9)
  }

  await shows(asked, { clvMinor, value: Number(rows[0]?.value), amount: Number(tier.amount) })
})

/** Somebody who buys, once the models have spoken. */
async function someCustomer(): Promise<string> {
  const { customers } = await get<{ customers: { id: string }[] }>(
    '/v1/customers?kind=customer&sort=last_seen&limit=1',
  )
  return customers[0]!.id
}

async function ask(id: string): Promise<Asked> {
  const person = encodeURIComponent(id)
  const outlook = await patiently(async () => {
    const answer = await get<CustomerOutlookAnswer | BasePending>(`/v1/insights/outlook/${person}`)
    if (answer.state === 'pending') throw new Error('the models have not spoken yet')
    return answer
  })
  const { margin, ...value } = (await get<{ value: Asked['value'] }>('/v1/settings')).value
  const base = await get<{ outlook: Record<string, number[]> }>('/v1/insights/value')
  const scaled = (name: string) => (base.outlook[name] ?? []).map((spend) => Math.round(spend * margin))
  return {
    page: await get<CustomerPage>(`/v1/customers/${person}`),
    orders: (await get<PersonExport>(`/v1/customers/${person}/export`)).orders,
    outlook,
    percentiles: {
      contribution: scaled('year_worth_percentiles'),
      future: scaled('lifetime_value_percentiles'),
    },
    tiers: (await get<{ tiers: TierProgramme }>('/v1/settings')).tiers,
    value: { ...value, margin },
  }
}

/** The tables the recipes read. */
function tables({ orders, tiers, value, percentiles }: Asked): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  db.exec(recipe('one-customer.md', 0))
  db.exec(`CREATE TABLE step (id TEXT, threshold REAL); CREATE TABLE weight (part TEXT, share REAL);
           CREATE TABLE percentile (part TEXT, value REAL)`)
  const order = db.prepare('INSERT INTO o VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const one of orders) {
    const sum = (amounts: (number | undefined)[]) =>
      amounts.reduce<number>((all, part) => all + (part ?? 0), 0)
    order.run(
      Date.parse(one.created_at),
      one.cancelled ? 1 : 0,
      sum(one.items.map((line) => line.total_minor)),
      one.discount_minor,
      one.tax_minor,
      sum(one.refunds.map((refund) => refund.amount_minor)),
      sum(one.items.map((line) => line.cost_minor)),
      sum(one.items.map((line) => (line.cost_minor === undefined ? line.total_minor : 0))),
      one.service_cost_minor ?? value.service_cost_minor,
    )
  }
  for (const { id, threshold } of tiers.tiers) db.prepare('INSERT INTO step VALUES (?, ?)').run(id, threshold)
  for (const [part, share] of Object.entries(value.weights))
    db.prepare('INSERT INTO weight VALUES (?, ?)').run(part, share)
  for (const [part, list] of Object.entries(percentiles))
    for (const one of list) db.prepare('INSERT INTO percentile VALUES (?, ?)').run(part, one)
  return db
}

/** What the recipe for the composite value takes besides the orders. */
function parameters({ page, value }: Asked, clvMinor: number): Record<string, number | null> {
  const inputs = Object.assign({}, ...page.portrait.worth.value.parts.map((part) => part.inputs))
  const named = ['bad', 'repeats', 'alive', 'regularity', 'same_category', 'full_price', 'referrals', 'share']
  return {
    ...Object.fromEntries(named.map((name) => [name, inputs[name] ?? null])),
    average_order_minor: inputs.average_order_minor ?? null,
    clv_minor: clvMinor,
    margin: value.margin,
    typical_minor: value.typical_minor,
  }
}

/** The recipe of the lifetime value with these numbers in its first lines. */
function lifetimeValue({ history, model }: CustomerOutlookAnswer): number {
  const { r, alpha, a, b } = model.orders
  const { p, q, v } = model.spending!
  const { repeats, recency_weeks, age_weeks, value } = history
  const given = [
    [r, alpha, a, b, p, q, v],
    [repeats, recency_weeks, age_weeks, value],
  ]
  const filled = recipe('lifetime-value.md', 0).replace(
    /\(VALUES \([^)]*\)\)/g,
    () => `(VALUES (${given.shift()?.join(', ')}))`,
  )
  return Number(new DatabaseSync(':memory:').prepare(filled).get()?.lifetime_value)
}

/** The page says the same, rounded as a reader expects. */
async function shows(
  { page: { id, portrait } }: Asked,
  found: { clvMinor: number; value: number; amount: number },
): Promise<void> {
  const { page } = await stage.visitor({ locale: 'en-GB' })
  await logIn(page, stage)
  await page.goto(`${stage.kindredUrl}/dashboard/#/customers/${encodeURIComponent(id)}`)
  const money = (minor: number) =>
    new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(minor / 100)
  await page.locator('.future dl.figures').waitFor()
  const text = async (selector: string) =>
    (await page.locator(selector).allInnerTexts()).join(' ').replace(/\s+/g, ' ')
  expect(await text('.future dl.figures')).toContain(`Lifetime value ${money(found.clvMinor)}`)
  expect(await text('.worth tfoot')).toContain((found.value * 100).toFixed(1))
  expect(await text('.standing')).toContain(portrait.loyalty.tier!.tier.name)
  expect(await text('.standing')).toContain(money(found.amount))
}

/** The SQL of a page of the documents, by its place there. */
function recipe(page: string, place: number): string {
  const blocks = [...readFileSync(inRoot('docs', 'science', page), 'utf8').matchAll(/```sql\n([\s\S]*?)```/g)]
  return blocks[place]?.[1] ?? ''
}

function run(db: DatabaseSync, sql: string, given: Record<string, SQLInputValue>) {
  const used = Object.entries(given).filter(([name]) => new RegExp(`:${name}\\b`).test(sql))
  return db.prepare(sql).all(Object.fromEntries(used.map(([name, value]) => [`:${name}`, value])))
}

async function get<T>(path: string): Promise<T> {
  const headers = { authorization: `Bearer ${stage.store.secret_key}` }
  const answer = await fetch(stage.kindredUrl + path, { headers })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries > 60) throw error
      await wait(500)
    }
  }
}
