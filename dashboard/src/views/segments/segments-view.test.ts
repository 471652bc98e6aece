import { expect, test, vi } from 'vitest'
import type { Api } from '../../api.ts'
import { answering, kitWith, reader } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute, type Route } from '../../route/route.ts'
import { zh } from '../../words/zh.ts'
import { groupMoves, names, segments, segmentsAnswers } from './segments.fixture.ts'
import { SegmentsViewElement } from './segments-view.ts'

async function open(hash = '#/segments', more: Record<string, unknown> = {}, given: Partial<Api> = {}) {
  const customers = vi.fn(async () => ({ customers: [reader], total: 30, next_cursor: null }))
  const get = answering({ ...segmentsAnswers, ...more })
  const kit = kitWith({ get, customers, ...given })
  const view = await mount(new SegmentsViewElement(), { kit, route: parseRoute(hash) })
  const queries: Route['query'][] = []
  view.addEventListener('kindred-navigate', (event) => {
    queries.push((event as CustomEvent<Route>).detail.query)
  })
  return { view, queries, customers }
}

const headings = (view: Element) => [...view.querySelectorAll('h2')].map(textOf)
const click = (element: Element | null | undefined) =>
  element?.dispatchEvent(new MouseEvent('click', { bubbles: true }))

test('axe finds nothing, with people and a choice open, light or dark', async () => {
  const { view } = await open('#/segments?group=champions&third=3&field=5-5')
  await expect.poll(() => view.querySelectorAll('.drawing svg').length).toBe(8)
  await expect.poll(() => view.querySelectorAll('kindred-people-list table').length).toBe(3)
  expect(await axeFaults()).toEqual([])
})

test('the sentence names who brings most and who is most, by the figures of the groups', async () => {
  const { view } = await open()
  await expect.poll(() => view.querySelectorAll('.drawing svg').length).toBe(8)
  expect(textOf(view.querySelector('.answer'))).toBe(
    'Champions, 10% of your customers, bring 50% of net revenue; Dormant are the most, 60%, and bring 20%.',
  )
  expect(headings(view)).toEqual(
    expect.arrayContaining([
      'Champions bring 50% of net revenue',
      '40% order often and did so lately',
      '4 changed groups since 5 Feb',
      'How people buy makes 2 kinds',
      '60% of “Top” look for: Low prices',
      '“Recency, frequency, worth” tells most of what people spend next: 25%',
    ]),
  )
  expect(textOf(view)).toContain('A sample: 70 of 100 customers')
  expect(textOf(view)).toContain('93% alike to the last time')
})

test('what can follow a chosen segment does, and it says what is of everybody', async () => {
  const asked: string[] = []
  const get: Api['get'] = (path, query, signal) => {
    if (query?.segment === 'loyal') asked.push(path)
    return answering(segmentsAnswers)(path, query, signal)
  }
  const { view, queries } = await open('#/segments?segment=loyal&group=champions&field=5-5', {}, { get })
  await expect.poll(() => view.querySelectorAll('.drawing svg').length).toBe(7)
  expect(new Set(asked)).toEqual(
    new Set(
      ['segments', 'movements', 'segmentations', 'attractiveness'].map((name) => `/v1/insights/${name}`),
    ),
  )
  expect(textOf(view.querySelector('.notice'))).toContain('ranks among these people alone')
  // Everybody's clusters, needs and lists would be of other people.
  expect(view.querySelector('kindred-clusters, kindred-people-list')).toBeNull()
  click(view.querySelector('kindred-size-grid [data-place="1 3"]'))
  click(view.querySelector('kindred-bars [data-index="1"]'))
  expect(queries).toEqual([])
})

test('a field and a group ask for their people', async () => {
  const { view, queries } = await open()
  await expect.poll(() => view.querySelector('kindred-size-grid [data-place="1 3"]')).not.toBeNull()
  click(view.querySelector('kindred-size-grid [data-place="1 3"]'))
  click(view.querySelector('kindred-bars [data-index="1"]'))
  expect(queries).toEqual([{ field: '4-4' }, { group: 'loyal' }])
  const { customers } = await open('#/segments?field=4-4')
  await expect.poll(() => customers.mock.calls.length).toBe(1)
  expect(customers).toHaveBeenCalledWith(
    expect.objectContaining({
      rfm_recency_min: '4',
      rfm_recency_max: '4',
      rfm_frequency_min: '4',
      rfm_frequency_max: '4',
    }),
    expect.anything(),
  )
})

