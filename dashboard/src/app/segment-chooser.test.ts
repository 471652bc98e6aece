import { expect, test, vi } from 'vitest'
import type { SegmentRow } from '#shared/wire/segment'
import type { Api } from '../api.ts'
import { axeFaults, mount, settled, textOf } from '../element/page.fixture.ts'
import { parseRoute, type Route } from '../route/route.ts'
import { kitWith } from './kit.fixture.ts'
import { SegmentChooserElement } from './segment-chooser.ts'

const regulars: SegmentRow = {
  id: 'regulars',
  name: '<b>Regulars</b>',
  filter: { orders_min: 3 },
  changed_at: 1,
  people: 1_234,
}

async function open(hash: string, answers: Partial<Api> = {}, follows = true) {
  const kit = kitWith({ segments: async () => [regulars], ...answers })
  const chooser = await mount(new SegmentChooserElement(), { kit, route: parseRoute(hash), follows })
  const queries: Route['query'][] = []
  chooser.addEventListener('kindred-navigate', (event) => {
    queries.push((event as CustomEvent<Route>).detail.query)
  })
  return { chooser, queries }
}

test('axe finds nothing, light or dark', async () => {
  await open('#/value?segment=regulars', {}, false)
  expect(await axeFaults()).toEqual([])
})

test('a segment is picked by its name, which is text, beside how many people it has', async () => {
  const { chooser, queries } = await open('#/customers?sort=orders&rfm=loyal&cursor=p2&kind=guest')
  const select = chooser.querySelector('select')!
  expect([...select.options].map(textOf)).toEqual(['Everybody', '<b>Regulars</b> (1,234)'])
  select.value = 'regulars'
  select.dispatchEvent(new Event('change'))
  expect(queries).toEqual([{ sort: 'orders', segment: 'regulars' }])
})

test('the address says which is chosen, and a view that cannot follow it says so', async () => {
  const { chooser } = await open('#/value?segment=regulars', {}, false)
  expect(chooser.querySelector('select')?.value).toBe('regulars')
  expect(textOf(chooser.querySelector('[role="status"]'))).toContain('of everybody')
  chooser.follows = true
  await settled(chooser)
  expect(chooser.querySelector('[role="status"]')).toBeNull()
})

test('a segment that is not there any more can be left, and without any there is nothing to choose', async () => {
  const { chooser } = await open('#/value?segment=gone', { segments: async () => [] })
  expect([...chooser.querySelectorAll('option')].map(textOf)).toEqual(['Everybody', 'gone'])
  chooser.route = parseRoute('#/value')
  await settled(chooser)
  expect(chooser.querySelector('select')).toBeNull()
})

test('what was saved meanwhile is there after looking again', async () => {
  const segments = vi.fn(async () => [] as SegmentRow[])
  const { chooser } = await open('#/value', { segments })
  segments.mockResolvedValueOnce([regulars])
  chooser.refresh()
  await settled(chooser)
  expect(chooser.querySelectorAll('option')).toHaveLength(2)
})
