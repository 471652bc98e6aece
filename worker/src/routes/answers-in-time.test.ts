import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { batch, expectBusy, objects, page, post, shelfOf, shop, silent } from '../testing/broken-objects.ts'
import { books, call, makeStore } from '../testing/store.ts'

/** Whoever waits for an object that is silent is answered before they give up. */

/** The answer to a request that is given when `ms` have passed and not before; time passes as told. */
async function answeredAfter(ms: number, ask: () => Promise<Response>): Promise<Response> {
  if (!vi.isFakeTimers())
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.now() })
  let isAnswered = false
  const answer = ask().finally(() => {
    isAnswered = true
  })
  await turns()
  await vi.advanceTimersByTimeAsync(ms - 1)
  await turns()
  expect(isAnswered).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  return answer
}

/** Whatever needs no time gets done. */
async function turns(): Promise<void> {
  for (let i = 0; i < 20; i++) await call('GET', '/healthz')
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('an answer that would take too long', { timeout: 120_000 }, () => {
  it('answers events with 503 after 8 s, before the tracker gives up after 10', async () => {
    const store = await makeStore(books(1))
    const late = await answeredAfter(8_000, () => post(store, '/v1/events', batch(), { CUSTOMER: silent }))
    await expectBusy(late)
  })

  it('answers shelves with 503 after 4 s, before the widget gives up after 5', async () => {
    const store = await makeStore(books(3))
    const late = await answeredAfter(4_000, () =>
      post(store, '/v1/recommendations', page, { SESSION_INDEX: silent }),
    )
    await expectBusy(late)
  })

  it.each(['CATALOGUE', 'SESSION_INDEX'] as const)(
    'serves shelves from what is held when %s is silent for 2.5 s, and asks it again once a second',
    async (kind) => {
      const store = await shop()
      const before = await shelfOf(await post(store, '/v1/recommendations', page))
      let asked = 0
      const mute = objects(() => {
        asked++
        return new Promise(() => {})
      })
      const ask = () => post(store, '/v1/recommendations', page, { [kind]: mute })
      vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.now() + 20_000 })
      const held = await shelfOf(await answeredAfter(2_500, ask))
      expect(held.products.map(({ id }) => id)).toEqual(before.products.map(({ id }) => id))
      const first = asked
      await vi.advanceTimersByTimeAsync(900)
      await shelfOf(await ask())
      expect(asked).toBe(first)
      await vi.advanceTimersByTimeAsync(100)
      await shelfOf(await answeredAfter(2_500, ask))
      expect(asked).toBeGreaterThan(first)
    },
  )
})
