import { expect, onTestFinished, test, vi } from 'vitest'
import type { RunPhase } from '#shared/wire/customer-base'
import type { Portrait } from '#shared/wire/portrait'
import { type Api, ApiError } from '../../api.ts'
import { answering, kitWith, readerDetail } from '../../app/kit.fixture.ts'
import { readerOutlook, readerPortrait } from '../../app/portrait.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute } from '../../route/route.ts'
import { en } from '../../words/en.ts'
import { CustomerViewElement } from './customer-view.ts'

const route = parseRoute('#/customers/c%3A12%2F3?sort=orders')

function open(kit = kitWith()) {
  return mount(new CustomerViewElement(), { kit, route })
}

test('axe finds nothing, light or dark', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})

test('it opens with who this is, and leads back to the same list', async () => {
  const view = await open()
  expect(textOf(view.querySelector('.answer'))).toBe(
    'Jo <b>Reader</b> has spent £45.00 on 2 orders and looks at Gothic most. Last seen 1 hour ago.',
  )
  expect(view.querySelector('.back a')?.getAttribute('href')).toBe('#/customers?sort=orders')
})

test('the timeline says which shelf led to what', async () => {
  const view = await open()
  const lines = [...view.querySelectorAll('.timeline li')].map(textOf)
  expect(lines[0]).toBe('11:00 clicked Emma from the shelf “Home page” (Similar visits)')
  expect(lines).toContain('11:00 ordered Dracula £12.50 order A-1')
  expect([...view.querySelectorAll('.timeline h3')]).toHaveLength(2)
})

test('somebody new has empty parts that say what fills them', async () => {
  const customer = async () => ({
    ...readerDetail,
    orders: 0,
    revenue_minor: 0,
    categories: [],
    timeline: [],
    portrait: {
      ...readerPortrait,
      what: { ...readerPortrait.what, affinities: [] },
      worth: { ...readerPortrait.worth, outlook: { clv_minor: null, p_alive: null } },
      where: { country: null, by: null, shipped_to: [] },
      how: { ...readerPortrait.how, orders: 0, presents: { ...readerPortrait.how.presents, orders: 0 } },
      loyalty: { ...readerPortrait.loyalty, tier: null, points: null, ledger: [] },
    },
  })
  const view = await open(kitWith({ customer, outlook: async () => null }))
  expect(textOf(view.querySelector('.taste'))).toContain(en.portrait.affinity.empty)
  expect(textOf(view.querySelector('.timeline'))).toContain(en.customer.timelineEmpty)
  expect(textOf(view.querySelector('.future'))).toContain(en.portrait.models.noOrder)
  expect(textOf(view.querySelector('.where'))).toContain(en.portrait.where.unknown)
  expect(view.querySelector('.presents')).toBe(null)
  expect(textOf(view.querySelector('.loyalty'))).toContain(en.portrait.loyalty.none)
  expect(textOf(view.querySelector('.answer'))).toContain('has not bought anything yet')
})

test('somebody who was forgotten is not shown as an error of ours', async () => {
  const customer = () => Promise.reject(new ApiError(410, null))
  const view = await open(kitWith({ customer }))
  expect(textOf(view.querySelector('[role="alert"]'))).toContain(en.problem.erased)
})

test('the composite value is the sum of what its parts add, each with its inputs', async () => {
  const view = await open()
  const rows = [...view.querySelectorAll('.worth tbody tr')].map(textOf)
  expect(rows[0]).toMatch(/^Contribution.*£16\.00 55\.0 30% 16\.5$/)
  expect(rows[4]).toMatch(/– – 0% 0\.0$/)
  expect(textOf(view.querySelector('.worth tfoot'))).toBe('Together 41.9')
  expect(textOf(view.querySelector('.worth .inputs'))).toContain(
    'gross £45.00 · discount £2.00 · cost £24.00',
  )
})

test('the lifetime value stands beside what it is worked out from', async () => {
  const view = await open()
  expect(textOf(view.querySelector('.future dl.figures'))).toContain('£16.09')
  expect(textOf(view.querySelector('.future .inputs'))).toContain('r 0.525 · alpha 6.183 · a 0.891 · b 1.614')
})

