import { beforeAll, expect, test } from 'vitest'
import { orderSchema } from '#shared/wire/order'
import { parse } from '#shared/wire/parse'
import { sessionSchema } from '#shared/wire/session'
import { bookById } from '../books/catalogue.ts'
import { untouchedBooks } from '../books/untouched.ts'
import { goodsMinor, shippingMinor } from '../checkout/totals.ts'
import { enteredShopAt, offer } from '../products.ts'
import { dayMs } from './calendar.ts'
import { simulateYear, type Year } from './simulate.ts'
import { favouritesOf } from './taste.ts'

const now = Date.UTC(2026, 10, 20, 15)
const small = { seed: 3, now, accounts: 40, guests: 5, anonymousSessions: 100 }
let year: Year

beforeAll(() => {
  year = simulateYear({ seed: 7, now })
})

test('the same seed and end give the same year, another seed another', () => {
  expect(simulateYear(small)).toEqual(simulateYear(small))
  expect(simulateYear({ ...small, seed: 4 }).sessions).not.toEqual(simulateYear(small).sessions)
})

test('the year has the size that was asked for', () => {
  expect(year.shoppers.length).toBe(660)
  expect(year.orders.length).toBeGreaterThan(1_800)
  expect(year.orders.length).toBeLessThan(3_200)
  expect(year.sessions.length).toBeGreaterThan(7_000)
  expect(year.sessions.length).toBeLessThan(9_500)
})

test('every line is one that the wire takes', () => {
  for (const session of year.sessions) expect(parse(sessionSchema, session).ok, session.id).toBe(true)
  for (const order of year.orders) expect(parse(orderSchema, order).ok, order.id).toBe(true)
})

test('ids are unique', () => {
  expect(new Set(year.sessions.map(({ id }) => id)).size).toBe(year.sessions.length)
  expect(new Set(year.orders.map(({ id }) => id)).size).toBe(year.orders.length)
})

test('everything happens within the year, oldest first', () => {
  const sessions = year.sessions.map((session) => session.started_at)
  const orders = year.orders.map((order) => order.created_at)
  for (const times of [sessions, orders]) {
    expect(Math.min(...times)).toBeGreaterThanOrEqual(now - 366 * dayMs)
    expect(Math.max(...times)).toBeLessThanOrEqual(now)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  }
})

test('nobody ever opens or buys an untouched book', () => {
  const opened = new Set([
    ...year.sessions.flatMap((session) => session.items),
    ...year.orders.flatMap((order) => order.items.map((item) => item.item_id)),
  ])
  for (const id of untouchedBooks) {
    expect(bookById(id)).toBeDefined()
    expect(opened.has(id), id).toBe(false)
  }
})

test('nobody opens a book before it entered the shop', () => {
  for (const session of year.sessions)
    for (const id of session.items) expect(enteredShopAt(id, now)).toBeLessThanOrEqual(session.started_at)
})

test('most of what a shopper opens belongs to the genres they like', () => {
  const tastes = new Map(year.shoppers.map((shopper) => [shopper.id, new Set(favouritesOf(shopper.taste))]))
  let liked = 0
  let all = 0
  for (const { customer_id, items } of year.sessions)
    if (customer_id !== undefined)
      for (const id of items) {
        all++
        if (tastes.get(customer_id)!.has(bookById(id)!.genre)) liked++
      }
  expect(liked / all).toBeGreaterThan(0.7)
})

test('a fifth of the buyers bring about two thirds of the revenue', () => {
  const revenue = new Map<string, number>()
  for (const order of year.orders) {
    const owner = order.customer_id ?? order.email!
    revenue.set(owner, (revenue.get(owner) ?? 0) + goodsMinor(order.items))
  }
  const sorted = [...revenue.values()].sort((a, b) => b - a)
  const sum = (list: number[]): number => list.reduce((total, value) => total + value, 0)
  const share = sum(sorted.slice(0, Math.round(sorted.length / 5))) / sum(sorted)
  expect(share).toBeGreaterThan(0.58)
  expect(share).toBeLessThan(0.85)
})

test('December is the busiest month', () => {
  const months = Array.from({ length: 12 }, () => 0)
  for (const order of year.orders) months[new Date(order.created_at).getUTCMonth()]!++
  expect(months.indexOf(Math.max(...months))).toBe(11)
})

test('orders add up: shop prices, discount below the goods, postage by the rule', () => {
  for (const order of year.orders) {
    for (const item of order.items) expect(item.price_minor).toBe(offer(item.item_id).priceMinor)
    const goods = goodsMinor(order.items)
    expect(order.discount_minor ?? 0).toBeLessThan(goods)
    expect(order.shipping_minor ?? 0).toBe(shippingMinor(goods))
    expect((order.customer_id === undefined) !== (order.email === undefined)).toBe(true)
  }
})

test('refunds come after the order, before now, and never exceed what was paid', () => {
  const refunded = year.orders.filter((order) => order.refunds)
  expect(refunded.length).toBeGreaterThan(50)
  for (const order of refunded) {
    const paid = goodsMinor(order.items) - (order.discount_minor ?? 0)
    const [refund] = order.refunds!
    expect(refund!.amount_minor).toBeGreaterThan(0)
    expect(refund!.amount_minor).toBeLessThanOrEqual(paid)
    expect(refund!.created_at).toBeGreaterThan(order.created_at)
    expect(refund!.created_at).toBeLessThanOrEqual(now)
    expect(order.updated_at).toBe(refund!.created_at)
  }
})
