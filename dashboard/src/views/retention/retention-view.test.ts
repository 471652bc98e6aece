import { expect, test, vi } from 'vitest'
import type { SegmentRequest } from '#shared/wire/segment'
import type { Api } from '../../api.ts'
import { baseRetention, baseValue } from '../../app/base.fixture.ts'
import { answering, kitWith, reader } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute, type Route } from '../../route/route.ts'
import { zh } from '../../words/zh.ts'
import { RetentionViewElement } from './retention-view.ts'

const answers = { '/v1/insights/retention': baseRetention, '/v1/insights/value': baseValue }

async function open(hash = '#/retention', given: Partial<Api> = {}, words = kitWith().words) {
  const customers = vi.fn(async () => ({ customers: [reader], total: 10, next_cursor: null }))
  const kit = { ...kitWith({ get: answering(answers), customers, ...given }), words }
  const view = await mount(new RetentionViewElement(), { kit, route: parseRoute(hash) })
  const queries: Route['query'][] = []
  view.addEventListener('kindred-navigate', (event) => {
    queries.push((event as CustomEvent<Route>).detail.query)
  })
  await expect.poll(() => view.querySelectorAll('.drawing svg').length).toBe(3)
  return { view, queries, customers }
}

test('axe finds nothing, with people listed, light or dark', async () => {
  await open('#/retention?cohort=2025-12&after=1&brush=0-9.7-7')
  expect(await axeFaults()).toEqual([])
})

test('the sentence says who comes back, by the figures of the charts', async () => {
  const { view } = await open()
  expect(textOf(view.querySelector('.answer'))).toBe(
    '50% of your customers have ordered more than once; 50% order again in the month after their first. Of everybody who ever ordered, 67% are probably customers still.',
  )
  expect(textOf(view.querySelector('h2'))).toBe('50% order again one month later')
})

test('a field of the cohorts asks for its people, and they are listed', async () => {
  const { view, queries } = await open()
  const field = view.querySelector<SVGElement>('kindred-heat-map [data-place="1 0"]')!
  field.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(queries).toEqual([{ cohort: '2026-01', after: '1' }])
  const { view: opened, customers } = await open('#/retention?cohort=2026-01&after=1')
  expect(customers).toHaveBeenCalledWith(
    {
      first_order_from: '2026-01-01',
      first_order_to: '2026-01-31',
      ordered_from: '2026-02-01',
      ordered_to: '2026-02-28',
      sort: 'net_revenue',
      limit: '8',
    },
    expect.anything(),
  )
  expect(textOf(opened.querySelector('h3'))).toBe('10 who first ordered in Jan 2026 and ordered in Feb 2026')
})

test('those who have not come back can be asked for as well', async () => {
  const { view, customers } = await open('#/retention?cohort=2026-01&after=1&who=missed')
  expect(customers).toHaveBeenCalledWith(
    expect.objectContaining({ first_order_from: '2026-01-01', last_order_to: '2026-01-31' }),
    expect.anything(),
  )
  expect(textOf(view.querySelector('h3'))).toContain('have not ordered since Feb 2026 began')
})

test('revenue and value so far are other figures of the same fields', async () => {
  const first = async (hash: string) =>
    textOf((await open(hash)).view.querySelector('kindred-heat-map [data-place="0 1"] text'))
  expect(await first('#/retention?show=revenue')).toBe('£50')
  expect(await first('#/retention?show=value')).toBe('£12.50')
})

test('a brush is a filter, and what it chooses can be kept as a segment', async () => {
  const saveSegment = vi.fn(async (id: string, request: SegmentRequest) => ({
    id,
    ...request,
    changed_at: 1,
    people: 6,
  }))
  const { view } = await open('#/retention?brush=0-9.7-7', { saveSegment })
  const told = vi.fn()
  view.addEventListener('kindred-segments-changed', told)
  expect(textOf(view.querySelector('h3'))).toContain('with a probability of 0% to 50%')
  view.querySelector<HTMLButtonElement>('.people-list .main')?.click()
  await settled(view)
  const [id, request] = saveSegment.mock.calls[0]!
  expect(id).toBe(request.name)
  expect(request.filter).toEqual({ p_alive_min: 0, p_alive_max: 0.5, net_revenue_minor_min: 10_000 })
  expect(told).toHaveBeenCalledOnce()
  expect(textOf(view.querySelector('.of-them [role="status"]'))).toContain('is saved')
})

test('the way to those who slip away is a link, and its people are counted in the heading', async () => {
  const { view } = await open()
  const link = view.querySelector('a[href*="brush="]')
  expect(link?.getAttribute('href')).toBe('#/retention?brush=0-9.7-7')
  expect([...view.querySelectorAll('h2')].map(textOf)).toContain(
    '6 who have spent £100 or more are slipping away',
  )
})

test('where nothing could be fitted the page says so and shows what is known', async () => {
  const get = answering({
    '/v1/insights/retention': { ...baseRetention, alive_by_worth: [] },
    '/v1/insights/value': { ...baseValue, fit: null, outlook: null, obstacle: 'too few' },
  })
  const kit = kitWith({ get })
  const view = await mount(new RetentionViewElement(), { kit, route: parseRoute('#/retention') })
  await expect.poll(() => view.querySelectorAll('.drawing svg').length).toBe(2)
  expect(textOf(view)).toContain('no model of who is a customer still')
})

test('it speaks Chinese', async () => {
  const { view } = await open('#/retention', {}, zh)
  expect(textOf(view.querySelector('h1'))).toBe('顾客会回来吗？')
})

test('a segment narrows everything down, and is part of what is kept', async () => {
  const get = vi.fn(answering(answers))
  const regulars = { id: 'r', name: 'R', filter: { country: 'DE' }, changed_at: 1, people: 3 }
  const saveSegment = vi.fn(async (id: string, request: SegmentRequest) => ({ ...regulars, id, ...request }))
  const { view, customers } = await open('#/retention?segment=r&cohort=2026-01&after=1', {
    get: get as unknown as Api['get'],
    segments: async () => [regulars],
    saveSegment,
  })
  expect(get).toHaveBeenCalledWith('/v1/insights/retention', { segment: 'r' }, expect.anything())
  expect(customers).toHaveBeenCalledWith(expect.objectContaining({ segment: 'r' }), expect.anything())
  view.querySelector<HTMLButtonElement>('kindred-people-list .keeping button')?.click()
  await settled(view)
  await expect.poll(() => saveSegment.mock.calls.length).toBe(1)
  expect(saveSegment.mock.calls[0]![1].filter).toMatchObject({
    country: 'DE',
    ordered_from: '2026-02-01',
  })
})