test('a face of the cube narrows the others down, and what is chosen can be seen and kept', async () => {
  const { view, customers, queries } = await open('#/segments?third=3')
  const bars = (face: number) =>
    [...view.querySelectorAll('.faces kindred-chart')[face]!.querySelectorAll('.bar')].map((bar) =>
      bar.getAttribute('aria-label'),
    )
  await expect.poll(() => view.querySelectorAll('.faces .bar').length).toBe(7)
  expect(bars(0)).toEqual(['Best third: 30', 'Middle third: 10', 'Lowest third: 60'])
  expect(bars(1)).toEqual(['Quiet ones: 30', 'Kind B: 0'])
  expect(bars(2)).toEqual(['Known: 30', 'New: 0'])
  expect(headings(view)).toContain('30 customers, who brought £700')
  expect(customers).toHaveBeenCalledWith(
    expect.objectContaining({ net_revenue_minor_min: '5000' }),
    expect.anything(),
  )
  click(view.querySelectorAll('.faces kindred-chart')[1]!.querySelector('[data-index="0"]'))
  click(view.querySelectorAll('.faces kindred-chart')[0]!.querySelector('[data-index="0"]'))
  expect(queries).toEqual([{ third: '3', kind: '1' }, {}])
})

test('a kind is named where it stands', async () => {
  const send = vi.fn(async () => ({ clusters: names.clusters.map((one) => ({ ...one, name: 'Loud ones' })) }))
  const { view } = await open('#/segments', {}, { send: send as unknown as Api['send'] })
  await expect.poll(() => view.querySelectorAll('.clusters input:enabled').length).toBe(2)
  const inputs = view.querySelectorAll<HTMLInputElement>('.clusters input')
  expect([...inputs].map((input) => input.value || input.placeholder)).toEqual(['Quiet ones', 'Kind B'])
  inputs[1]!.value = ' Loud ones '
  inputs[1]!.dispatchEvent(new Event('change'))
  await expect.poll(() => textOf(view.querySelector('.clusters [role="status"]'))).toBe('Kept.')
  expect(send).toHaveBeenCalledExactlyOnceWith('PUT', '/v1/clusters/0', { name: 'Loud ones' })
  await settled(view)
  expect(view.querySelectorAll<HTMLInputElement>('.clusters input')[1]!.value).toBe('Loud ones')
})

test('before there are two days, the page says from when on it shows who moved', async () => {
  const first = { ...groupMoves, from: null, flows: [], snapshots: groupMoves.snapshots.slice(1) }
  const { view } = await open('#/segments', { '/v1/insights/movements': first })
  await expect.poll(() => textOf(view)).toContain('since Sat, 7 Mar 2026. From the second day on')
})

test('what approaching somebody costs stands in the address, in minor units', async () => {
  const { view, queries } = await open()
  await expect.poll(() => view.querySelector('input[name="cost"]')).not.toBeNull()
  const input = view.querySelector<HTMLInputElement>('input[name="cost"]')!
  input.value = '1.25'
  input.dispatchEvent(new Event('change'))
  expect(queries).toEqual([{ cost: '125' }])
  expect(textOf(view.querySelector('[aria-labelledby="targets-title"] tbody'))).toContain('–')
})

test('while the models are at work it says what they do, and without orders what to do', async () => {
  const pending = { state: 'pending', phase: 'clusters' }
  const { view } = await open('#/segments', { '/v1/insights/segments': pending })
  expect(view.querySelector('.waiting')).not.toBeNull()
  const { view: empty } = await open('#/segments', { '/v1/insights/segments': { ...segments, customers: 0 } })
  expect(textOf(empty)).toContain('import orders')
})

test('it speaks Chinese', async () => {
  const kit = { ...kitWith({ get: answering(segmentsAnswers) }), words: zh }
  const view = await mount(new SegmentsViewElement(), { kit, route: parseRoute('#/segments') })
  await expect.poll(() => textOf(view.querySelector('h1'))).toBe('顾客分哪几类？')
})
