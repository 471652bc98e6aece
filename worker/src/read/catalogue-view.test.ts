import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CardsReply } from '../objects/catalogue/catalogue.ts'
import { CatalogueView } from './catalogue-view.ts'

const card = (price_minor: number): string =>
  JSON.stringify({ id: 'x', title: 'X', url: '/x', price_minor, group: null, categories: [], buyable: true })

/** A catalogue whose answers arrive when the test says so. */
function slowCatalogue() {
  const cards: ((reply: CardsReply) => void)[] = []
  const ids: ((numbers: number[]) => void)[] = []
  const stub = {
    cards: () => new Promise<CardsReply>((resolve) => cards.push(resolve)),
    resolve: () => new Promise<number[]>((resolve) => ids.push(resolve)),
  }
  return { env: { CATALOGUE: { getByName: () => stub } } as unknown as Env, cards, ids }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('a view of the catalogue', () => {
  it('asks once in five seconds what changed, however often it is asked', async () => {
    const start = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: start })
    const { env, cards } = slowCatalogue()
    const view = new CatalogueView('five seconds')
    const first = view.load(env, [1])
    cards[0]!({ version: 1, changed: null, cards: [card(100)] })
    await first
    for (const ms of [1, 2_500, 4_999]) {
      vi.setSystemTime(start + ms)
      await view.load(env, [1])
    }
    expect(cards).toHaveLength(1)
    vi.setSystemTime(start + 5_000)
    const second = view.load(env, [1])
    expect(cards).toHaveLength(2)
    cards[1]!({ version: 1, changed: [], cards: [] })
    await second
  })

  it('does not bring back a product from an answer that a later one overtook', async () => {
    const { env, cards } = slowCatalogue()
    const view = new CatalogueView('overtaken')
    const early = view.load(env, [1])
    const late = view.load(env, [2])
    cards[1]!({ version: 5, changed: null, cards: [card(200)] })
    await late
    cards[0]!({ version: 4, changed: null, cards: [card(100)] })
    await expect.poll(() => cards.length).toBe(3)
    cards[2]!({ version: 5, changed: [], cards: [card(300)] })
    await early
    expect(view.product(1)?.json).toContain('"price_minor":300')
  })

  it('finds an id that another request asked for just before the catalogue changed', async () => {
    const { env, cards, ids } = slowCatalogue()
    const view = new CatalogueView('changed')
    const checked = view.load(env, [9])
    cards[0]!({ version: 1, changed: null, cards: [card(1)] })
    await checked
    const one = view.resolve(env, ['sku'])
    await expect.poll(() => ids.length).toBe(1)
    const other = view.resolve(env, ['sku'])
    const change = view.load(env, [8])
    cards[1]!({ version: 2, changed: [9], cards: [card(1)] })
    await change
    ids[0]!([7])
    await expect.poll(() => ids.length).toBe(2)
    ids[1]!([7])
    expect(await Promise.all([one, other])).toEqual([[7], [7]])
  })
})