test('the tier says what is missing, what is kept and how it came about', async () => {
  const view = await open()
  const standing = textOf(view.querySelector('.standing'))
  expect(standing).toContain('£750.00 more to Gold (£250.00 of £1,000.00 net spend)')
  expect(standing).toContain('Certain until 5 Feb 2027, and enough to keep it')
  expect(standing).toContain('Member after 7 Mar 2027 if nothing more is bought')
  expect(standing).toMatch(/rose to Silver £250\.00 net spend.*joined Member/)
})

test('the stage says which rule decided it, with its figures', async () => {
  const view = await open()
  expect(textOf(view.querySelector('.stage'))).toContain(
    '2 orders, and the next is not late: 0.01 of the expected wait',
  )
})

test('a price band is written as the amounts it reaches over', async () => {
  const view = await open()
  expect(textOf(view.querySelector('.taste'))).toContain('£7.25 to £10.23')
})

test('what was told of somebody, and what they say themselves, stands apart from what they do', async () => {
  const view = await open()
  expect(textOf(view.querySelector('.dates'))).toContain(
    'from Germany · first came from a search (google) on 6 Mar 2026 · birthday 03-05',
  )
  expect(textOf(view.querySelector('.rhythm'))).toMatch(/75 of 100 ?content, not loyal/)
  expect(textOf(view.querySelector('.reach'))).toMatch(/E-mail yes Text message no Telephone not said/)
})

test('while the models are at work it says what they do, and shows what they found by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const phases: (RunPhase | null)[] = [null, 'orders', 'clusters']
  const worth = {
    ...readerPortrait.worth,
    outlook: { clv_minor: null, p_alive: null },
    rfm: { ...readerPortrait.worth.rfm, score: null },
    models: { state: 'pending', phase: null } as const,
  }
  let asked = 0
  const view = new CustomerViewElement()
  const isDone = () => phases.length === 0
  const customer = async () => {
    asked++
    return isDone() ? readerDetail : { ...readerDetail, portrait: { ...readerPortrait, worth } }
  }
  const outlook = async () => {
    const phase = phases.shift()
    return phase === undefined ? readerOutlook : { state: 'pending' as const, phase }
  }
  const opened = mount(view, { kit: kitWith({ customer, outlook }), route })
  await vi.advanceTimersByTimeAsync(50)
  await opened
  const said = () => textOf(view.querySelector('.future'))
  expect(said()).toContain(en.portrait.models.about)
  expect(view.querySelector('.rhythm')?.textContent).not.toContain('RFM')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(said()).toContain(`step 2 of 6: ${en.portrait.models.phase.orders}`)
  await vi.advanceTimersByTimeAsync(1_500)
  expect(said()).toContain(`step 5 of 6: ${en.portrait.models.phase.clusters}`)
  expect(asked).toBe(1)
  await vi.advanceTimersByTimeAsync(2_250)
  expect(said()).toContain('£40.22')
  expect(textOf(view.querySelector('.rhythm'))).toContain('5–2–2')
  await vi.advanceTimersByTimeAsync(60_000)
  expect([asked, phases.length]).toEqual([2, 0])
})

test('who left the page is not asked about any more', async () => {
  let asked = 0
  const outlook = async () => {
    asked++
    return { state: 'pending' as const, phase: null }
  }
  const view = await open(kitWith({ outlook }))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const before = asked
  view.remove()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toBe(before)
})

test('where the models have nothing to say of somebody, it says why', async () => {
  const withModels = (models: Portrait['worth']['models']) => async () => ({
    ...readerDetail,
    portrait: {
      ...readerPortrait,
      worth: { ...readerPortrait.worth, models, outlook: { clv_minor: null, p_alive: null } },
    },
  })
  const told = async (models: Portrait['worth']['models']) => {
    const view = await open(kitWith({ customer: withModels(models), outlook: async () => null }))
    return textOf(view.querySelector('.future'))
  }
  expect(await told({ state: 'ready', version: 1, as_of: '2026-03-07' })).toContain(
    en.portrait.models.tooLittle,
  )
  expect(await told(null)).toContain(en.portrait.models.silent)
})

