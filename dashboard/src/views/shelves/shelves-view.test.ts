import { expect, test, vi } from 'vitest'
import type { RulesPreviewRequest } from '#shared/wire/rule'
import { type Api, ApiError, type OverviewQuery } from '../../api.ts'
import { answering, busyWeek, kitWith } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute, type Route } from '../../route/route.ts'
import { zh } from '../../words/zh.ts'
import {
  holdoutReport,
  placementList,
  preview,
  quietWeek,
  readiness,
  rules,
  shelfAnswers,
} from './shelves.fixture.ts'
import { ShelvesViewElement } from './shelves-view.ts'

const previewOf = (_method: string, _path: string, body: unknown) => {
  const { placement } = body as RulesPreviewRequest
  return { ...preview, before: { ...preview.before, placement }, after: { ...preview.after, placement } }
}
const send = (async (...asked: [string, string, unknown]) => previewOf(...asked)) as Api['send']

async function open(hash: string, given: Partial<Api> = {}, words = kitWith().words) {
  const kit = { ...kitWith({ get: answering(shelfAnswers), send, ...given }), words }
  const view = await mount(new ShelvesViewElement(), { kit, route: parseRoute(hash) })
  const routes: Route[] = []
  view.addEventListener('kindred-navigate', (event) => {
    const route = (event as CustomEvent<Route>).detail
    routes.push(route)
    view.route = route
  })
  await settled(view)
  return { view, routes }
}

test('axe finds nothing on any part, light or dark', async () => {
  for (const hash of [
    '#/shelves',
    '#/shelves/rules?rule=spring',
    '#/shelves/shopper?customer=42',
    '#/shelves/setup',
  ]) {
    const { view } = await open(hash)
    await expect.poll(() => view.querySelectorAll('h2').length).toBeGreaterThan(0)
    expect(await axeFaults()).toEqual([])
    view.parentElement?.remove()
  }
}, 20_000)

test('the sentence holds what was clicked and what was caused, by the interval that always holds', async () => {
  const { view } = await open('#/shelves')
  expect(textOf(view.querySelector('.answer'))).toBe(
    'In the last 30 days, shelves were seen 500 times and clicked 20 times; orders worth £30 hold what was clicked. Against those who see no shelves, they brought between £80 and £1,360 from 400 people.',
  )
})

test('where groups are not as large as they should be the sentence says so and tells no figure', async () => {
  const suspect = { ...holdoutReport, sample_ratio: { ...holdoutReport.sample_ratio!, is_suspect: true } }
  const get = answering({
    ...shelfAnswers,
    '/v1/insights/experiments': { currency: 'GBP', experiments: [suspect] },
  })
  const { view } = await open('#/shelves', { get })
  expect(textOf(view.querySelector('.answer'))).toContain('do not believe its figures yet')
  expect(textOf(view.querySelector('table.experiments'))).toContain('believe nothing of the rest')
})

test('shelves stand beside themselves in the days that are compared with', async () => {
  const overview = vi.fn(async (_range: OverviewQuery) => ({
    ...busyWeek,
    previous_shelves: busyWeek.shelves.map((row) => ({ ...row, attributed_revenue_minor: 2_000 })),
  }))
  const { view } = await open('#/shelves?compare=year', { overview })
  expect(overview.mock.calls.map(([range]) => [range.from, range.compare])).toEqual([['2026-02-06', 'year']])
  expect(textOf(view.querySelector('.dates'))).toContain('compared with')
  await expect.poll(() => view.querySelector('kindred-bars .before')).toBeTruthy()
  const cells = [
    ...view.querySelectorAll('section[aria-labelledby=shelf-table] tbody tr:first-child td'),
  ].map(textOf)
  expect(cells.slice(-2)).toEqual(['£30.00', '£20.00'])
})

