import { expect, it } from 'vitest'
import type { LiveMessage } from '../wire/insight.ts'
import { recentMessages, recentMs, recentOf } from './live-minutes.ts'

const noon = Date.UTC(2026, 2, 7, 12)
const minute = 60_000
const deed = (at: number, person = 'v:1', type: LiveMessage['type'] = 'event'): LiveMessage => ({
  type,
  at,
  person,
  name: 'view_item',
})

it('counts deeds and orders by the minute they happened in, in order, and who is there now', () => {
  const told = [
    deed(noon - 12 * minute, 'v:2'),
    deed(noon - 12 * minute + 5, 'c:1', 'order'),
    deed(noon - minute, 'v:1'),
    deed(noon - 3 * minute, 'v:1'),
  ]
  expect(recentOf(told, noon - recentMs, noon)).toEqual({
    type: 'recent',
    since: noon - recentMs,
    minutes: [
      { at: noon - 12 * minute, deeds: 2, orders: 1 },
      { at: noon - 3 * minute, deeds: 1, orders: 0 },
      { at: noon - minute, deeds: 1, orders: 0 },
    ],
    people: [{ person: 'v:1', at: noon - minute }],
    messages: told.toReversed(),
  })
})

it('leaves out what was told late, such as orders of last year that were imported', () => {
  const { minutes, messages } = recentOf([deed(noon - 365 * 24 * 60 * minute), deed(noon)], noon, noon)
  expect(minutes).toEqual([{ at: noon, deeds: 1, orders: 0 }])
  expect(messages).toHaveLength(1)
})

it('puts nothing into minutes to come, and tells single things of the newest only', () => {
  const told = Array.from({ length: recentMessages + 10 }, (_, n) => deed(noon + n))
  const { minutes, messages } = recentOf(told, noon, noon)
  expect(minutes).toEqual([{ at: noon, deeds: recentMessages + 10, orders: 0 }])
  expect(messages).toHaveLength(recentMessages)
  expect(messages[0]?.at).toBe(noon + recentMessages + 9)
})
