import { expect, test, vi } from 'vitest'
import type { Api } from '../../api.ts'
import { answering, kitWith } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute, type Route } from '../../route/route.ts'
import { zh } from '../../words/zh.ts'
import { loyaltyAnswers, oneDay, satisfaction, tiersReport } from './loyalty.fixture.ts'
import { LoyaltyViewElement } from './loyalty-view.ts'

async function open(hash = '#/loyalty', more: Record<string, unknown> = {}, given: Partial<Api> = {}) {
  const asked: string[] = []
  const answer = answering({ ...loyaltyAnswers, ...more })
  const get: Api['get'] = (path, query, signal) => {
    const [address, search] = path.split('?')
    const given = Object.entries(query ?? {}).filter((entry): entry is [string, string] => entry[1] !== null)
    asked.push(`${address}?${new URLSearchParams([...given, ...new URLSearchParams(search)])}`)
    return answer(address!, query, signal)
  }
  const kit = kitWith({ get, ...given })
  const view = await mount(new LoyaltyViewElement(), { kit, route: parseRoute(hash) })
  const queries: Route['query'][] = []
  view.addEventListener('kindred-navigate', (event) => {
    queries.push((event as CustomEvent<Route>).detail.query)
  })
  await expect.poll(() => view.querySelector('kindred-tier-editor form')).not.toBeNull()
  return { view, queries, asked }
}

const headings = (view: Element) => [...view.querySelectorAll('h2')].map(textOf)

test('axe finds nothing, with a ribbon and a column open, light or dark', async () => {
  const { view } = await open('#/loyalty?flow=%5B"member"%2C"silver"%5D&by=orders&next=silver&step=9')
  await expect.poll(() => view.querySelectorAll('.drawing svg').length).toBe(7)
  expect(await axeFaults()).toEqual([])
})

test('the sentence says who is at the top, what they bring, and who moved, by the figures of the charts', async () => {
  const { view, asked } = await open()
  await expect.poll(() => textOf(view.querySelector('.answer'))).toContain('brought')
  expect(textOf(view.querySelector('.answer'))).toBe(
    '10 customers are in Gold, 10% of all, and brought 40% of net revenue; 5 rose to a higher tier and 1 fell.',
  )
  expect(headings(view)).toEqual(
    expect.arrayContaining([
      '5 rose to a higher tier, 1 fell',
      'Members of Gold: 11 then, 10 now',
      '3 are within a tenth of Silver',
      'An order in Gold is worth £40.00, one in Member £15.00',
      'You owe £80.00: 8,000 points can be spent or soon will be',
      'The programme brings +£2.00 a customer',
      '30% are content but do not act loyal; 10% come back although they are not content',
    ]),
  )
  expect(asked).toContain('/v1/insights/movements?of=tier&from=2026-02-06&to=2026-03-07')
})

test('who moved stands beside who moved in the days that are compared with', async () => {
  const { view, asked } = await open('#/loyalty?range=7d&compare=year')
  await expect.poll(() => textOf(view)).toContain('5 rose and 1 fell.')
  expect(asked).toContain('/v1/insights/movements?of=tier&from=2025-03-02&to=2025-03-08')
  expect(textOf(view.querySelector('.dates'))).toContain('compared with')
  const { view: alone } = await open('#/loyalty?compare=off')
  await expect.poll(() => headings(alone)).toContain('5 rose to a higher tier, 1 fell')
  expect(textOf(alone)).not.toContain('5 rose and 1 fell.')
})

test('what the programme brings stands plain and with first orders taken off', async () => {
  const { view } = await open()
  await expect.poll(() => textOf(view)).toContain('its interval is 25% narrower')
  const labels = () =>
    [...view.querySelectorAll('kindred-forest .estimate')].map((row) => row.getAttribute('aria-label'))
  await expect.poll(labels).toContain('The same, first orders taken off: +£1.90 (+£0.85 to +£2.95)')
})

test('before a second day was written down, moves are reckoned from orders and called so', async () => {
  const { view } = await open('#/loyalty', { '/v1/insights/movements': oneDay })
  await expect.poll(() => headings(view)).toContain('9 rose to a higher tier, none fell')
  expect(textOf(view.querySelector('.dates'))).toContain('Reckoned from orders')
  const neither = {
    '/v1/insights/movements': oneDay,
    '/v1/insights/tiers': { ...tiersReport, reckoned: null },
  }
  const { view: early } = await open('#/loyalty', neither)
  await expect.poll(() => textOf(early.querySelector('.notice'))).toContain('from the second day on')
  expect(headings(early)).toContain('Members of each tier today')
})

test('a ribbon stands in the address, and its people are asked for', async () => {
  const { view, queries } = await open()
  await expect.poll(() => view.querySelector('.ribbon')).not.toBeNull()
  const ribbon = [...view.querySelectorAll('.ribbon')].find((one) =>
    one.getAttribute('aria-label')?.includes('went from Member to Silver'),
  )
  ribbon?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(queries).toEqual([{ flow: '["member","silver"]' }])
  const people = { people: [{ person: 'c:5', name: 'Ada' }], total: 5, next_cursor: 'c:5' }
  const { view: opened, asked } = await open('#/loyalty?flow=%5B"member"%2C"silver"%5D', {
    '/v1/insights/movements/people': people,
  })
  await expect.poll(() => textOf(opened.querySelector('h3'))).toBe('5 went from Member to Silver')
  expect(asked).toContain(
    '/v1/insights/movements/people?of=tier&from=2026-02-06&to=2026-03-07&to_label=silver&limit=20&from_label=member',
  )
  expect(opened.querySelector('.named-people a')?.getAttribute('href')).toBe('#/customers/c%3A5')
})

