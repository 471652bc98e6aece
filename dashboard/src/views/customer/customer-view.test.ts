import { expect, test } from 'vitest'
import { ApiError } from '../../api.ts'
import { kitWith, readerDetail } from '../../app/kit.fixture.ts'
import { readerPortrait } from '../../app/portrait.fixture.ts'
import { axeFaults, mount, textOf } from '../../element/page.fixture.ts'
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
      loyalty: { ...readerPortrait.loyalty, tier: null, points: null, ledger: [] },
    },
  })
  const view = await open(kitWith({ customer }))
  expect(textOf(view.querySelector('.taste'))).toContain(en.portrait.affinity.empty)
  expect(textOf(view.querySelector('.timeline'))).toContain(en.customer.timelineEmpty)
  expect(textOf(view.querySelector('.future'))).toContain(en.portrait.future.none)
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
  expect(rows[0]).toMatch(/^Contribution.*£16\.00 0\.5500 0\.30 0\.1650$/)
  expect(rows[4]).toMatch(/– – 0\.00 0\.0000$/)
  expect(textOf(view.querySelector('.worth tfoot'))).toBe('Together 0.4188')
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
  expect(textOf(view.querySelector('.dates'))).toContain('from Germany · birthday 03-05')
  expect(textOf(view.querySelector('.rhythm'))).toMatch(/0\.75 ?content, not loyal/)
  expect(textOf(view.querySelector('.reach'))).toMatch(/E-mail yes Text message no Telephone not said/)
})