test('how somebody responds stands beside how they buy otherwise, with the shelves that worked', async () => {
  const view = await open()
  const seen = textOf(view.querySelector('.response'))
  expect(seen).toMatch(/20% ?2 of 10.*50% ?1 of 2.*£27\.50 ?otherwise £12\.50/)
  expect(seen).toContain('Discounts of £2.00 were given.')
  expect(seen).toContain('2 clicked, 1 ordered')
  expect(textOf(view.querySelector('.presents'))).toBe(
    'Presents for £12.50 all told, the last one yesterday. Mostly Gothic. Told as presents: 1',
  )
})

test('where somebody lives says how that is known', async () => {
  const where = {
    country: 'DE',
    by: 'orders' as const,
    shipped_to: [
      { country: 'DE', orders: 2 },
      { country: 'FR', orders: 1 },
    ],
  }
  const customer = async () => ({ ...readerDetail, portrait: { ...readerPortrait, where } })
  const view = await open(kitWith({ customer }))
  expect(textOf(view.querySelector('.where'))).toContain(
    'Germany where their newest order went Orders by country: Germany: 2 · France: 1',
  )
})

test('of a long timeline the newest ten lines stand there, and the others when asked for', async () => {
  const event = readerDetail.timeline[0]!
  const entries = Array.from({ length: 25 }, (_, i) => ({
    ...event,
    at: event.at - i * 7_200_000,
    items: [{ id: `b${i}` }],
  }))
  const customer = async () => ({ ...readerDetail, timeline: entries })
  const view = await open(kitWith({ customer }))
  const lines = () => view.querySelectorAll('.timeline li').length
  expect(lines()).toBe(10)
  const more = view.querySelector<HTMLButtonElement>('.timeline .more')
  expect(textOf(more)).toBe('Show 15 more')
  more?.click()
  await settled(view)
  expect([lines(), view.querySelector('.timeline .more')]).toEqual([25, null])
})

test('what they answered and what they would see stand with the rest, and lead nowhere when there is nothing', async () => {
  const at = Date.UTC(2026, 1, 3, 12)
  const answers = [{ id: 'a', kind: 'csat', touch_point: 'delivery', value: 2, at, comment: '<i>late</i>' }]
  const get = answering({ '/v1/customers/c%3A12%2F3/answers': { answers } })
  const shelf = {
    id: 'home',
    placement: 'home',
    recommender: 'trending',
    fallback: false,
    personal: true,
    products: [{ title: 'Emma', reason: { because: 'trending' } }],
  }
  const send = vi.fn(async () => ({ before: shelf, after: shelf }))
  const view = await open(kitWith({ get, send: send as unknown as Api['send'] }))
  await expect.poll(() => textOf(view.querySelector('.answers li'))).toContain('Satisfied: 2 of 5 delivery')
  expect(textOf(view.querySelector('.answers .comment'))).toBe('<i>late</i>')
  await expect
    .poll(() => textOf(view.querySelector('.shown-shelf li')))
    .toContain('Emma wanted more than usual')
  expect(send).toHaveBeenCalledWith('POST', '/v1/rules/preview', {
    placement: 'home',
    limit: 6,
    rules: [],
    customer: 'c:12/3',
  })
  expect(await axeFaults()).toEqual([])
  // Which place is looked at stands in the address, and leads back to the list without it.
  expect(
    [...view.querySelectorAll('.shown-shelf a.choice')].map((link) => link.getAttribute('href')),
  ).toContain('#/customers/c%3A12%2F3?place=email&sort=orders')
  view.route = parseRoute('#/customers/c%3A12%2F3?place=email')
  await expect
    .poll(() => send.mock.lastCall)
    .toMatchObject(['POST', '/v1/rules/preview', { placement: 'email' }])
  expect(view.querySelector('.back a')?.getAttribute('href')).toBe('#/customers')
  const silent = await open()
  expect(silent.querySelector('.answers')).toBeNull()
})

test('the contents lead to a heading, with the focus', async () => {
  const view = await open()
  const [, worth] = view.querySelectorAll<HTMLButtonElement>('.contents button')
  worth?.click()
  expect(document.activeElement?.id).toBe('worth-title')
})
