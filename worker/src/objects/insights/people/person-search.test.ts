import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Fact, MergeFact } from '#shared/customer/fact'
import { askInsights } from '../../../ask-insights.ts'
import { insightsOf } from '../../names.ts'
import { parseCursor } from './customer-list.ts'

const day = '2026-03-01'
const at = Date.parse(`${day}T10:00:00Z`)

/** A store told of people by their facts, and its search. */
function newStore() {
  const insights = insightsOf(env, `search-${crypto.randomUUID()}`)
  const told = new Map<string, number>()
  return {
    insights,
    async tell(origin: string, fact: Record<string, unknown>) {
      const prev = told.get(origin) ?? 0
      told.set(origin, prev + 1)
      const facts = [{ n: prev + 1, ...fact } as unknown as Fact]
      await insights.receive({ origin, epoch: 'e', prev, facts })
    },
    async search(q: string, filter: object = { kind: 'all' }) {
      const page = { sort: 'first_seen', direction: 'asc', limit: 200, after: null } as const
      const list = await askInsights(insights, 'customers', {
        ...page,
        q,
        filter,
        today: day,
        timeZone: 'UTC',
      })
      return { ids: list!.customers.map(({ id }) => id), total: list!.total, cut: list!.cut ?? false }
    },
    /** All the search reads, as text. */
    blocks: () =>
      runInDurableObject(insights, (_, { storage: { sql } }) =>
        sql
          .exec<{ bytes: ArrayBuffer }>('SELECT bytes FROM name_block')
          .toArray()
          .map(({ bytes }) => ({ size: bytes.byteLength, text: new TextDecoder().decode(bytes) })),
      ),
  }
}

const visit = (name?: string) => ({
  kind: 'activity',
  day,
  at,
  sessions: 1,
  views: 1,
  shelves: [],
  live: [],
  ...(name === undefined ? {} : { name }),
})

describe('the search for people', () => {
  it('finds any part of a name or key, capitals or not, in any script', async () => {
    const { tell, search } = newStore()
    await tell('c:42-A', visit('Ada Løvelace'))
    await tell('g:77', visit('王小明'))
    await tell('c:İ', visit('İlkay'))
    await tell('v:abc', visit())
    await tell('v:def', visit('Visiting Ada'))
    expect((await search('ADA')).ids).toEqual(['c:42-A', 'v:def'])
    expect((await search('lØve')).ids).toEqual(['c:42-A'])
    expect((await search('小明')).ids).toEqual(['g:77'])
    expect((await search('kay')).ids).toEqual(['c:İ'])
    expect((await search('2-a')).ids).toEqual(['c:42-A'])
    expect((await search('ab')).ids).toEqual(['v:abc'])
    expect((await search('v:d')).ids).toEqual(['v:def'])
    expect((await search('ada', { kind: 'customer' })).ids).toEqual(['c:42-A'])
    expect((await search('ada', { orders_min: 1 })).ids).toEqual([])
    for (const none of ['nobody', '   ', 'a\tb']) expect((await search(none)).total).toBe(0)
  })

  it('knows people by what they are called now', async () => {
    const { tell, search, blocks } = newStore()
    await tell('c:1', visit('Ada'))
    await search('ada')
    await tell('c:1', visit('Grace'))
    expect((await search('ada')).ids).toEqual([])
    expect((await search('grace')).ids).toEqual(['c:1'])
    await tell('v:1', visit('Edsger'))
    await search('edsger')
    await tell('v:1', { kind: 'merge', at, to: 'c:2' } satisfies Omit<MergeFact, 'n'>)
    expect((await search('edsger')).ids).toEqual(['c:2'])
    expect((await blocks())[0]?.text).not.toMatch(/Ada|v:1/)
  })

  it('leaves nothing of who is forgotten, and writes each block where it stands', async () => {
    const { tell, search, blocks } = newStore()
    await tell('c:1', visit('Ada'))
    await tell('c:2', visit('Grace'))
    await search('a')
    await tell('c:1', { kind: 'erase', people: ['c:1'] })
    expect((await search('a')).ids).toEqual(['c:2'])
    const [block] = await blocks()
    expect(block?.text).not.toMatch(/Ada|c:1/)
    expect(block?.size).toBe(65_536)
  })

  it('looks at two hundred where more are called so, unless something else is asked of them', async () => {
    const { insights, search } = newStore()
    const people = Array.from({ length: 230 }, (_, i) => ({
      origin: `c:${i}`,
      epoch: 'e',
      prev: 0,
      facts: [{ n: 1, ...visit(`Person ${i} ${'x'.repeat(200)}`) } as unknown as Fact],
    }))
    await insights.receiveAll(people)
    expect(await search('person')).toMatchObject({ total: 200, cut: true })
    expect(await search('person 22')).toMatchObject({ total: 11, cut: false })
    expect(await search('person', { kind: 'all', days_since_seen_min: 0 })).toMatchObject({
      total: 230,
      cut: false,
    })
    expect((await search('person 229')).ids).toEqual(['c:229'])
  })

  it('prefers those in whom a word begins with it, and keeps to the order asked for from page to page', async () => {
    const { insights, tell, search } = newStore()
    await insights.receiveAll(
      Array.from({ length: 201 }, (_, i) => ({
        origin: `c:${i}`,
        epoch: 'e',
        prev: 0,
        facts: [{ n: 1, ...visit(`Joanna ${i}`), at: at + i } as unknown as Fact],
      })),
    )
    await tell('c:last', visit('Anna'))
    expect((await search('anna')).ids).toContain('c:last')
    const page = { sort: 'last_seen', direction: 'desc', limit: 2, q: 'anna 1', filter: {} } as const
    const when = { today: day, timeZone: 'UTC' }
    const first = await askInsights(insights, 'customers', { ...page, ...when, after: null })
    const next = await askInsights(insights, 'customers', {
      ...page,
      ...when,
      after: parseCursor(first!.next_cursor!),
    })
    const ids = [first, next].flatMap((list) => list!.customers.map(({ id }) => id))
    expect(ids).toEqual(['c:199', 'c:198', 'c:197', 'c:196'])
    expect(next!.total).toBe(111)
  })

  it('finds whoever was written by an earlier version', async () => {
    const { insights, tell, search } = newStore()
    await tell('c:1', visit('Ada'))
    await search('ada')
    await runInDurableObject(insights, (_, { storage: { sql } }) => {
      sql.exec('DELETE FROM name_block')
      sql.exec('UPDATE person SET name_block = NULL')
    })
    await evictDurableObject(insights)
    expect((await search('ada')).ids).toEqual(['c:1'])
  })
})
