import { expect, test } from 'vitest'
import { figureNames, figuresOf, isQuiet } from './figures.ts'
import { overviewWith } from './overview.fixture.ts'

const overview = overviewWith(
  { revenue_minor: 891_140_790, impressions: 1_000, clicks: 40, orders: 20, attributed_orders: 5 },
  { revenue_minor: 445_570_395, impressions: 500, clicks: 40, orders: 25 },
)
const byName = (compare: boolean) =>
  Object.fromEntries(figuresOf(overview, compare).map((figure) => [figure.name, figure]))

test('every figure is there once, in order, with the API’s own value', () => {
  expect(figuresOf(overview, true).map((figure) => figure.name)).toEqual([...figureNames])
  expect(byName(true).revenue).toMatchObject({ value: 891_140_790, unit: 'money', change: { ratio: 1 } })
})

test('clicks have their rate of impressions, attributed orders their share of orders', () => {
  expect(byName(true).clicks?.share).toBe(0.04)
  expect(byName(true).attributed_orders?.share).toBe(0.25)
})

test('more shelves seen is neither good nor bad', () => {
  expect(byName(true).impressions?.moreIsBetter).toBe(false)
  expect(byName(true).orders?.moreIsBetter).toBe(true)
})

test('without comparison nothing changes', () => {
  expect(figuresOf(overview, false).every((figure) => figure.change === null && figure.before === null)).toBe(
    true,
  )
})

test('one click is enough not to be quiet', () => {
  expect(isQuiet(overviewWith({}, {}).totals)).toBe(true)
  expect(isQuiet(overviewWith({ clicks: 1 }, {}).totals)).toBe(false)
})