test('a segment narrows down what can be told of its people, and the page says what cannot', async () => {
  const { view, asked } = await open('#/loyalty?segment=best&flow=%5B"member"%2C"silver"%5D', {
    '/v1/insights/movements/people': { people: [], total: 0, next_cursor: null },
  })
  await expect.poll(() => view.querySelector('.named-people')).not.toBeNull()
  const narrowed = asked.filter((address) => address.includes('segment=best'))
  const paths = new Set(narrowed.map((address) => address.split('?')[0]))
  expect([...paths].toSorted()).toEqual([
    '/v1/insights/movements',
    '/v1/insights/movements/people',
    '/v1/insights/points',
    '/v1/insights/scorecard',
    '/v1/insights/tiers',
  ])
  expect(textOf(view)).toContain('From here on figures are of everybody')
})

test('a programme is tried before it can be switched on, and then it is', async () => {
  const { tiers } = loyaltyAnswers['/v1/settings']
  const send = vi.fn(async (method: string, _path: string, body: unknown) =>
    method === 'POST'
      ? {
          customers: 100,
          moves: [{ from: 'silver', to: 'gold', direction: 'up', count: 4, people: ['c:1'] }],
        }
      : { ...loyaltyAnswers['/v1/settings'], ...(body as object) },
  )
  const { view } = await open('#/loyalty', {}, { send: send as unknown as Api['send'] })
  const editor = view.querySelector('kindred-tier-editor')!
  const thresholds = editor.querySelectorAll<HTMLInputElement>('input[name="threshold"]')
  thresholds[2]!.value = '800'
  thresholds[2]!.dispatchEvent(new Event('change'))
  await settled(view)
  expect(textOf(editor)).not.toContain('Switch it on')
  editor.querySelector('form')!.requestSubmit()
  await expect.poll(() => textOf(editor)).toContain('Of 100 customers, 4 would rise and 0 would fall.')
  expect(textOf(editor.querySelector('tbody tr'))).toContain('Silver → Gold')
  const changed = {
    ...tiers,
    tiers: tiers.tiers.map((tier) => (tier.id === 'gold' ? { ...tier, threshold: 80_000 } : tier)),
  }
  expect(send).toHaveBeenLastCalledWith('POST', '/v1/tiers/dry-run', { tiers: changed })
  editor.querySelector<HTMLButtonElement>('.editor-actions ~ .main, section > .main')?.click()
  await expect.poll(() => textOf(editor)).toContain('It is switched on.')
  expect(send).toHaveBeenLastCalledWith('PUT', '/v1/settings', { tiers: changed })
})

test('what was changed of the programme is there again after another view was looked at', async () => {
  const { view } = await open()
  const input = view.querySelectorAll<HTMLInputElement>('input[name="threshold"]')[2]!
  input.value = '900'
  input.dispatchEvent(new Event('change'))
  await settled(view)
  view.remove()
  const { view: again } = await open()
  const editor = again.querySelector('kindred-tier-editor')!
  expect(editor.querySelectorAll<HTMLInputElement>('input[name="threshold"]')[2]?.value).toBe('900')
  expect(textOf(editor.querySelector('.editor-actions'))).toContain('not saved yet')
})

test('thresholds that do not rise are said so, and cannot be tried', async () => {
  const { view } = await open()
  const input = view.querySelectorAll<HTMLInputElement>('input[name="threshold"]')[1]!
  input.value = '5000'
  input.dispatchEvent(new Event('change'))
  await settled(view)
  expect(textOf(view.querySelector('.fault'))).toContain('must rise')
  expect(view.querySelector<HTMLButtonElement>('.editor-actions .main')?.disabled).toBe(true)
})

test('where little is known each part says what to do', async () => {
  const none = { ...tiersReport, tiers: tiersReport.tiers.map((tier) => ({ ...tier, people: 0 })) }
  const { view } = await open('#/loyalty', { '/v1/insights/tiers': none })
  expect(textOf(view)).toContain('import orders')
  const few = {
    '/v1/insights/satisfaction': {
      ...satisfaction,
      loyalty: { ...satisfaction.loyalty, people: 2, quadrants: null },
    },
    '/v1/insights/experiments': { currency: 'GBP', experiments: [] },
  }
  const { view: early } = await open('#/loyalty', few)
  await expect.poll(() => textOf(early)).toContain('from 10 on this says')
  expect(textOf(early)).toContain('Nobody can tell yet')
})

test('it speaks Chinese', async () => {
  const kit = { ...kitWith({ get: answering(loyaltyAnswers) }), words: zh }
  const view = await mount(new LoyaltyViewElement(), { kit, route: parseRoute('#/loyalty') })
  await expect.poll(() => textOf(view.querySelector('h1'))).toBe('会员等级起作用吗？')
})
