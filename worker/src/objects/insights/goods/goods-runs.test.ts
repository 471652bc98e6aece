import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { ActivityFact, Fact, OrderFact } from '#shared/customer/fact'
import { addDays } from '#shared/maths/calendar'
import type { CrossSellReport, GoodsPending, PurchaseChanceReport } from '#shared/wire/goods'
import { askInsights } from '../../../ask-insights.ts'
import { insightsOf } from '../../names.ts'
import type { GoodsAnswers, ProductsFound } from './goods-answers.ts'
import type { PersonGoods } from './goods-desk.ts'
import { GoodsRuns } from './goods-runs.ts'

const today = '2026-06-30'
const people = 120
/** Days before today on which somebody orders: every second one is a regular. */
const daysAgo = (i: number) =>
  i % 2 === 0 ? [150, 118, 84, 52, 21].map((ago) => ago + (i % 9)) : [160 - (i % 60)]
type Insights = ReturnType<typeof insightsOf>

function order(n: number, id: string, ago: number, more: Partial<OrderFact> = {}): OrderFact {
  const day = addDays(today, -ago)
  const at = Date.parse(`${day}T12:00:00Z`)
  const line = { n: 1 + (ago % 3), quantity: 1, total_minor: 900, category: ago % 2 === 0 ? 'Tea' : 'Pots' }
  return {
    kind: 'order',
    n,
    order: id,
    day,
    at,
    updated_at: at,
    gross_minor: 900,
    net_minor: 900,
    cancelled: false,
    lines: [line],
    attributed: [],
    ...more,
  }
}

function visit(n: number, ago: number): ActivityFact {
  const day = addDays(today, -ago)
  return {
    kind: 'activity',
    n,
    day,
    at: Date.parse(`${day}T10:00:00Z`),
    sessions: 1,
    views: 2,
    shelves: [],
    live: [],
  }
}

/** Everybody comes a day before each order. */
async function filled(withVisits = true): Promise<Insights> {
  const insights = insightsOf(env, `goods-${crypto.randomUUID()}`)
  const flushes = Array.from({ length: people }, (_, i) => {
    const facts: Fact[] = []
    for (const ago of daysAgo(i)) {
      if (withVisits) facts.push(visit(facts.length + 1, ago + 1))
      facts.push(order(facts.length + 1, `${i}-${ago}`, ago))
    }
    return insights.receive({ origin: `c:${i}`, epoch: 'e', prev: 0, facts })
  })
  await Promise.all(flushes)
  return insights
}

async function finished<T>(
  insights: Insights,
  ask: () => Promise<T | GoodsPending | null>,
  between?: () => Promise<void>,
): Promise<T> {
  for (let i = 0; i < 200; i++) {
    const told = await ask()
    if (told && !(typeof told === 'object' && 'state' in told && told.state === 'pending')) return told as T
    await between?.()
    await runDurableObjectAlarm(insights)
  }
  throw new Error('the run does not end')
}

type Answer = Promise<GoodsAnswers[keyof GoodsAnswers] | GoodsPending | null>
const chanceOf = (insights: Insights) => () =>
  askInsights(insights, 'goods', { about: 'chance', day: today }) as Answer as Promise<
    PurchaseChanceReport | GoodsPending
  >
const crossOf = (insights: Insights) => () =>
  askInsights(insights, 'goods', { about: 'cross_sell', day: today }) as Answer as Promise<
    CrossSellReport | GoodsPending
  >
const productsOf = (insights: Insights) => () =>
  askInsights(insights, 'goods', {
    about: 'products',
    day: today,
    timeZone: 'UTC',
    from: addDays(today, -89),
    to: today,
    sort: 'revenue',
    direction: 'desc',
    limit: 10,
    offset: 0,
  }) as Answer as Promise<ProductsFound | GoodsPending>
const personOf = (insights: Insights, person: string) => () =>
  askInsights(insights, 'goods', { about: 'person', person, day: today, margin: 0.4 }) as Answer as Promise<
    PersonGoods | GoodsPending
  >

/** Texts of all rows that runs over goods keep. */
function stored(insights: Insights): Promise<string[]> {
  return runInDurableObject(insights, (_, { storage }) =>
    ['goods_run', 'goods_result'].flatMap((table) =>
      storage.sql
        .exec(`SELECT * FROM ${table}`)
        .toArray()
        .map((row) => JSON.stringify(row)),
    ),
  )
}

