import { expect, test, vi } from 'vitest'
import { ApiError } from '../../api.ts'
import { answering, busyWeek, kitWith, noon } from '../../app/kit.fixture.ts'
import type { ChartElement } from '../../charts/chart-frame/chart-frame.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute } from '../../route/route.ts'
import { daysFrom, overviewWith } from '../../transforms/overview.fixture.ts'
import { zh } from '../../words/zh.ts'
import { unheardStatus } from '../status/status.fixture.ts'
import { sale, status, target, todayAnswers } from './today.fixture.ts'
import { TodayViewElement } from './today-view.ts'

const week = parseRoute('#/today?range=7d')

const kitOfToday = (answers: Parameters<typeof kitWith>[0] = {}) =>
  kitWith({ get: answering(todayAnswers), ...answers })

function open(kit = kitOfToday(), route = week) {
  return mount(new TodayViewElement(), { kit, route })
}

test('axe finds nothing, light or dark', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})

test('it opens with a sentence made of the same figures as the tiles', async () => {
  const view = await open()
  expect(textOf(view.querySelector('.answer'))).toBe(
    'All is well. The shop took £280.00 from 28 orders in the last 7 days, 100% more than in the period before, mostly because there were more orders (+100%).',
  )
  expect(textOf(view.querySelector('[data-figure="revenue"] .value'))).toBe('£280.00')
  expect(textOf(view.querySelector('[data-figure="clicks"] dd'))).toContain('4% click rate')
})

test('it asks for the days of the address, today being the store’s', async () => {
  const overview = vi.fn(async () => busyWeek)
  await open(kitOfToday({ overview }))
  expect(overview).toHaveBeenCalledWith(
    expect.objectContaining({ from: '2026-03-01', to: '2026-03-07' }),
    expect.anything(),
  )
})

test('the chart’s figure is chosen by the address, and its numbers are in the table', async () => {
  const view = await open(kitOfToday(), parseRoute('#/today?range=7d&metric=orders'))
  const chart = [...view.querySelectorAll<ChartElement>('kindred-chart')].find(
    (one) => one.file === 'orders-by-day',
  )!
  expect(textOf(chart.querySelector('h2'))).toBe('Orders by day')
  chart.querySelector<HTMLButtonElement>('.tool[aria-pressed]')?.click()
  await settled(view)
  const rows = [...chart.querySelectorAll('tbody tr')].map(textOf)
  expect(rows).toHaveLength(7)
  expect(rows[6]).toMatch(/^Sat,? 7 Mar 2026 \(incomplete\) 7 ?Sat,? 28 Feb 2026 ?7$/)
})

test('of a segment’s people it shows what is known of them, and asks for it by the address', async () => {
  const unknown = { sessions: null, views: null, impressions: null, clicks: null }
  const of = {
    ...busyWeek,
    totals: { ...busyWeek.totals, ...unknown },
    series: busyWeek.series.map((day) => ({ ...day, ...unknown })),
    shelves: [],
    not_applicable: ['sessions', 'views', 'impressions', 'clicks'],
  } as unknown as typeof busyWeek
  const overview = vi.fn(async () => of)
  const route = parseRoute('#/today?range=7d&compare=weekday&segment=late&metric=clicks')
  const view = await open(kitOfToday({ overview }), route)
  const asked = { from: '2026-03-01', to: '2026-03-07', compare: 'weekday', segment: 'late' }
  expect(overview).toHaveBeenCalledWith(asked, expect.anything())
  expect(view.querySelector('[data-figure="clicks"], [data-today="views"]')).toBeNull()
  expect(textOf(view.querySelector('[data-figure="orders"] .value'))).toBe('28')
  expect(textOf(view.querySelector('.answer'))).toMatch(/^These people brought £280.00/)
  expect(textOf(view)).toContain('Revenue by day')
  expect(textOf(view)).toContain('targets and strange things are of everybody')
})

test('today so far stands beside the same weekday a week before', async () => {
  const days = { ...busyWeek, from: '2026-02-28', to: '2026-03-07', series: daysFrom('2026-02-28', 8) }
  const overview = async ({ from }: { from: string | null }) => (from === '2026-02-28' ? days : busyWeek)
  const view = await open(kitOfToday({ overview }))
  expect(textOf(view.querySelector('[data-today="revenue_minor"]'))).toBe('Revenue £80.00 of £10.00 that day')
  expect(textOf(view.querySelector('.so-far .soft'))).toContain('Saturday')
})

