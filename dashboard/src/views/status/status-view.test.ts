import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { ApiError } from '../../api.ts'
import { answering, kitWith, noon } from '../../app/kit.fixture.ts'
import type { ChartElement } from '../../charts/chart-frame/chart-frame.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { zh } from '../../words/zh.ts'
import { calmStatus, unheardStatus, wellStatus } from './status.fixture.ts'
import { StatusViewElement } from './status-view.ts'

const hourMs = 3_600_000
const kitOf = (status: unknown) => kitWith({ get: answering({ '/v1/status': status }) })
const open = (status: unknown = wellStatus, kit = kitOf(status)) => mount(new StatusViewElement(), { kit })

const chartOf = (view: Element, file: string) =>
  [...view.querySelectorAll<ChartElement>('kindred-chart')].find((one) => one.file === file)
const headings = (view: Element) => [...view.querySelectorAll('.status-charts h2')].map(textOf)

test.each(Object.entries({ well: wellStatus, calm: calmStatus, unheard: unheardStatus }))(
  'axe finds nothing, light or dark: %s',
  async (_, status) => {
    await open(status)
    expect(await axeFaults()).toEqual([])
  },
)

test('it says in words that all is well, and since when', async () => {
  const view = await open()
  expect(textOf(view.querySelector('.answer'))).toBe('All has been well since 01:00 today.')
  const allAlong = await open({ ...wellStatus, since: noon - 47 * hourMs })
  expect(textOf(allAlong.querySelector('.answer'))).toBe('All has been well for the last two days.')
})

test('its charts say what is seen, by the hour', async () => {
  expect(headings(await open())).toEqual([
    '29,760 events were taken in 48 hours',
    'Half arrives within 1.4 s, 95% within 3 s',
    'The longest wait of the last 48 hours was 1.5 min',
    'Most of what was refused: events, too old',
    '7 requests were sent away because something was too busy',
  ])
})

test('each chart’s figures are in its table, the newest hour first and not over yet', async () => {
  const view = await open()
  const rowsOf = async (file: string) => {
    const chart = chartOf(view, file)!
    chart.querySelector<HTMLButtonElement>('.tool[aria-pressed]')?.click()
    await settled(view)
    return [...chart.querySelectorAll('tr')].map(textOf)
  }
  const [, present, ...before] = await rowsOf('events-by-hour')
  expect(present).toMatch(/^7 Mar 2026, 12:00 \(not over yet\) ?400$/)
  expect(before).toHaveLength(47)
  const [head, ...refused] = await rowsOf('refused-by-time')
  expect(head).toMatch(/^From ?To ?events, too old ?events, not valid ?whole requests ?orders$/)
  expect(refused).toHaveLength(12)
  expect(refused[3]).toMatch(/^Friday, 21:00 ?01:00 today ?30 ?4 ?2 ?1$/)
})

test('what was refused is read field by field', async () => {
  const view = await open()
  const chart = chartOf(view, 'refused-by-time')!
  await expect.poll(() => chart.querySelectorAll('.cell')).toHaveLength(4 * 12)
  expect(chart.querySelectorAll('.cell')[8]?.getAttribute('aria-label')).toBe(
    'events, too old, Friday, 21:00 to 01:00 today: 30',
  )
})

test('a chart is read hour by hour from the keyboard', async () => {
  const view = await open()
  const plot = chartOf(view, 'arrival-by-hour')!
  await expect.poll(() => plot.querySelector('[role="slider"]')).not.toBeNull()
  plot.querySelector<HTMLElement>('[role="slider"]')!.focus()
  await userEvent.keyboard('{Home}')
  await settled(view)
  expect(plot.querySelector('[role="slider"]')?.getAttribute('aria-valuetext')).toBe(
    '5 Mar 2026, 13:00; median: 1.4 s; 95%: 3 s',
  )
})

test('where nothing was refused or too busy, that is said instead of drawn', async () => {
  const view = await open(calmStatus)
  expect(view.querySelectorAll('kindred-chart')).toHaveLength(0)
  expect(headings(view)).toEqual([
    'No event was taken in the last 48 hours',
    'Nothing arrived in the last 48 hours that could be timed',
    'Nothing had to wait in the last 48 hours',
    'Nothing was refused in the last 48 hours',
    'Nothing was too busy in the last 48 hours',
  ])
})

test('what is wrong comes with since when, what to do, and where', async () => {
  const view = await open({
    ...wellStatus,
    state: 'attention',
    reasons: ['overloaded', 'requests_refused'],
    since: noon - 2 * hourMs,
    began: { overloaded: noon - 2 * hourMs, requests_refused: noon - 47 * hourMs },
  })
  expect(textOf(view.querySelector('.answer'))).toBe(
    '2 things need a look. The first: requests were sent away because something was too busy.',
  )
  const [busy, refused] = [...view.querySelectorAll('.status-faults li')]
  expect(textOf(busy)).toContain('Since 10:00 today.')
  expect(textOf(busy)).toContain('nothing is lost')
  expect(textOf(refused)).toContain('For two days or longer.')
  expect(refused?.querySelector('a')?.getAttribute('href')).toBe('#/settings?tab=keys')
})

test('while the figures do not answer it shows what is known without them', async () => {
  const view = await open(unheardStatus)
  expect(textOf(view.querySelector('.answer'))).toContain('the figures do not answer')
  expect(textOf(view)).toContain('Nothing is lost')
  const rows = [...view.querySelectorAll('.waiting-parts tbody tr')].map(textOf)
  expect(rows.map((row) => row.replaceAll(' ', ''))).toEqual([
    'Figures–––doesnotanswer',
    'Sessionindex,shard136.7min80MBwaitslong',
    'Sessionindex,shard2–––doesnotanswer',
  ])
})

test('a store without anything is led to its first steps', async () => {
  const view = await open({ ...calmStatus, state: 'starting', reasons: ['nothing_yet'], since: null })
  expect(textOf(view.querySelector('.answer'))).toContain('Nothing has arrived yet')
  expect(view.querySelector('a[href="#/today"]')).not.toBeNull()
  expect(view.querySelector('.status-faults, kindred-chart')).toBeNull()
})

test('an answer that fails is said, and asked for again', async () => {
  let isDown = true
  const get = (async () => {
    if (isDown) throw new ApiError(503, null)
    return wellStatus
  }) as ReturnType<typeof kitWith>['api']['get']
  const view = await open(null, kitWith({ get }))
  expect(textOf(view.querySelector('[role="alert"]'))).toContain('busy')
  isDown = false
  view.querySelector<HTMLButtonElement>('[role="alert"] button')?.click()
  await settled(view)
  expect(textOf(view.querySelector('.answer'))).toContain('well')
})

test('it asks again every minute while it is looked at', async () => {
  const get = vi.fn(answering({ '/v1/status': wellStatus }))
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const view = await open(null, kitWith({ get: get as typeof get & ReturnType<typeof answering> }))
    expect(get).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(get).toHaveBeenCalledTimes(2)
    view.remove()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(get).toHaveBeenCalledTimes(2)
  } finally {
    vi.useRealTimers()
  }
})

test('it speaks Chinese', async () => {
  const view = await open(wellStatus, { ...kitOf(wellStatus), words: zh })
  expect(textOf(view.querySelector('h1'))).toBe('数据都到齐了吗？')
  expect(headings(view)[1]).toBe('一半的顾客动作在 1.4 秒内到达，95% 在 3 秒内')
  expect(textOf(view)).not.toMatch(/shard|median|deliver/i)
})
