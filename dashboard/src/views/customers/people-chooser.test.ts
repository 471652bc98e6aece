import { expect, test, vi } from 'vitest'
import type { SegmentRequest, SegmentRow } from '#shared/wire/segment'
import { type Api, ApiError } from '../../api.ts'
import { kitWith } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute, type Route } from '../../route/route.ts'
import { PeopleChooserElement } from './people-chooser.ts'

const regulars: SegmentRow = {
  id: 'regulars',
  name: '<b>Regulars</b>',
  filter: { orders_min: 3 },
  changed_at: 1,
  people: 1_234,
}

async function open(answers: Partial<Api>, hash: string) {
  const kit = kitWith({ segments: async () => [regulars], ...answers })
  const chooser = await mount(new PeopleChooserElement(), { kit, route: parseRoute(hash) })
  const queries: Route['query'][] = []
  chooser.addEventListener('kindred-navigate', (event) => {
    queries.push((event as CustomEvent<Route>).detail.query)
  })
  return { chooser, queries }
}

const field = <E extends HTMLElement>(chooser: Element, name: string) =>
  chooser.querySelector<E & { value: string }>(`[name="${name}"]`)!

test('axe finds nothing, with everything open', async () => {
  const { chooser } = await open({}, '#/customers?segment=regulars&orders_min=4')
  for (const details of chooser.querySelectorAll('details')) details.open = true
  expect(await axeFaults()).toEqual([])
})

test('an address says what is narrowed down', async () => {
  const { chooser } = await open({}, '#/customers?segment=regulars&revenue_minor_min=1250&rfm=new')
  expect(textOf(field(chooser, 'remove'))).toBe('Delete “<b>Regulars</b>”')
  expect(field(chooser, 'spent').value).toBe('12.5')
  expect(field(chooser, 'rfm').value).toBe('new')
  expect(chooser.querySelector<HTMLDetailsElement>('.narrow-down')?.open).toBe(true)
})

test('narrowing down asks for another address, money in minor units', async () => {
  const { chooser, queries } = await open({}, '#/customers?orders_min=2&cursor=p2')
  field(chooser, 'orders_min').value = ''
  field(chooser, 'spent').value = '19.99'
  field(chooser, 'days_since_order_min').value = '60'
  field(chooser, 'country').value = 'de'
  field(chooser, 'age_max').value = '34'
  chooser.querySelector<HTMLButtonElement>('.narrowing button')?.click()
  expect(queries).toEqual([
    {
      revenue_minor_min: '1999',
      days_since_order_min: '60',
      country: 'DE',
      age_max: '34',
    },
  ])
})

test('what is shown is kept under its name, over what the open segment has', async () => {
  const saved = vi.fn(async (id: string, request: SegmentRequest) => ({ ...regulars, id, ...request }))
  const { chooser, queries } = await open({ saveSegment: saved }, '#/customers?segment=regulars&rfm=loyal')
  field(chooser, 'name').value = ' 常客 '
  chooser.querySelector<HTMLButtonElement>('.keeping button')?.click()
  await settled(chooser)
  expect(saved).toHaveBeenCalledExactlyOnceWith('常客', {
    name: '常客',
    filter: { orders_min: 3, rfm: 'loyal' },
  })
  expect(queries).toEqual([{ segment: '常客' }])
})

test('a segment that cannot be kept says so, and the choice stays', async () => {
  const saveSegment = async () => {
    throw new ApiError(503, null)
  }
  const { chooser, queries } = await open({ saveSegment }, '#/customers?rfm=loyal')
  field(chooser, 'name').value = 'Loyal ones'
  chooser.querySelector<HTMLButtonElement>('.keeping button')?.click()
  await settled(chooser)
  expect(textOf(chooser.querySelector('[role="alert"]'))).toContain('busy')
  expect(queries).toEqual([])
})

test('a segment gets another name, and its address stays', async () => {
  const saved = vi.fn(async (id: string, request: SegmentRequest) => ({ ...regulars, id, ...request }))
  const { chooser, queries } = await open({ saveSegment: saved }, '#/customers?segment=regulars')
  field(chooser, 'renamed').value = ' Faithful '
  chooser.querySelector<HTMLButtonElement>('.renaming button')?.click()
  await settled(chooser)
  expect(saved).toHaveBeenCalledExactlyOnceWith('regulars', { name: 'Faithful', filter: regulars.filter })
  expect(queries).toEqual([])
})

test('deleting asks first', async () => {
  const deleteSegment = vi.fn(async () => {})
  const { chooser, queries } = await open({ deleteSegment }, '#/customers?segment=regulars')
  const sure = vi.spyOn(window, 'confirm').mockReturnValueOnce(false).mockReturnValueOnce(true)
  const remove = () => field<HTMLButtonElement>(chooser, 'remove').click()
  remove()
  await settled(chooser)
  expect(deleteSegment).not.toHaveBeenCalled()
  remove()
  await settled(chooser)
  expect(deleteSegment).toHaveBeenCalledExactlyOnceWith('regulars')
  expect(queries).toEqual([{}])
  sure.mockRestore()
})

test('without an answer the rest is there', async () => {
  const segments = async () => {
    throw new ApiError(0, null)
  }
  const { chooser } = await open({ segments }, '#/customers')
  expect(chooser.querySelector('[name="remove"], [role="alert"]')).toBeNull()
  expect(chooser.querySelector('.narrowing')).not.toBeNull()
})
