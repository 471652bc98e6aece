import { describe, expect, it, vi } from 'vitest'
import { addDays, dayOf } from '#shared/maths/calendar'
import { comparisons } from '#shared/maths/comparison'
import type { ChannelsAnswer, HoursAnswer } from '#shared/wire/traffic'
import { books, jsonLines, makeStore } from '../testing/store.ts'
import { all, ask, base, minuteMs, visit, visitsTold, zone } from '../testing/visits.ts'

const hourMs = 3_600_000

describe('the hours of the week', () => {
  it('are those of the store’s time zone, for visits and orders', async () => {
    const store = await makeStore(books(1), { time_zone: zone })
    const begun: number[] = []
    for (const one of all) {
      begun.push(base - one.ago * minuteMs)
      await visit(store, one)
    }
    const placed = [0, 5, 26, 26].map((hours) => base - hours * hourMs)
    const orders = placed.map((created_at, i) => ({
      id: `o${i}`,
      created_at,
      currency: 'GBP',
      customer_id: `c${i}`,
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 500 }],
    }))
    await store.server('POST', '/v1/orders', jsonLines(orders))
    await visitsTold(store, all.length)
    const answer = await vi.waitFor(async () => {
      const hours = await ask<HoursAnswer>(store, 'hours')
      expect(hours.orders.flat().reduce((sum, n) => sum + n, 0)).toBe(orders.length)
      return hours
    }, 10_000)
    expect(answer.orders).toEqual(hoursOf(placed))
    expect(answer.visits).toEqual(hoursOf(begun))
    const week = await ask<HoursAnswer>(store, 'hours?from=2026-03-01&to=2026-03-17') // a Sunday to a Tuesday
    expect(week.days).toEqual([3, 3, 2, 2, 2, 2, 3])
  })
})

/** Seven days of 24 hours, Monday first, counted with nothing but the calendar of the platform. */
function hoursOf(moments: readonly number[]): number[][] {
  const table = Array.from({ length: 7 }, () => Array<number>(24).fill(0))
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  for (const at of moments) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    })
    const part = (type: string) => format.formatToParts(at).find((one) => one.type === type)?.value ?? ''
    const row = table[names.indexOf(part('weekday'))]
    if (row) row[Number(part('hour'))]! += 1
  }
  return table
}

describe('compared with other days', () => {
  it('each answer holds what it would answer of those days, by any rule', async () => {
    const store = await makeStore(books(1), { time_zone: zone })
    for (const one of all) await visit(store, one)
    const day = dayOf(base, zone)
    const placed = [1, 7, 364].map((back) => addDays(day, -back))
    const orders = placed.map((on, i) => ({
      id: `o${i}`,
      created_at: Date.parse(`${on}T06:00:00Z`), // 11:45 in Kathmandu
      currency: 'GBP',
      customer_id: `c${i}`,
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 500 * (i + 1) }],
    }))
    await store.server('POST', '/v1/orders', jsonLines(orders))
    await visitsTold(store, all.length)
    await vi.waitFor(async () => {
      const { channels } = await ask<ChannelsAnswer>(store, 'channels')
      expect(channels.find(({ channel }) => channel === 'unknown')?.last_touch.orders).toBe(3)
    }, 10_000)
    for (const [i, compare] of comparisons.entries()) {
      const then = `from=${placed[i]}&to=${placed[i]}`
      for (const path of ['funnel?by=channel&', 'hours?', 'channels?']) {
        const beside = await ask<ChannelsAnswer>(store, `${path}from=${day}&to=${day}&compare=${compare}`)
        const alone = await ask<ChannelsAnswer>(store, `${path}${then}`)
        expect(alone.previous).toBeNull()
        expect(alone, `${path}${compare}`).toMatchObject({ ...beside.previous })
        expect(beside.previous).toMatchObject({ from: placed[i], to: placed[i] })
      }
      const { previous } = await ask<ChannelsAnswer>(
        store,
        `channels?from=${day}&to=${day}&compare=${compare}`,
      )
      expect(previous?.channels.find(({ channel }) => channel === 'unknown')?.last_touch).toMatchObject({
        orders: 1,
        gross_minor: 500 * (i + 1),
      })
    }
  })
})