describe('the runs over what was bought', { timeout: 60_000 }, () => {
  it('begin when somebody asks, end by alarms, and judge the chance of an order on days they had not seen', async () => {
    const insights = await filled()
    expect(await chanceOf(insights)()).toEqual({ state: 'pending' })
    const report = await finished(insights, chanceOf(insights))
    expect(report).toMatchObject({ state: 'ready', version: 1, as_of: today, obstacle: null, people })
    expect(report.judged).toMatchObject({ from: addDays(today, -29), to: today, customers: people })
    const bought = Array.from({ length: people }, (_, i) => i).filter((i) => i % 2 === 0 && 21 + (i % 9) < 30)
    expect(report.judged?.bought).toBe(bought.length)
    expect(report.judged?.ways.map(({ way }) => way)).toEqual(['features', 'order_model', 'base_rate'])
    const least = Math.min(...report.judged!.ways.map(({ log_loss }) => log_loss))
    const served = report.judged!.ways.find(({ way }) => way === report.judged!.served)
    expect(served?.log_loss).toBe(least)
  })

  it('count visits where they were known for 90 days, and only then', async () => {
    const weightsOf = async (withVisits: boolean) => {
      const insights = await filled(withVisits)
      const { weights } = await finished(insights, chanceOf(insights))
      return weights.filter(({ feature }) => feature.includes('visit')).map(({ weight }) => weight)
    }
    expect(await weightsOf(false)).toEqual([0, 0])
    expect((await weightsOf(true)).every((weight) => weight !== 0)).toBe(true)
  })

  it('go on where they were when the object sleeps between any two slices', async () => {
    const [whole, broken] = [await filled(), await filled()]
    const one = await finished(whole, crossOf(whole))
    const other = await finished(broken, crossOf(broken), () => evictDurableObject(broken))
    expect(other).toEqual(one)
    expect(await finished(broken, chanceOf(broken))).toEqual(await finished(whole, chanceOf(whole)))
  })

  it('make no new result of the same day for a few more orders, and one of the next day', async () => {
    const insights = await filled()
    await finished(insights, chanceOf(insights))
    await insights.receive({ origin: 'c:new', epoch: 'e', prev: 0, facts: [order(1, 'new', 3)] })
    expect(await chanceOf(insights)()).toMatchObject({ version: 1, people })
    const ask = () =>
      askInsights(insights, 'goods', {
        about: 'chance',
        day: addDays(today, 1),
      }) as Answer as Promise<PurchaseChanceReport>
    expect(await ask()).toMatchObject({ version: 1 }) // the older one, until the newer one is there
    for (let i = 0; i < 200 && (await ask()).version === 1; i++) await runDurableObjectAlarm(insights)
    expect(await ask()).toMatchObject({ version: 2, people: people + 1 })
  })

  it('begin anew what earlier code began or found', async () => {
    const insights = await filled()
    await finished(insights, chanceOf(insights))
    await productsOf(insights)() // a run is going on
    await runInDurableObject(insights, (_, { storage }) => {
      for (const table of ['goods_run', 'goods_result'])
        storage.sql.exec(
          `UPDATE ${table} SET head = json_set(head, '$.format', 0), text = 'earlier' WHERE part = 0`,
        )
    })
    expect(await chanceOf(insights)()).toEqual({ state: 'pending' })
    expect((await finished(insights, productsOf(insights))).rows.length).toBe(3)
    expect(await finished(insights, chanceOf(insights))).toMatchObject({ people })
  })

  it('read each order a few times, and nothing but their result for a question afterwards', async () => {
    const insights = await filled()
    await finished(insights, chanceOf(insights))
    const read = await runInDurableObject(insights, (_, { storage }) => {
      const cursors: { rowsRead: number }[] = []
      const exec = (query: string, ...bindings: SqlStorageValue[]) => {
        const cursor = storage.sql.exec(query, ...bindings)
        cursors.push(cursor)
        return cursor
      }
      const rows = () => cursors.splice(0).reduce((sum, { rowsRead }) => sum + rowsRead, 0)
      const runs = new GoodsRuns({ exec } as unknown as SqlStorage)
      const begun = rows()
      runs.ensure({ of: 'goods', day: addDays(today, 1) }, 1, Date.now())
      while (runs.slice(Date.now()));
      const run = rows()
      runs.model()
      return { begun, run, question: rows() }
    })
    const orders = Array.from({ length: people }, (_, i) => daysAgo(i)).flat().length
    expect(read.run).toBeGreaterThan(3 * orders)
    expect(read.run).toBeLessThan(8 * orders + 6 * people)
    expect(read.question).toBeLessThan(10)
  })

  it('leave out orders that were stored before their products were told, and say how many', async () => {
    const insights = await filled()
    const { lines: _, ...old } = order(1, 'old', 20)
    await insights.receive({ origin: 'c:old', epoch: 'e', prev: 0, facts: [old] })
    const products = await finished(insights, productsOf(insights))
    expect(products.read).toMatchObject({ without_lines: 1, starters_left_out: 1 })
    const all = Array.from({ length: people }, (_unused, i) => daysAgo(i)).flat()
    const sold = products.rows.reduce((sum, { orders }) => sum + orders, 0)
    expect(products.read.orders).toBe(all.length + 1)
    expect(sold).toBe(all.filter((ago) => ago < 90).length)
    expect(await finished(insights, chanceOf(insights))).toMatchObject({ orders_without_lines: 1 })
  })

  it('forget a person: what is going on is given up, and no row names them', async () => {
    const insights = await filled()
    await finished(insights, chanceOf(insights))
    await productsOf(insights)() // a run is going on
    expect((await stored(insights)).length).toBeGreaterThan(1)
    const facts: Fact[] = [{ kind: 'erase', n: 11, at: 1, people: ['c:4'] }]
    await insights.receive({ origin: 'c:4', epoch: 'e', prev: 10, facts })
    const rows = await stored(insights)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => row.includes('c:4\\"') || row.includes('"c:4"'))).toEqual([])
    expect(await finished(insights, personOf(insights, 'c:4'))).toMatchObject({ chance: null, offers: [] })
    expect((await finished(insights, personOf(insights, 'c:6'))).chance).not.toBeNull()
  })
})
