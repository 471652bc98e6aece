import { expect, test, vi } from 'vitest'
import type { Api } from '../../api.ts'
import { answering, kitWith } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute, type Route } from '../../route/route.ts'
import { zh } from '../../words/zh.ts'
import { comparedAnswers, funnel, productAnswers, productReport } from './products.fixture.ts'
import { ProductsViewElement } from './products-view.ts'

async function open(hash: string, given: Partial<Api> = {}, words = kitWith().words) {
  const kit = { ...kitWith({ get: answering(productAnswers), ...given }), words }
  const view = await mount(new ProductsViewElement(), { kit, route: parseRoute(hash) })
  const routes: Route[] = []
  view.addEventListener('kindred-navigate', (event) => routes.push((event as CustomEvent<Route>).detail))
  await settled(view)
  return { view, routes }
}

/** The cells of table rows as they read. */
const rowsOf = (root: Element | null | undefined) =>
  [...(root?.querySelectorAll('tbody tr') ?? [])].map((row) => [...row.children].map(textOf).join(' '))

/** An API that notes what it was asked. */
function noting(answers: Record<string, unknown>) {
  const asked: [string, Record<string, string | null>][] = []
  const get: Api['get'] = (path, query = {}, signal) => {
    asked.push([path, query])
    return answering(answers)(path, query, signal)
  }
  return { get, asked }
}

test('axe finds nothing on any part, light or dark', async () => {
  for (const [hash, charts] of [
    ['#/products?item=emma', 2],
    ['#/products/goods', 2],
    ['#/products/traffic', 3],
  ] as const) {
    const { view } = await open(hash)
    await expect.poll(() => view.querySelectorAll('.drawing svg').length).toBe(charts)
    expect(await axeFaults()).toEqual([])
    view.parentElement?.remove()
  }
}, 20_000)

test('the sentence says what is bought together, and what comes next', async () => {
  const { view } = await open('#/products')
  expect(textOf(view.querySelector('.answer'))).toBe(
    '“Emma” and “Persuasion” are bought together 9 times as often as chance would have it, in 9 orders. After “Emma”, “Walden” often comes in the next order, 13 days later.',
  )
})

test('a product of the network is chosen by its address, and the table is about it', async () => {
  const { view, routes } = await open('#/products')
  await expect.poll(() => view.querySelectorAll('kindred-network .node').length).toBe(4)
  const emma = [...view.querySelectorAll('kindred-network .node')].find((node) =>
    node.getAttribute('aria-label')?.startsWith('Emma,'),
  )
  emma?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(routes[0]?.query).toEqual({ item: 'emma' })
  const { view: chosen } = await open('#/products?item=dracula')
  const rows = rowsOf(chosen.querySelector('section[aria-labelledby=list-rules]'))
  expect(rows).toEqual(['Dracula Carmilla 9 8 75% 4.5 3'])
})

test('categories lie in a grid of what follows what, columns by the numbers of the rows', async () => {
  const { view } = await open('#/products')
  await expect.poll(() => view.querySelectorAll('kindred-heat-map .cell').length).toBe(3)
  expect([...view.querySelectorAll('h2')].map(textOf)).toContain(
    'After Poetry, 30% of next orders hold Novels',
  )
  expect(textOf(view.querySelector('kindred-heat-map'))).toContain('Poetry')
})

test('what comes next, and what is taken up, are told with their figures', async () => {
  const { view } = await open('#/products')
  const rows = (id: string) => rowsOf(view.querySelector(`section[aria-labelledby=${id}]`))
  expect(rows('list-next')).toEqual(['Tea Tea (again) 8 40% 4.2 13', 'Emma Walden 8 17% 4.2 13'])
  expect(rows('list-cross')).toEqual(['Novels Poetry 9 15% 5% 3'])
})

test('while the models read the orders the page says so, and shows what it has', async () => {
  const pending = { state: 'pending' }
  const get = answering({
    ...productAnswers,
    '/v1/insights/sequences': pending,
    '/v1/insights/cross-sell': pending,
  })
  const { view } = await open('#/products', { get })
  expect(textOf(view)).toContain('The models read all orders once')
  expect(view.querySelector('section[aria-labelledby=list-rules]')).toBeTruthy()
})

test('without pairs it says what they need, and how to bring orders in', async () => {
  const none = { orders_counted: 0, orders: 0, rules: [] }
  const { view } = await open('#/products', {
    get: answering({ ...productAnswers, '/v1/insights/associations': none }),
  })
  expect(textOf(view.querySelector('.answer'))).toContain('five orders by five people')
  expect(textOf(view.querySelector('code'))).toContain('import orders')
})

