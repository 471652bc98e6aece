import { listDurableObjectIds } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { limitRate, requestsPerMinute } from '../access/rate-limit.ts'
import { ProblemError } from '../problem.ts'
import { about, makeStore, shopOrigin } from '../testing/store.ts'

const minute = 60_000

/** What the limit says to the next request: nothing, or when to try again, in seconds. */
function retryAfter(source: string, now: number): number | undefined {
  try {
    limitRate('loginsPerNetwork', source, now)
    return undefined
  } catch (error) {
    if (error instanceof ProblemError) return error.retryAfterS
    throw error
  }
}

it('one network makes 120 visitors a minute, then hears when to try again, and no more of it is stored', async () => {
  const store = await makeStore()
  const headers = { 'cf-connecting-ip': '2001:db8:1:2::3' }
  for (let i = 0; i < requestsPerMinute.newVisitorsPerNetwork; i++) {
    expect(await store.events([about('book-1')], {}, headers)).toMatchObject({ accepted: 1 })
  }
  const people = (await listDurableObjectIds(env.CUSTOMER)).length
  const sent_at = Date.now()
  const event = { ...about('book-1'), id: crypto.randomUUID(), name: 'view_item', at: sent_at }
  const neighbour = { ...headers, 'cf-connecting-ip': '2001:db8:1:2:ffff::1' }
  const answer = await store.page('/v1/events', { sent_at, events: [event] }, neighbour)
  expect(answer.status).toBe(429)
  expect(await answer.json()).toMatchObject({ code: 'too_many_requests' })
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds > 0 && seconds <= 60).toBe(true)
  expect(answer.headers.get('access-control-allow-origin')).toBe(shopOrigin)
  expect((await listDurableObjectIds(env.CUSTOMER)).length).toBe(people)
  const elsewhere = { 'cf-connecting-ip': '2001:db8:1:3::3' }
  expect(await store.events([about('book-1')], {}, elsewhere)).toMatchObject({ accepted: 1 })
})

describe('a rate', () => {
  it('holds for each source by itself, and for a minute', () => {
    const start = Date.UTC(2100, 0, 1)
    for (let i = 0; i < requestsPerMinute.loginsPerNetwork; i++) {
      expect(retryAfter('203.0.113', start + i)).toBe(undefined)
    }
    expect(retryAfter('203.0.113', start + 20_000)).toBe(40)
    expect(retryAfter('198.51.100', start + 20_000)).toBe(undefined)
    expect(retryAfter('203.0.113', start + minute)).toBe(undefined)
  })

  it('does not hold for those whose network is not known', () => {
    const now = Date.UTC(2101, 0, 1)
    for (let i = 0; i <= requestsPerMinute.loginsPerNetwork; i++) expect(retryAfter('', now)).toBe(undefined)
  })
})