test('of a segment’s people it says what they bought from each place, and compares no part of an experiment', async () => {
  const overview = vi.fn(async (_range: OverviewQuery) => ({
    ...busyWeek,
    totals: { ...busyWeek.totals, attributed_orders: 3, attributed_revenue_minor: 4_200 },
    shelves: [],
    previous_shelves: [],
    placements: [{ placement: 'home', attributed_orders: 3, attributed_revenue_minor: 4_200 }],
    previous_placements: [{ placement: 'home', attributed_orders: 1, attributed_revenue_minor: 900 }],
  }))
  const { view } = await open('#/shelves?segment=loyal&show=orders', { overview })
  expect(overview.mock.calls[0]![0]).toMatchObject({ segment: 'loyal', compare: 'previous' })
  expect(textOf(view.querySelector('.answer'))).toBe(
    'In the last 30 days, people of this segment bought for £42 what they had clicked on shelves, in 3 orders.',
  )
  await expect.poll(() => view.querySelectorAll('kindred-bars .bar').length).toBe(1)
  expect(view.querySelectorAll('kindred-bars .before').length).toBe(1)
  expect(textOf(view.querySelector('.notice'))).toContain('groups are compared whole')
  expect(view.querySelector('section[aria-labelledby=shelf-table]')).toBeNull()
  expect(await axeFaults()).toEqual([])
})

test('what is caused is drawn with both intervals, plain and with the past taken off, beside what clicks are credited with', async () => {
  const { view } = await open('#/shelves')
  await expect.poll(() => view.querySelectorAll('kindred-forest .estimate').length).toBe(3)
  const [caused, adjusted, credited] = view.querySelectorAll('kindred-forest .estimate')
  expect(caused?.getAttribute('aria-label')).toBe(
    'Caused: shelves against none: £1.80 (£0.90 to £2.70); however often one looks: £0.20 to £3.40',
  )
  expect(adjusted?.getAttribute('aria-label')).toBe(
    'The same, past taken off: £1.70 (£0.98 to £2.42); however often one looks: £0.42 to £2.98',
  )
  expect(credited?.getAttribute('aria-label')).toBe('Credited to clicks: shelves: £1.30')
  expect(caused?.querySelectorAll('.fixed, .wide').length).toBe(2)
  expect(textOf(view)).toContain('That makes the interval 20% narrower.')
})

test('where nobody has a past, taking it off is said to be not applicable', async () => {
  const [comparison] = holdoutReport.comparisons
  const newcomers = {
    ...holdoutReport,
    comparisons: [{ ...comparison!, revenue_per_person_adjusted: null, not_adjusted: 'no_past' as const }],
  }
  const get = answering({
    ...shelfAnswers,
    '/v1/insights/experiments': { currency: 'GBP', experiments: [newcomers] },
  })
  const { view } = await open('#/shelves', { get })
  await expect.poll(() => view.querySelectorAll('kindred-forest .estimate').length).toBe(2)
  expect(textOf(view)).toContain('(CUPED) is not applicable: nobody here had ordered')
})

test('a difference that only one look would find is said to be unsure while the experiment runs', async () => {
  const { view } = await open('#/shelves?by=conversion')
  expect([...view.querySelectorAll('h2')].map(textOf)).toContain(
    '“shelves” seems to make 12 per 100 people more buyers; while it runs that may still be chance',
  )
})

test('without shelves and without experiments it says what to do', async () => {
  const get = answering({ ...shelfAnswers, '/v1/insights/experiments': { currency: 'GBP', experiments: [] } })
  const { view } = await open('#/shelves', { get, overview: async () => quietWeek })
  const code = [...view.querySelectorAll('code')].map(textOf)
  expect(code[0]).toBe('<kindred-shelf placement="home"></kindred-shelf>')
  expect(code[1]).toContain('"placements": { "*": null }')
})

