import { expect, test } from 'vitest'
import type { TimelineEntry } from '#shared/wire/customer'
import { timelineDays } from './timeline.ts'

const at = (hour: number, minute = 0) => Date.UTC(2026, 2, 5, hour, minute)
const view = (time: number, id = 'emma'): TimelineEntry => ({
  at: time,
  type: 'event',
  name: 'view_item',
  items: [{ id }],
})

test('days are those of the store, newest first', () => {
  const days = timelineDays([view(at(1)), view(at(20)), view(at(15))], 'America/New_York')
  expect(days.map((day) => day.day)).toEqual(['2026-03-05', '2026-03-04'])
  expect(days[0]?.lines.map((line) => line.entry.at)).toEqual([at(20), at(15)])
})

test('the same product looked at again within the hour is one line with a count', () => {
  const days = timelineDays(
    [view(at(10)), view(at(10, 20)), view(at(10, 30), 'persuasion'), view(at(15))],
    'UTC',
  )
  expect(days[0]?.lines.map((line) => [line.entry.items[0]?.id, line.times])).toEqual([
    ['emma', 1],
    ['persuasion', 1],
    ['emma', 2],
  ])
})

test('two orders are never joined', () => {
  const order: TimelineEntry = { at: at(9), type: 'order', name: 'order', items: [], order_id: '1' }
  const [day] = timelineDays([order, { ...order, order_id: '2' }], 'UTC')
  expect(day?.lines).toHaveLength(2)
})

test('the same product on another shelf is another line', () => {
  const [day] = timelineDays([view(at(9)), { ...view(at(9, 1)), placement: 'home' }], 'UTC')
  expect(day?.lines).toHaveLength(2)
})