test('the status says why something needs attention', async () => {
  const answers = { ...todayAnswers, '/v1/status': { ...status, state: 'attention', reasons: ['backlog'] } }
  const view = await open(kitWith({ get: answering(answers) }))
  expect(textOf(view.querySelector('.answer'))).toMatch(/^Something needs your attention/)
  expect(textOf(view.querySelector('.status-line'))).toContain('work is piling up')
  expect(view.querySelector('.status-line a')?.getAttribute('href')).toBe('#/status')
})

test('why revenue changed leads from before to now, and by another label as the address says', async () => {
  const get = vi.fn(answering(todayAnswers))
  const view = await open(kitWith({ get: get as typeof get & ReturnType<typeof answering> }))
  await expect.poll(() => view.querySelectorAll('.step')).toHaveLength(6)
  expect(textOf(view)).toContain('Revenue is up by £140.00, mostly by new customers')
  const other = await open(kitOfToday(), parseRoute('#/today?range=7d&why=category'))
  expect(textOf(other)).toContain('models that know this are still at work')
})

test('half a target is there again, and open, after another view was looked at', async () => {
  const field = (view: Element) =>
    view.querySelector<HTMLInputElement>('kindred-target-list form [name="note"]')!
  const view = await open()
  view.querySelector<HTMLButtonElement>('kindred-target-list [name="add"]')?.click()
  await settled(view)
  field(view).value = 'as the year before'
  field(view).dispatchEvent(new Event('input', { bubbles: true }))
  view.remove()
  const again = await open()
  expect(field(again).value).toBe('as the year before')
  expect(textOf(again.querySelector('kindred-target-list [role="status"]'))).toContain('not saved yet')
})

test('a target is a line on the chart and what happened a mark; both are changed in place', async () => {
  const send = vi.fn(async () => undefined as never)
  const answers = {
    ...todayAnswers,
    '/v1/targets': { targets: [target] },
    '/v1/annotations': { annotations: [sale] },
  }
  const view = await open(kitWith({ get: answering(answers), send }))
  await expect.poll(() => view.querySelector('kindred-time-series path.goal')?.getAttribute('d')).toBeTruthy()
  expect(view.querySelectorAll('kindred-time-series .flag')).toHaveLength(1)
  expect(textOf(view.querySelector('.answer'))).toMatch(/^Everything runs, but look at the sales/)
  view.querySelector<HTMLButtonElement>('kindred-note-list [name="edit"]')?.click()
  await settled(view)
  expect(await axeFaults()).toEqual([])
  const form = view.querySelector<HTMLFormElement>('kindred-note-list form')!
  form.querySelector<HTMLInputElement>('[name="text"]')!.value = 'Sale in spring'
  form.requestSubmit()
  await settled(view)
  expect(send).toHaveBeenCalledWith('PUT', '/v1/annotations/n1', {
    day: '2026-03-02',
    to: '2026-03-03',
    kind: 'price',
    text: 'Sale in spring',
  })
})

test('a refused target says beside the field what is wrong and keeps what was typed', async () => {
  const problem = {
    type: '',
    code: 'invalid_request',
    title: '',
    status: 400,
    request_id: 'r',
  } as const
  const faults = [{ path: 'value', message: 'must be at least 1' }]
  const send = vi.fn(async () => {
    throw new ApiError(400, { ...problem, faults })
  })
  const view = await open(kitOfToday({ send }))
  view.querySelector<HTMLButtonElement>('kindred-target-list [name="add"]')?.click()
  await settled(view)
  const form = view.querySelector<HTMLFormElement>('kindred-target-list form')!
  form.querySelector<HTMLInputElement>('[name="value"]')!.value = '0'
  form.requestSubmit()
  await settled(view)
  expect(send).toHaveBeenCalledWith('PUT', expect.stringMatching('^/v1/targets/'), {
    figure: 'revenue_minor',
    from: '2026-03-01',
    to: '2026-03-31',
    value: 0,
  })
  expect(textOf(form.querySelector('.fault'))).toBe('must be at least 1')
  expect(form.querySelector<HTMLInputElement>('[name="value"]')!.value).toBe('0')
})

test('what is strange is read in figures, and settled with a click', async () => {
  const send = vi.fn(async () => undefined as never)
  const view = await open(kitOfToday({ send }))
  const list = view.querySelector('kindred-anomaly-list')!
  expect(textOf(list)).toContain('An order of £2,500.00, where £41.00 is usual')
  list.querySelectorAll<HTMLButtonElement>('.decisions button')[1]?.click()
  await settled(view)
  expect(send).toHaveBeenCalledWith('POST', '/v1/insights/anomalies/a1', { state: 'settled' })
  expect(list.querySelectorAll('li')).toHaveLength(0)
})