test('a rule is written into a draft, looked at on a shelf, and saved only when asked', async () => {
  const sent = vi.fn(async (method: string, _path: string, body: unknown) =>
    method === 'PUT' ? { rules: (body as { rules: unknown }).rules } : preview,
  )
  const { view } = await open('#/shelves/rules?rule=%2B', { send: sent as unknown as Api['send'] })
  const fill = (name: string, value: string) => {
    const input = view.querySelector<HTMLInputElement>(`.rule-form [name=${name}]`)!
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  fill('id', 'walden')
  fill('products', 'walden')
  view.querySelector<HTMLFormElement>('.rule-form')!.requestSubmit()
  await settled(view)
  const written = [...rules, { id: 'walden', action: 'pin', products: ['walden'] }]
  await expect.poll(() => sent.mock.lastCall?.[2]).toMatchObject({ rules: written })
  expect(sent.mock.calls.every(([method]) => method === 'POST')).toBe(true)
  expect(textOf(view.querySelector('[role=status]'))).toContain('1 not saved yet')
  expect(
    [...view.querySelectorAll('.went, .came')].map((line) => textOf(line.querySelector('span'))),
  ).toEqual(['Emma goes', 'Walden comes'])
  view.querySelector<HTMLButtonElement>('.saving .main')!.click()
  await expect.poll(() => textOf(view.querySelector('[role=status]'))).toContain('Saved.')
  expect(sent).toHaveBeenCalledWith('PUT', '/v1/settings', { rules: written })
})

test('half a rule is there again after another view was looked at, until it is cancelled', async () => {
  const note = (view: Element) => view.querySelector<HTMLInputElement>('.rule-form [name=note]')!
  const { view } = await open('#/shelves/rules?rule=%2B')
  note(view).value = 'for spring'
  note(view).dispatchEvent(new Event('input', { bubbles: true }))
  view.remove()
  const { view: again } = await open('#/shelves/rules?rule=%2B')
  expect(note(again).value).toBe('for spring')
  expect(textOf(again.querySelector('.rule-form [role=status]'))).toContain('not saved yet')
  again.querySelector<HTMLButtonElement>('.rule-form .saving button[type=button]')!.click()
  await settled(again)
  again.remove()
  expect(note((await open('#/shelves/rules?rule=%2B')).view).value).toBe('')
})

test('a rule that says nothing is not taken into the draft', async () => {
  const { view } = await open('#/shelves/rules?rule=%2B')
  view.querySelector<HTMLFormElement>('.rule-form')!.requestSubmit()
  await settled(view)
  expect(textOf(view.querySelector('.rule-form [role=alert]'))).toContain('Give the rule a name')
})

test('a shopper’s shelves come with their reasons, for the customer and the page of the address', async () => {
  const asked = vi.fn(async () => preview)
  const { view } = await open('#/shelves/shopper?customer=42&product=emma', {
    send: asked as unknown as Api['send'],
  })
  await expect.poll(() => view.querySelectorAll('table.seen').length).toBe(7)
  expect(asked).toHaveBeenCalledWith(
    'POST',
    '/v1/rules/preview',
    expect.objectContaining({
      customer: '42',
      placement: 'cart',
      context: expect.objectContaining({ cart: ['emma'] }),
    }),
  )
  expect(textOf(view.querySelector('table.seen tbody tr'))).toBe(
    'Emma looked at Dracula Similar visits £9.90',
  )
})

test('somebody nobody knows is no failure of the page', async () => {
  const unknown = (async () => {
    throw new ApiError(404, null)
  }) as Api['send']
  const { view } = await open('#/shelves/shopper?customer=nobody', { send: unknown })
  expect(textOf(view.querySelector('[role=alert]'))).toBe('Nobody is known as nobody.')
})

test('what waits for data comes first, with what it lacks', async () => {
  const { view } = await open('#/shelves/setup')
  expect(textOf(view.querySelector('.answer'))).toBe(
    '1 of 3 recommenders have all the data they can use; 1 would say more with more, 1 waits for its first.',
  )
  const rows = [...view.querySelectorAll('section[aria-labelledby=meter-title] tbody tr')].map(textOf)
  expect(rows[0]).toContain('On sale Waiting')
  expect(rows[1]).toContain('600 orders · 17 products bought twice')
  expect(rows).toHaveLength(readiness.recommenders.length)
})

test('places that show one kind of list are named in a sentence, the others in their order', async () => {
  const { view } = await open('#/shelves/setup')
  const places = view.querySelector('section[aria-labelledby=places-title]')
  expect(placementList.placements).toHaveLength(2)
  expect([...(places?.querySelectorAll('li') ?? [])].map(textOf)).toEqual([
    'Similar visits with Long-term taste (at most 4)',
    'Bestsellers of a category',
  ])
  expect(textOf(places)).toContain('one kind of list and nothing else: Also viewed.')
})

test('it speaks Chinese', async () => {
  const { view } = await open('#/shelves', {}, zh)
  expect(textOf(view.querySelector('h1'))).toBe('推荐值得占这个位置吗？')
})
