import { expect, test, vi } from 'vitest'
import { ApiError } from '../../api.ts'
import { busyWeek, kitWith, noon } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute } from '../../route/route.ts'
import { overviewWith } from '../../transforms/overview.fixture.ts'
import { zh } from '../../words/zh.ts'
import { OverviewViewElement } from './overview-view.ts'

const week = parseRoute('#/today?range=7d')

function open(kit = kitWith(), route = week) {
  return mount(new OverviewViewElement(), { kit, route })
}

test('axe finds nothing, light or dark', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})

test('it opens with a sentence made of the same figures as the tiles', async () => {
  const view = await open()
  expect(textOf(view.querySelector('.answer'))).toBe(
    'The shop took £280.00 from 28 orders in the last 7 days, 100% more than in the period before, mostly because there were more orders (+100%).',
  )
  expect(textOf(view.querySelector('[data-figure="revenue"] .value'))).toBe('£280.00')
  expect(textOf(view.querySelector('[data-figure="clicks"] dd'))).toContain('4% click rate')
})

test('it asks for the days of the address, today being the store’s', async () => {
  const overview = vi.fn(async () => busyWeek)
  await open(kitWith({ overview }))
  expect(overview).toHaveBeenCalledWith(
    expect.objectContaining({ from: '2026-03-01', to: '2026-03-07' }),
    expect.anything(),
  )
})

test('the chart’s figure is chosen by the address, and its numbers are in the table', async () => {
  const view = await open(kitWith(), parseRoute('#/today?range=7d&metric=orders'))
  expect(textOf(view.querySelector('#chart-title'))).toBe('Orders by day')
  const rows = [...view.querySelectorAll('details tbody tr')].map(textOf)
  expect(rows).toHaveLength(7)
  expect(rows[6]).toMatch(/^Sat,? 7 Mar 2026 \(incomplete\) 7 Sat,? 28 Feb 2026 7$/)
})

test('a shelf is named by its place and its way of choosing', async () => {
  const view = await open()
  const row = [...view.querySelectorAll('section[aria-labelledby="shelves-title"] tbody tr > *')].map(textOf)
  expect(row).toEqual(['Home page', 'Similar visits', '500', '20', '4%', '3', '£30.00'])
})

test('days without anything lead to all days', async () => {
  const nothing = overviewWith({}, {})
  const overview = async ({ from }: { from: string | null }) => (from === null ? busyWeek : nothing)
  const view = await open(kitWith({ overview }))
  expect(textOf(view.querySelector('.answer'))).toBe('Nothing was recorded in the last 7 days.')
  expect(view.querySelector('.quiet-hint a')?.getAttribute('href')).toBe('#/today?range=all')
})

test('a new store is told what to do first, with its own id in the tag', async () => {
  const view = await open(kitWith({ overview: async () => overviewWith({}, {}) }))
  expect(textOf(view.querySelector('.steps'))).toContain('data-store="books"')
  expect(view.querySelector('a[href="/docs"]')).not.toBeNull()
  expect(await axeFaults()).toEqual([])
})

test('a failure is told plainly with its request id, and can be tried again', async () => {
  const problem = { type: '', code: 'internal', title: '', status: 500, request_id: 'req-7' } as const
  const overview = vi.fn(async () => busyWeek).mockRejectedValueOnce(new ApiError(500, problem))
  const view = await open(kitWith({ overview }))
  expect(textOf(view.querySelector('[role="alert"]'))).toContain('req-7')
  view.querySelector<HTMLButtonElement>('[role="alert"] button')?.click()
  await settled(view)
  expect(view.querySelector('[role="alert"]')).toBeNull()
  expect(textOf(view.querySelector('.answer'))).toContain('£280.00')
})

test('what happens now brings the figures up to date, once for many messages', async () => {
  const overview = vi.fn(async () => busyWeek)
  const kit = kitWith({ overview })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const main = document.createElement('main')
    const view = new OverviewViewElement()
    Object.assign(view, { kit, route: week })
    document.body.append(main)
    main.append(view)
    await vi.advanceTimersByTimeAsync(10)
    kit.feed.start()
    for (let n = 0; n < 5; n++)
      kit.api.sockets[0]?.message({ type: 'order', at: noon, person: 'c:1', name: 'order' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(overview).toHaveBeenCalledTimes(2)
    main.remove()
  } finally {
    vi.useRealTimers()
  }
})

test('it speaks Chinese', async () => {
  const view = await open({ ...kitWith(), words: zh })
  expect(textOf(view.querySelector('h1'))).toBe('店铺经营得怎么样？')
  expect(textOf(view.querySelector('.answer'))).toMatch(
    /^最近 7 天共售出 £280.00，28 笔订单，比上一时段增加 100%/,
  )
})