test('the next step is said with how far it is', async () => {
  const view = await open()
  expect(textOf(view.querySelector('.next-step'))).toMatch(/^Next step: Tell who signed in.*10% of 20%$/)
})

test('connected again, it asks for what happened meanwhile', async () => {
  const overview = vi.fn(async () => busyWeek)
  const kit = kitOfToday({ overview })
  const view = await open(kit)
  const before = overview.mock.calls.length
  kit.feed.start()
  kit.api.sockets[0]?.open()
  await settled(view)
  expect(overview.mock.calls.length).toBe(before + 2)
})

test('a shelf is named by its place and its way of choosing', async () => {
  const view = await open()
  const row = [...view.querySelectorAll('section[aria-labelledby="shelves-title"] tbody tr > *')].map(textOf)
  expect(row).toEqual(['Home page', 'Similar visits', '500', '20', '4%', '3', '£30.00'])
})

test('days without anything lead to all days', async () => {
  const nothing = overviewWith({}, {})
  const overview = async ({ from }: { from: string | null }) => (from === null ? busyWeek : nothing)
  const view = await open(kitOfToday({ overview }))
  expect(textOf(view.querySelector('.answer'))).toBe('Nothing was recorded in the last 7 days.')
  expect(view.querySelector('.quiet-hint a')?.getAttribute('href')).toBe('#/today?range=all')
})

test('a new store is told what to do first, with its own id in the tag', async () => {
  const view = await open(kitOfToday({ overview: async () => overviewWith({}, {}) }))
  expect(textOf(view.querySelector('.steps'))).toContain('data-store="books"')
  expect(view.querySelector('a[href="/docs"]')).not.toBeNull()
  expect(await axeFaults()).toEqual([])
})

test('a store that takes nothing before a yes has a tag that waits for it', async () => {
  const answers = { ...todayAnswers, '/v1/settings': { consent_default: 'denied' } }
  const overview = async () => overviewWith({}, {})
  const view = await open(kitWith({ get: answering(answers), overview }))
  await expect.poll(() => textOf(view.querySelector('.steps'))).toContain('data-consent="wait"')
})

test('a failure is told plainly with its request id, and can be tried again', async () => {
  const problem = { type: '', code: 'internal', title: '', status: 500, request_id: 'req-7' } as const
  const overview = vi.fn(async () => busyWeek).mockRejectedValueOnce(new ApiError(500, problem))
  const view = await open(kitOfToday({ overview }))
  expect(textOf(view.querySelector('[role="alert"]'))).toContain('req-7')
  view.querySelector<HTMLButtonElement>('[role="alert"] button')?.click()
  await settled(view)
  expect(view.querySelector('[role="alert"]')).toBeNull()
  expect(textOf(view.querySelector('.answer'))).toContain('£280.00')
})

test('while the figures do not answer, the status says so and leads further', async () => {
  const overview = async () => {
    throw new ApiError(503, null)
  }
  const answers = { ...todayAnswers, '/v1/status': unheardStatus }
  const view = await open(kitWith({ get: answering(answers), overview }))
  expect(textOf(view.querySelector('[role="alert"]'))).toContain('busy')
  expect(textOf(view.querySelector('.status-line'))).toContain('the figures do not answer')
  expect(view.querySelector('.status-line a')?.getAttribute('href')).toBe('#/status')
})

test('what happens now brings the figures up to date, once for many messages', async () => {
  const overview = vi.fn(async () => busyWeek)
  const kit = kitOfToday({ overview })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const main = document.createElement('main')
    const view = new TodayViewElement()
    Object.assign(view, { kit, route: week })
    document.body.append(main)
    main.append(view)
    await vi.advanceTimersByTimeAsync(10)
    const atFirst = overview.mock.calls.length
    kit.feed.start()
    for (let n = 0; n < 5; n++)
      kit.api.sockets[0]?.message({ type: 'order', at: noon, person: 'c:1', name: 'order' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(overview.mock.calls.length).toBe(atFirst + 2)
    main.remove()
  } finally {
    vi.useRealTimers()
  }
})

test('it speaks Chinese', async () => {
  const view = await open({ ...kitOfToday(), words: zh })
  expect(textOf(view.querySelector('h1'))).toBe('店铺一切都好吗？')
  expect(textOf(view.querySelector('.answer'))).toMatch(
    /^一切正常。最近 7 天共售出 £280.00，28 笔订单，比上一时段增加 100%/,
  )
})
