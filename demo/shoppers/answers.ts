import type { Answer } from '#shared/wire/question'
import { chanceOf } from '../random.ts'
import { dayMs } from './calendar.ts'
import type { Shopper } from './shopper.ts'
import type { Year } from './simulate.ts'

/** What a customer answered, as `POST /v1/customers/{id}/answers` takes it. */
export interface AnsweredBy {
  customer: string
  answers: Answer[]
}

/** The share of customers who answer when they are asked. */
const answering = 0.35

/**
 * What some customers said a few days after their last order. Those who will leave are less content, and everybody's
 * mood is their own: satisfaction and loyalty go together, but not always.
 */
export function answersOf(year: Year, seed: number, now: number): AnsweredBy[] {
  const lastOrders = new Map<string, { id: string; at: number }>()
  for (const { id, customer_id, created_at } of year.orders)
    if (customer_id !== undefined) lastOrders.set(customer_id, { id, at: created_at })
  return year.shoppers.flatMap((shopper) => {
    const order = lastOrders.get(shopper.id)
    return order ? (answersAbout(shopper, order, seed, now) ?? []) : []
  })
}

function answersAbout(
  shopper: Shopper,
  order: { id: string; at: number },
  seed: number,
  now: number,
): AnsweredBy | null {
  const chance = chanceOf(seed, `${shopper.id} answers`)
  if (!chance.happens(answering)) return null
  const mood = 0.85 - 0.8 * (shopper.churn - 0.15) - shopper.returns + 0.22 * chance.normal()
  const mark = (lowest: number, highest: number, shift = 0): number => {
    const share = Math.min(1, Math.max(0, mood + shift + 0.08 * chance.normal()))
    return Math.round(lowest + share * (highest - lowest))
  }
  const at = Math.min(now, order.at + Math.round((1 + 6 * chance.next()) * dayMs))
  const said = { at, order_id: order.id }
  return {
    customer: shopper.id,
    answers: [
      { ...said, id: `${order.id}-nps`, kind: 'nps', touch_point: 'shop', value: mark(0, 10), at: at - 2 },
      {
        ...said,
        id: `${order.id}-delivery`,
        kind: 'expectation',
        touch_point: 'delivery',
        value: mark(1, 5, -0.05),
        expected: 3 + chance.between(0, 1),
        at: at - 1,
      },
      { ...said, id: `${order.id}-buying`, kind: 'csat', touch_point: 'buying', value: mark(1, 5) },
    ],
  }
}
