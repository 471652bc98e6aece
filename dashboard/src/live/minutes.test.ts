import { expect, test } from 'vitest'
import {
  activeNow,
  addToMinutes,
  connectMinutes,
  cutMinutes,
  emptyMinutes,
  minuteBars,
  replaceMinutes,
} from './minutes.ts'

const noon = Date.UTC(2026, 2, 7, 12)
const minute = 60_000
const deed = (at: number, person = 'v:1', type: 'event' | 'order' = 'event') =>
  ({ type, at, person, name: 'view_item' }) as const

test('deeds and orders are counted in the minute they happened, thirty minutes back', () => {
  let heard = connectMinutes(emptyMinutes, noon - 40 * minute)
  for (const message of [deed(noon), deed(noon - minute), deed(noon - minute, 'c:1', 'order')])
    heard = addToMinutes(heard, message, noon)
  heard = addToMinutes(heard, deed(noon - 31 * minute), noon)
  const bars = minuteBars(heard, noon)
  expect(bars).toHaveLength(30)
  expect(bars.slice(-2).map(({ deeds, orders }) => [deeds, orders])).toEqual([
    [2, 1],
    [1, 0],
  ])
  expect(bars.every((bar) => bar.heard)).toBe(true)
  expect(bars.reduce((sum, { deeds }) => sum + deeds, 0)).toBe(3)
})

test('minutes without a connection are told apart from minutes in which nothing happened', () => {
  let heard = connectMinutes(emptyMinutes, noon - 20 * minute)
  heard = cutMinutes(heard, noon - 10 * minute)
  heard = connectMinutes(heard, noon - 5 * minute)
  const known = minuteBars(heard, noon).map((bar) => bar.heard)
  expect(known.filter(Boolean)).toHaveLength(10 + 6)
  expect(known[0]).toBe(false)
  expect(known[29]).toBe(true)
})

test('somebody is there now who did something in the last five minutes, once however much they do', () => {
  let heard = emptyMinutes
  for (const at of [noon, noon - minute]) heard = addToMinutes(heard, deed(at, 'v:1'), noon)
  heard = addToMinutes(heard, deed(noon - 6 * minute, 'v:2'), noon)
  expect(activeNow(heard, noon)).toBe(1)
})

test('a clock ahead of ours puts nothing into minutes to come', () => {
  const heard = addToMinutes(emptyMinutes, deed(noon + 5 * minute), noon)
  expect(minuteBars(heard, noon).at(-1)?.deeds).toBe(1)
})

test('what the store tells takes the place of what was heard; what it no longer has in whole stays as heard', () => {
  let heard = connectMinutes(emptyMinutes, noon - 20 * minute)
  for (const ago of [15, 15, 10, 2]) heard = addToMinutes(heard, deed(noon - ago * minute), noon)
  heard = cutMinutes(heard, noon - minute)
  heard = connectMinutes(heard, noon)
  heard = replaceMinutes(heard, {
    type: 'recent',
    since: noon - 10 * minute + 30_000,
    minutes: [
      { at: noon - 10 * minute, deeds: 3, orders: 1 },
      { at: noon - 2 * minute, deeds: 1, orders: 0 },
      { at: noon, deeds: 2, orders: 0 },
    ],
    people: [{ person: 'v:2', at: noon }],
    messages: [],
  })
  const bars = minuteBars(heard, noon)
  const deeds = (ago: number) => bars.at(-1 - ago)?.deeds
  expect([deeds(15), deeds(10), deeds(2), deeds(1), deeds(0)]).toEqual([2, 3, 1, 0, 2])
  expect(bars.filter((bar) => !bar.heard)).toHaveLength(9)
  expect(activeNow(heard, noon)).toBe(2)
})
