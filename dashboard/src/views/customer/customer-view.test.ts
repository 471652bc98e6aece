import { expect, test } from 'vitest'
import { ApiError } from '../../api.ts'
import { kitWith, readerDetail } from '../../app/kit.fixture.ts'
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
  })
  const view = await open(kitWith({ customer }))
  expect(textOf(view.querySelector('.taste'))).toContain(en.customer.tasteEmpty)
  expect(textOf(view.querySelector('.timeline'))).toContain(en.customer.timelineEmpty)
  expect(textOf(view.querySelector('.answer'))).toContain('has not bought anything yet')
})

test('somebody who was forgotten is not shown as an error of ours', async () => {
  const customer = () => Promise.reject(new ApiError(410, null))
  const view = await open(kitWith({ customer }))
  expect(textOf(view.querySelector('[role="alert"]'))).toContain(en.problem.erased)
})
