import { expect, test } from 'vitest'
import { parse } from '#shared/wire/parse'
import { answersSchema, scales } from '#shared/wire/question'
import { answersOf } from './answers.ts'
import { simulateYear } from './simulate.ts'

const now = Date.UTC(2026, 10, 20, 15)
const year = simulateYear({ seed: 7, now })
const answered = answersOf(year, 7, now)

test('a third of the customers say what the API takes, the same ones every time', () => {
  expect(answersOf(year, 7, now)).toEqual(answered)
  expect(answered.length).toBeGreaterThan(150)
  expect(answered.length).toBeLessThan(270)
  for (const { answers } of answered) expect(parse(answersSchema, { answers }).ok).toBe(true)
})

test('nobody answers before they ordered, nor after the year, nor off the scale', () => {
  const orders = new Map(year.orders.map((order) => [order.id, order]))
  for (const { customer, answers } of answered)
    for (const { at, order_id, kind, value } of answers) {
      const order = orders.get(order_id!)!
      expect(order.customer_id).toBe(customer)
      expect(at).toBeGreaterThanOrEqual(order.created_at - 2)
      expect(at).toBeLessThanOrEqual(now)
      expect(value).toBeGreaterThanOrEqual(scales[kind][0])
      expect(value).toBeLessThanOrEqual(scales[kind][1])
    }
})

test('some are content and some are not', () => {
  const marks = answered.map(({ answers }) => answers.at(-1)!.value)
  const share = marks.filter((mark) => mark >= 4).length / marks.length
  expect(share).toBeGreaterThan(0.5)
  expect(share).toBeLessThan(0.9)
})
