import { expect, test, vi } from 'vitest'
import type { Api } from '../../api.ts'
import { kitWith, reader } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute, type Route } from '../../route/route.ts'
import { en } from '../../words/en.ts'
import { CustomersViewElement } from './customers-view.ts'

function open(kit = kitWith(), hash = '#/customers') {
  return mount(new CustomersViewElement(), { kit, route: parseRoute(hash) })
}

test('axe finds nothing, light or dark', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})

test('a person’s name is text, whatever it holds, and leads to their page', async () => {
  const view = await open(kitWith(), '#/customers?sort=orders')
  const link = view.querySelector('a.person')
  expect(link?.textContent).toBe('Jo <b>Reader</b>')
  expect(link?.getAttribute('href')).toBe('#/customers/c%3A12%2F3?sort=orders')
  expect(textOf(view.querySelector('tbody tr'))).toContain('£45.00')
})

test('the address decides what is asked for; nonsense in it does not', async () => {
  const customers = vi.fn(async () => ({ customers: [reader], total: 1, next_cursor: null }))
  await open(kitWith({ customers }), '#/customers?sort=last_seen&kind=guest&q=jo')
  await open(kitWith({ customers }), '#/customers?sort=shoe_size&kind=robot')
  expect(customers.mock.calls.map((call) => (call as unknown[])[0])).toEqual([
    { sort: 'last_seen', kind: 'guest', q: 'jo', cursor: '', limit: '50' },
    { sort: 'revenue', kind: 'all', q: '', cursor: '', limit: '50' },
  ])
})

test('a segment says itself whom it is about; the rest of the address narrows it down', async () => {
  const customers = vi.fn(async () => ({ customers: [reader], total: 1, next_cursor: null }))
  const view = await open(kitWith({ customers }), '#/customers?segment=s&orders_min=3&range=7d')
  const rest = { sort: 'revenue', q: '', cursor: '', limit: '50' }
  expect(customers).toHaveBeenCalledWith({ ...rest, segment: 's', orders_min: '3' }, expect.anything())
  expect(textOf(view.querySelector('.answer'))).toBe('1 person chosen.')
})

test('while the models are at work the page says so, and asks again when told to', async () => {
  const customers = vi
    .fn<Api['customers']>()
    .mockResolvedValueOnce({ customers: [], total: 0, next_cursor: null, pending: true })
    .mockResolvedValueOnce({ customers: [reader], total: 1, next_cursor: null })
  const view = await open(kitWith({ customers }), '#/customers?rfm=loyal')
  expect(textOf(view.querySelector('.answer'))).toBe(en.segments.pending)
  view.querySelector<HTMLButtonElement>('.notice button')?.click()
  await settled(view)
  expect(view.querySelector('a.person')).not.toBeNull()
})

test('the sorted column says so', async () => {
  const view = await open(kitWith(), '#/customers?sort=orders')
  expect(textOf(view.querySelector('[aria-sort="descending"]'))).toBe('Orders ↓')
})

test('pages lead on and back', async () => {
  const customers = async ({ cursor = '' }: Record<string, string>) => ({
    customers: [reader],
    total: 120,
    next_cursor: cursor === 'p3' ? null : cursor === 'p2' ? 'p3' : 'p2',
  })
  const view = await open(kitWith({ customers }))
  const links = () => [...view.querySelectorAll('.pager a')].map((link) => link.getAttribute('href'))
  expect(links()).toEqual(['#/customers?cursor=p2'])
  for (const cursor of ['p2', 'p3']) {
    view.route = parseRoute(`#/customers?cursor=${cursor}`)
    await settled(view)
  }
  expect(links()).toEqual(['#/customers?cursor=p2'])
})

test('a search asks for a new address from its first page', async () => {
  const view = await open(kitWith(), '#/customers?cursor=p2&sort=orders')
  const navigated = vi.fn((event: Event) => (event as CustomEvent<Route>).detail.query)
  view.addEventListener('kindred-navigate', navigated)
  view.querySelector<HTMLInputElement>('input[name="q"]')!.value = ' 简 '
  view.querySelector<HTMLButtonElement>('form button')?.click()
  expect(navigated).toHaveReturnedWith({ sort: 'orders', q: '简' })
})

test('nobody found, nobody of a kind and nobody at all each say what to do', async () => {
  const kit = () => kitWith({ customers: async () => ({ customers: [], total: 0, next_cursor: null }) })
  const notice = async (hash: string) => textOf((await open(kit(), hash)).querySelector('.notice p'))
  expect(await notice('#/customers?q=x')).toBe(en.customers.emptySearch)
  expect(await notice('#/customers?kind=guest')).toBe(en.customers.emptyKind)
  expect(await notice('#/customers?orders_min=9')).toBe(en.segments.empty)
  expect(await notice('#/customers')).toBe(en.customers.empty)
})
