import { expect, test, vi } from 'vitest'
import type { KeyAccounts } from '#shared/wire/account'
import type { ValueRanking } from '#shared/wire/value-ranking'
import type { Api } from '../../api.ts'
import { baseSettings, baseSpread } from '../../app/base.fixture.ts'
import { answering, kitWith, reader } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute, type Route } from '../../route/route.ts'
import { zh } from '../../words/zh.ts'
import { ValueViewElement } from './value-view.ts'

const accounts: KeyAccounts = {
  state: 'ready',
  share: 0.8,
  reached: 0.8,
  accounts: [
    {
      person: 'c:2',
      name: 'Bo',
      owner: null,
      next_action: 'Call',
      due_on: '2026-03-10',
      state: 'open',
      snoozed_until: null,
      changed_at: null,
      value: 8_000,
      alive: 0.6,
      value_at_risk: 3_200,
      reasons: ['key'],
    },
  ],
}
const answers = {
  '/v1/insights/spread': baseSpread,
  '/v1/settings': baseSettings,
  '/v1/key-accounts': accounts,
}

/** Ada spends, Bo is loyal; the third is in between. */
const scores: Record<string, { contribution: number; loyalty: number }> = {
  'c:1': { contribution: 0.9, loyalty: 0.1 },
  'c:2': { contribution: 0.2, loyalty: 0.95 },
  'c:3': { contribution: 0.5, loyalty: 0.5 },
}
const ranking: ValueRanking = {
  state: 'ready',
  version: 1,
  as_of: '2026-03-07',
  customers: 2_000,
  people: [
    ['c:1', 'Ada'],
    ['c:2', 'Bo'],
    ['c:3', null],
  ].map(([person, name]) => {
    const part = (score: number) => ({ raw: 1, score })
    const { contribution, loyalty } = scores[person!]!
    const parts = {
      future: null,
      credit: part(0.5),
      contribution: part(contribution),
      loyalty: part(loyalty),
    }
    return { person: person!, name: name!, parts }
  }),
}

async function open(given: Partial<Api> = {}, hash = '#/value', words = kitWith().words) {
  const customers = vi.fn(async () => ({ customers: [reader], total: 2, next_cursor: null }))
  const kit = {
    ...kitWith({
      get: answering({ '/v1/insights/value-ranking': ranking, ...answers }),
      customers,
      ...given,
    }),
    words,
  }
  const view = await mount(new ValueViewElement(), { kit, route: parseRoute(hash) })
  const queries: Route['query'][] = []
  view.addEventListener('kindred-navigate', (event) => {
    queries.push((event as CustomEvent<Route>).detail.query)
  })
  return { view, queries, customers }
}

const ranked = (view: Element) => [...view.querySelectorAll('table.ranking tbody th')].map(textOf)

test('axe finds nothing, light or dark', async () => {
  const { view } = await open()
  await expect.poll(() => ranked(view).length).toBe(3)
  expect(await axeFaults()).toEqual([])
})

test('the sentence is made of the figures of the chart, and counts who slips away by the same bound', async () => {
  const { view, customers } = await open()
  await expect.poll(() => textOf(view.querySelector('.answer'))).toContain('2 of them')
  const top = baseSpread.state === 'ready' ? baseSpread.top[1]! : null
  const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 })
  expect(textOf(view.querySelector('.answer'))).toBe(
    `Your top 5% of customers bring ${percent.format(top!.brings)} of net revenue; 2 of them are slipping away.`,
  )
  // The chart is drawn once it knows how wide it is.
  const reading = () => textOf(view.querySelector('kindred-lorenz .reading'))
  await expect.poll(reading).toContain(percent.format(top!.brings))
  expect(customers).toHaveBeenCalledWith(
    { net_revenue_minor_min: String(top!.from), p_alive_max: '0.5', limit: '1' },
    expect.anything(),
  )
})

test('the ranking follows a slider while it moves, and the address has the weights when it rests', async () => {
  const { view, queries } = await open()
  await expect.poll(() => ranked(view)[0]).toBe('Ada')
  const slider = view.querySelector<HTMLInputElement>('input[name="loyalty"]')!
  slider.value = '90'
  slider.dispatchEvent(new Event('input'))
  await settled(view)
  expect(ranked(view)[0]).toBe('Bo')
  expect(textOf(view.querySelector('table.ranking tbody .moved'))).toContain('up')
  expect(queries).toEqual([])
  slider.dispatchEvent(new Event('change'))
  expect(queries).toHaveLength(1)
  expect(queries[0]!.weights).toMatch(/^\d+-\d+-\d+-90-\d+$/)
})

