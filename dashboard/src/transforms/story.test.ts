import { expect, test } from 'vitest'
import { overviewWith } from './overview.fixture.ts'
import { storyOf } from './story.ts'

const before = { revenue_minor: 100_000, orders: 100 }

test('more orders at the same basket: orders are the cause', () => {
  const story = storyOf(overviewWith({ revenue_minor: 150_000, orders: 150 }, before), true)
  expect(story).toMatchObject({ change: { direction: 'up', ratio: 0.5 }, driver: { name: 'orders' } })
})

test('fewer orders but larger ones that more than make up for it: the basket is the cause', () => {
  const story = storyOf(overviewWith({ revenue_minor: 120_000, orders: 80 }, before), true)
  expect(story?.driver).toMatchObject({ name: 'basket', change: { direction: 'up' } })
})

test('a fall is explained by what fell', () => {
  const story = storyOf(overviewWith({ revenue_minor: 60_000, orders: 120 }, before), true)
  expect(story).toMatchObject({
    change: { direction: 'down' },
    driver: { name: 'basket', change: { ratio: -0.5 } },
  })
})

test('without a comparison or with nothing before, no cause is claimed', () => {
  const now = { revenue_minor: 150_000, orders: 150 }
  expect(storyOf(overviewWith(now, before), false)).toMatchObject({ change: null, driver: null })
  expect(storyOf(overviewWith(now, {}), true)).toMatchObject({ change: { ratio: null }, driver: null })
})

test('the share of the shelves is that of revenue, and absent when they brought nothing', () => {
  const some = { revenue_minor: 200, orders: 1, attributed_revenue_minor: 50 }
  expect(storyOf(overviewWith(some, {}), true)?.shelfShare).toBe(0.25)
  expect(storyOf(overviewWith({ revenue_minor: 200, orders: 1 }, {}), true)?.shelfShare).toBeNull()
})

test('no order, no story', () => {
  expect(storyOf(overviewWith({ sessions: 12 }, before), true)).toBeNull()
})
