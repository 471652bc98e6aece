import { expect, test } from 'vitest'
import type { NextForCustomer } from '#shared/wire/goods'
import { answering, kitWith } from '../../app/kit.fixture.ts'
import { axeFaults, mount, textOf } from '../../element/page.fixture.ts'
import { en } from '../../words/en.ts'
import { NextStepElement } from './next-step.ts'

const next: NextForCustomer = {
  person: 'c:1',
  as_of: '2026-03-06',
  step: {
    action: {
      action: 'personal_care',
      rule: 'among the best',
      figures: { clv_minor: 12_000, key_account_minor: 9_000, p_alive: 0.4, overdue: null },
    },
    also: [{ action: 'win_back', rule: 'lost', figures: {} }],
    channels: ['email'],
    may_personalise: true,
  },
  chance: { chance: 0.25, served: 'order_model', features: null, order_model: 0.25, base_rate: 0.1 },
  offers: [
    {
      kind: 'next_product',
      product: { id: 'b1', title: 'Emma <i>' },
      category: null,
      chance_of_order: 0.25,
      chance_in_order: 0.4,
      chance: 0.1,
      revenue_minor: 1_000,
      margin: 0.5,
      margin_told: true,
      expected_minor: 50,
      because: {
        after_product: { id: 'b2', title: 'Dracula' },
        after_category: null,
        of: 10,
        took: 4,
        lift: 2,
        median_days: 20,
        due_in_days: 3,
        price_from_minor: null,
      },
    },
  ],
}

function open(answers: Record<string, unknown>) {
  return mount(new NextStepElement(), { kit: kitWith({ get: answering(answers) }), person: 'c:1' })
}

test('it says what to do with the figures that decided it, and what to offer and why', async () => {
  const view = await open({ '/v1/customers/c%3A1/next': next })
  expect(textOf(view.querySelector('.large'))).toBe(en.nextStep.action.personal_care)
  const text = textOf(view)
  expect(text).toContain('value of 12 months: £120.00 · still a customer: 40')
  expect(text).toContain('Emma <i> (next)')
  expect(text).toContain('after Dracula, 4 of 10 did')
  expect(text).toContain('e-mail')
  expect(await axeFaults()).toEqual([])
})

test('it says that nothing may be made for who switched personalisation off, and is not there without an answer', async () => {
  const step = { ...next.step, may_personalise: false }
  const off = await open({ '/v1/customers/c%3A1/next': { ...next, step, offers: [] } })
  expect(textOf(off)).toContain(en.nextStep.notPersonal)
  const none = await open({})
  expect(none.querySelector('.next-step')).toBe(null)
})