test('products are asked for by dates, segment, order and page of the address', async () => {
  const { get, asked } = noting(productAnswers)
  const { view, routes } = await open(
    '#/products/goods?range=7d&compare=year&segment=loyal&sort=growth&offset=25',
    {
      get,
    },
  )
  expect(asked).toContainEqual([
    '/v1/insights/products',
    {
      from: '2026-03-01',
      to: '2026-03-07',
      compare: 'year',
      segment: 'loyal',
      sort: 'growth',
      offset: '25',
      limit: '25',
    },
  ])
  const select = view.querySelector<HTMLSelectElement>('.sorting select')!
  select.value = 'margin'
  select.dispatchEvent(new Event('change', { bubbles: true }))
  expect(routes[0]?.query).toEqual({ range: '7d', compare: 'year', segment: 'loyal', sort: 'margin' })
  expect([...view.querySelectorAll('.pager a')].map((link) => link.getAttribute('href'))).toEqual([
    '#/products/goods?compare=year&range=7d&segment=loyal&sort=growth',
    '#/products/goods?compare=year&offset=25&range=7d&segment=loyal&sort=growth',
  ])
})

test('a product’s line says what it brings and whether its stock lasts; what is not known is a dash', async () => {
  const { view } = await open('#/products/goods')
  const rows = [...view.querySelectorAll('table.products tbody tr')].map(textOf)
  expect(rows).toEqual([
    'Emma A £214.00 14 13 +57% 40% 7.7% 4 8 runs out',
    'Walden A £214.00 14 13 – – 7.7% – – stock not told',
  ])
  expect(textOf(view.querySelector('.answer'))).toContain('1 of the best sellers runs out within a month')
})

test('first products stand beside everybody, with their interval and their number', async () => {
  const { view } = await open('#/products/goods')
  await expect.poll(() => view.querySelectorAll('kindred-forest .estimate').length).toBe(1)
  expect(view.querySelector('kindred-forest .estimate')?.getAttribute('aria-label')).toBe(
    'Emma (40): 70% (55% to 82%) ordered again',
  )
  expect([...view.querySelectorAll('h2')].map(textOf)).toContain(
    '70% of those who began with “Emma” ordered again',
  )
})

test('the file has every product, page after page', async () => {
  const files = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
  const get = answering({
    ...productAnswers,
    '/v1/insights/products': ({ offset }: { offset: string }) => ({
      ...productReport,
      next_offset: offset === '0' ? 200 : null,
    }),
  })
  const { view } = await open('#/products/goods', { get })
  view.querySelector<HTMLButtonElement>('.head > button.tool')?.click()
  await expect.poll(() => files.mock.calls.length).toBe(1)
  const lines = (await (files.mock.calls[0]![0] as Blob).text()).trim().split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[1]).toBe('Emma,emma,A,214,14,13,0.574,0.4,0.077,4,8,runs out,0.7')
  files.mockRestore()
})

test('visits are told step by step with intervals, beside the days before', async () => {
  const { get, asked } = noting(comparedAnswers)
  const { view } = await open('#/products/traffic', { get })
  await expect.poll(() => view.querySelectorAll('kindred-bars .bar').length).toBe(6)
  expect(textOf(view.querySelector('.answer'))).toBe(
    'Of 500 visits 60 ended with an order, 12%; the channel with most orders is “E-mail”.',
  )
  expect(view.querySelectorAll('kindred-bars .bar')[2]?.getAttribute('aria-label')).toBe(
    'Put into the cart: 100 · 25% (23% to 28%)',
  )
  expect(view.querySelectorAll('kindred-bars .before').length).toBe(5)
  const days = { from: '2026-02-06', to: '2026-03-07', compare: 'previous' }
  expect(asked).toContainEqual(['/v1/insights/funnel', { ...days, by: null }])
  expect(asked).toContainEqual(['/v1/insights/channels', days])
  expect(textOf(view.querySelector('.dates'))).toContain('compared with')
  const headings = [...view.querySelectorAll('h2')].map(textOf)
  expect(headings).toContain('E-mail brings most: £360')
  expect(textOf(view)).toContain('visits in all; 168 in')
})

test('by channel each has the share of its visits that ordered', async () => {
  const get = answering({
    ...productAnswers,
    '/v1/insights/funnel': { ...funnel, by: 'channel', groups: [{ key: 'email', ...funnel.total }] },
  })
  const { view } = await open('#/products/traffic?by=channel&compare=off', { get })
  await expect.poll(() => view.querySelectorAll('kindred-bars .bar').length).toBe(2)
  expect(view.querySelector('kindred-bars .bar')?.getAttribute('aria-label')).toBe(
    'E-mail: 60 · 12% (11% to 13%)',
  )
})

test('without any spend the columns of cost stay away, and it says how to bring them', async () => {
  const { view } = await open('#/products/traffic')
  const section = view.querySelector('section[aria-labelledby=channels-title]')
  expect(rowsOf(section)[0]).toBe(
    'E-mail 300 13.3% (12% to 15%) £162.00 (18) £360.00 (40) 12 too recent £29.50',
  )
  expect(textOf(section)).toContain('Settings')
})

test('the hours of the week are means, and the busiest is the heading', async () => {
  const { view } = await open('#/products/traffic')
  await expect.poll(() => view.querySelectorAll('kindred-heat-map .cell').length).toBe(168)
  expect([...view.querySelectorAll('h2')].map(textOf)).toContain('Most visits come on Thursday at 20:00')
})

test('it speaks Chinese', async () => {
  const { view } = await open('#/products', {}, zh)
  expect(textOf(view.querySelector('h1'))).toBe('什么和什么搭配？')
})