test('the file of the ranking has everybody by the weights that are tried', async () => {
  const files = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
  const { view } = await open({}, '#/value?weights=10-10-10-60-10')
  await expect.poll(() => ranked(view)[0]).toBe('Bo')
  view.querySelector<HTMLButtonElement>('section[aria-labelledby=ranking-title] .head > button')?.click()
  const lines = (await (files.mock.calls[0]![0] as Blob).text()).trim().split('\r\n')
  expect(lines[1]).toMatch(/^1,Bo,/)
  expect(lines).toHaveLength(1 + ranked(view).length)
  files.mockRestore()
})

test('weights of the address can be saved; then they are the store’s', async () => {
  const send = vi.fn(async (_method: string, _path: string, body: unknown) => body)
  const { view, queries } = await open(
    { send: send as unknown as Api['send'] },
    '#/value?weights=10-10-10-60-10',
  )
  await expect.poll(() => ranked(view)[0]).toBe('Bo')
  view.querySelector<HTMLButtonElement>('.saving .main')?.click()
  await settled(view)
  const weights = { contribution: 0.1, future: 0.1, credit: 0.1, loyalty: 0.6, growth: 0.1 }
  expect(send).toHaveBeenCalledExactlyOnceWith('PUT', '/v1/settings', { value: { weights } })
  expect(queries).toEqual([{}])
})

test('what is to be done about an account is kept as it is written', async () => {
  const send = vi.fn(async () => undefined as never)
  const { view } = await open({ send })
  await expect.poll(() => view.querySelector('table.work')).not.toBeNull()
  expect(textOf(view.querySelector('table.work tbody'))).toContain('£32.00')
  const input = view.querySelector<HTMLInputElement>('table.work td input:not([type])')!
  input.value = ' Write '
  input.dispatchEvent(new Event('change'))
  await settled(view)
  expect(send).toHaveBeenCalledWith('PATCH', '/v1/key-accounts/c%3A2', { next_action: 'Write' })
  const select = view.querySelector<HTMLSelectElement>('table.work select')!
  select.value = 'snoozed'
  select.dispatchEvent(new Event('change'))
  await settled(view)
  expect(send).toHaveBeenLastCalledWith('PATCH', '/v1/key-accounts/c%3A2', {
    state: 'snoozed',
    snoozed_until: '2026-03-21',
  })
})

test('the best products stand with what they bring together; until they are summed the rest is there', async () => {
  const product = (title: string, revenue_minor: number, share: number, share_up_to: number) => ({
    id: title,
    title,
    revenue_minor,
    share,
    share_up_to,
  })
  const products = {
    state: 'ready',
    from: '2025-12-08',
    to: '2026-03-07',
    spread: { products: 9, gini: 0.4, top: [{ share: 0.2, brings: 0.7 }] },
    products: [
      product('Emma', 60_000, 0.6, 0.6),
      product('A title far too long for the drawing', 10_000, 0.1, 0.7),
    ],
  }
  const { view } = await open({
    get: answering({ '/v1/insights/value-ranking': ranking, ...answers, '/v1/insights/products': products }),
  })
  await expect.poll(() => view.querySelector('kindred-bars svg')).not.toBeNull()
  expect([...view.querySelectorAll('h2')].map(textOf)).toContain(
    'The best 20% of products bring 70% of product revenue',
  )
  expect(
    [...view.querySelectorAll('kindred-bars .bar')].map((bar) => bar.getAttribute('aria-label')),
  ).toEqual(['Emma: £600.00 · 60%', 'A title far too long for the…: £100.00 · 70%'])
  const pending = answering({
    '/v1/insights/value-ranking': ranking,
    ...answers,
    '/v1/insights/products': { state: 'pending' },
  })
  const { view: waiting } = await open({ get: pending })
  await expect.poll(() => ranked(waiting).length).toBe(3)
  expect(waiting.querySelector('kindred-bars')).toBeNull()
})

test('where the models are still at work the page says what they do', async () => {
  const pending = { state: 'pending', phase: 'spending' }
  const { view } = await open({
    get: answering({ '/v1/insights/value-ranking': ranking, ...answers, '/v1/insights/spread': pending }),
  })
  expect(textOf(view)).toContain('how much they spend')
})

test('a store without an order is told what to do', async () => {
  const nobody = { ...baseSpread, total: 0, gini: null, curve: [], customers: 0 }
  const { view } = await open({
    get: answering({ '/v1/insights/value-ranking': ranking, ...answers, '/v1/insights/spread': nobody }),
  })
  expect(textOf(view)).toContain('import orders')
  expect(view.querySelector('.answer')).toBeNull()
})

test('it speaks Chinese', async () => {
  const { view } = await open({}, '#/value', zh)
  expect(textOf(view.querySelector('h1'))).toBe('谁带来收入？')
})
