import { expect, onTestFinished, test, vi } from 'vitest'
import type { Api } from '../../api.ts'
import { answering, kitWith, reader } from '../../app/kit.fixture.ts'
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
  const asked = customers.mock.calls.map((call) => (call as unknown[])[0] as Record<string, string>)
  expect(asked.filter(({ limit }) => limit === '50')).toEqual([
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
    .mockResolvedValue({ customers: [reader], total: 1, next_cursor: null })
  const view = await open(kitWith({ customers }), '#/customers?rfm=loyal')
  expect(textOf(view.querySelector('.answer'))).toBe(en.segments.pending)
  view.querySelector<HTMLButtonElement>('.notice button')?.click()
  await settled(view)
  expect(view.querySelector('a.person')).not.toBeNull()
})

test('a search that more people match than are looked at says so, and counts nobody of a part', async () => {
  const customers = vi.fn(async () => ({
    customers: [reader],
    total: 200,
    next_cursor: null,
    cut: true as const,
  }))
  const view = await open(kitWith({ customers }), '#/customers?q=jo')
  expect(textOf(view.querySelector('.answer'))).toBe(en.customers.cut('200 people', 'jo'))
  expect(customers).toHaveBeenCalledTimes(1)
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

test('who they are is counted among the same people', async () => {
  const customers = vi.fn(async ({ orders_min, days_since_seen_max }: Record<string, string>) => ({
    customers: [reader],
    total: orders_min === '1' ? 60 : orders_min === '2' ? 15 : days_since_seen_max ? 30 : 120,
    next_cursor: null,
  }))
  const view = await open(kitWith({ customers }), '#/customers?kind=customer')
  await expect
    .poll(() => textOf(view.querySelector('.opening')))
    .toContain(
      '60 of them (50%) have ordered, 15 of these (25%) more than once; 30 were here in the last 30 days.',
    )
  expect(customers).toHaveBeenCalledWith(
    { kind: 'customer', q: '', orders_min: '2', limit: '1' },
    expect.anything(),
  )
})

test('a search begins while it is typed, and the address has it when the field is left', async () => {
  const customers = vi.fn(async () => ({ customers: [reader], total: 1, next_cursor: null }))
  const view = await open(kitWith({ customers }), '#/customers?cursor=p2')
  const navigated = vi.fn((event: Event) => (event as CustomEvent<Route>).detail.query)
  view.addEventListener('kindred-navigate', navigated)
  const field = view.querySelector<HTMLInputElement>('input[name="q"]')!
  field.value = 'em'
  field.dispatchEvent(new Event('input'))
  const asked = { sort: 'revenue', kind: 'all', q: 'em', cursor: '', limit: '50' }
  await vi.waitFor(() => expect(customers).toHaveBeenCalledWith(asked, expect.anything()))
  expect(navigated).not.toHaveBeenCalled()
  field.dispatchEvent(new Event('change'))
  expect(navigated).toHaveReturnedWith({ q: 'em' })
})

test('an e-mail address is searched for, and stands in no address', async () => {
  const customers = vi.fn(async () => ({ customers: [], total: 0, next_cursor: null }))
  const view = await open(kitWith({ customers }))
  const navigated = vi.fn()
  view.addEventListener('kindred-navigate', navigated)
  view.querySelector<HTMLInputElement>('input[name="q"]')!.value = 'emma@mail.example'
  view.querySelector<HTMLButtonElement>('form button')?.click()
  await vi.waitFor(() =>
    expect(customers).toHaveBeenLastCalledWith(
      expect.objectContaining({ q: 'emma@mail.example' }),
      expect.anything(),
    ),
  )
  await settled(view)
  expect(navigated).not.toHaveBeenCalled()
  expect(textOf(view.querySelector('.notice p'))).toBe(en.customers.emptySearch)
  view.querySelector<HTMLAnchorElement>('.notice a')?.click()
  await settled(view)
  expect(view.querySelector<HTMLInputElement>('input[name="q"]')?.value).toBe('')
})

test('columns are chosen, stand in the address and are remembered', async () => {
  onTestFinished(() => localStorage.removeItem('kindred-columns'))
  const view = await open(kitWith(), '#/customers?columns=alive.tier')
  const heads = (of: Element) => [...of.querySelectorAll('th[scope="col"]')].map((head) => textOf(head))
  expect(heads(view).map((text) => text.split(' The')[0])).toEqual([
    'Person',
    expect.stringContaining('Will order again'),
    'Tier',
  ])
  expect(textOf(view.querySelector('tbody tr'))).toContain('82%silver')
  const navigated = vi.fn((event: Event) => (event as CustomEvent<Route>).detail.query)
  view.addEventListener('kindred-navigate', navigated)
  view.querySelector<HTMLInputElement>('.column-chooser input[name="country"]')?.click()
  expect(navigated).toHaveReturnedWith({ columns: 'alive.tier.country' })
  const again = await open(kitWith(), '#/customers')
  expect(textOf(again.querySelector('tbody tr'))).toContain('82%silverGermany')
})

test('everybody chosen is saved as CSV, page by page, and it can be stopped', async () => {
  const made = vi.spyOn(URL, 'createObjectURL')
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  onTestFinished(() => {
    made.mockRestore()
    click.mockRestore()
  })
  const customers = vi.fn(async ({ cursor = '' }: Record<string, string>) => ({
    customers: [{ ...reader, id: `c:${cursor || 'first'}` }],
    total: 2,
    next_cursor: cursor ? null : 'p2',
  }))
  const view = await open(kitWith({ customers }), '#/customers?columns=net.rfm&q=jo')
  view.querySelector<HTMLButtonElement>('kindred-people-export button')?.click()
  await expect.poll(() => made.mock.calls.length).toBe(1)
  const text = await (made.mock.calls[0]![0] as Blob).text()
  expect(text.split('\r\n')).toEqual([
    'Id,Person,"Net (GBP, minor units)",Segment',
    'c:first,Jo <b>Reader</b>,4000,Loyal',
    'c:p2,Jo <b>Reader</b>,4000,Loyal',
    '',
  ])
  const never = () => new Promise<never>(() => {})
  const waiting = await open(
    kitWith({ customers: (query) => (query.limit === '200' ? never() : customers(query)) }),
  )
  waiting.querySelector<HTMLButtonElement>('kindred-people-export button')?.click()
  await settled(waiting)
  const bar = waiting.querySelector('kindred-people-export')!
  expect(bar.querySelector('progress')).not.toBeNull()
  bar.querySelector<HTMLButtonElement>('button')?.click()
  await expect.poll(() => bar.querySelector('progress')).toBeNull()
})

test('a second click on a head turns the order round', async () => {
  const view = await open(kitWith(), '#/customers?sort=orders')
  const head = view.querySelector('[aria-sort] a')!
  expect(head.getAttribute('href')).toBe('#/customers?direction=asc&sort=orders')
  const turned = await open(kitWith(), '#/customers?sort=orders&direction=asc')
  expect(turned.querySelector('[aria-sort="ascending"] a')?.getAttribute('href')).toBe(
    '#/customers?sort=orders',
  )
})

const unscored = { ...reader, rfm: null, p_alive: null, country: null }

test('before the models have run the page says what they do, shows no dashes, and fills in by itself', async () => {
  let isReady = false
  const customers = async () => ({ customers: [isReady ? reader : unscored], total: 1, next_cursor: null })
  const get = answering({
    '/v1/insights/value': () => (isReady ? { state: 'ready' } : { state: 'pending', phase: 'scan' }),
  })
  const view = await open(kitWith({ customers, get }))
  const said = () => textOf(view.querySelector('.waiting'))
  const row = () => textOf(view.querySelector('tbody'))
  await expect.poll(said).toContain('step 1 of 6')
  expect(view.querySelectorAll('td [title="Being worked out"]')).toHaveLength(2)
  expect(row()).not.toContain(en.none)
  isReady = true
  await expect.poll(said).toBe('')
  expect(row()).toContain('82%')
  expect(row()).not.toContain('…')
})

test('what is known of next to nobody has no column, unless it was chosen', async () => {
  const customers = async () => ({ customers: [unscored], total: 1, next_cursor: null })
  const get = answering({ '/v1/insights/value': { state: 'ready' } })
  const view = await open(kitWith({ customers, get }))
  await expect.poll(() => textOf(view.querySelector('thead'))).not.toContain('Segment')
  expect(textOf(view.querySelector('tbody'))).not.toContain(en.none)
  const chosen = await open(kitWith({ customers, get }), '#/customers?columns=country')
  expect(textOf(chosen.querySelector('tbody td'))).toBe(en.none)
})

test('visitors who never ordered are told of by their visits', async () => {
  const visitor = {
    ...unscored,
    kind: 'visitor' as const,
    orders: 0,
    last_order_day: null,
    tier: null,
    points: null,
  }
  const customers = async () => ({ customers: [visitor], total: 1, next_cursor: null })
  const view = await open(kitWith({ customers }), '#/customers?kind=visitor')
  expect(textOf(view.querySelector('thead'))).toContain('Products opened')
  expect(textOf(view.querySelector('tbody'))).not.toContain(en.none)
})
