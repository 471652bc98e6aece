import { expect, test } from 'vitest'
import { orderSchema } from '#shared/wire/order'
import { parse } from '#shared/wire/parse'
import { books } from '../books/catalogue.ts'
import { offer } from '../products.ts'
import { countOf, linesOf, readCart, withQuantity, writeCart } from './cart.ts'
import { faultOf, inStock, orderOf } from './place-order.ts'
import { goodsMinor, shippingMinor } from './totals.ts'

const emma = 'emma-jane-austen'
const dracula = 'dracula-bram-stoker'
const soldOut = books.find((book) => offer(book.id).stock === 0)!.id
const guest = { account: null, name: 'Ada', email: 'ada@example.org', visitor: '' }
const now = Date.UTC(2026, 10, 20)

test('a cart comes back from its cookie as it was', () => {
  const cart = withQuantity(withQuantity(new Map(), emma, 2), dracula, 1)
  expect(readCart(writeCart(cart))).toEqual(cart)
  expect(countOf(cart)).toBe(3)
})

test('what is not ours in a cookie is left out', () => {
  const sku = offer(emma).sku
  expect(readCart(undefined).size).toBe(0)
  expect(readCart(`nonsense*1.${sku}*-1.${sku}*1e9.*`).size).toBe(0)
  expect(readCart(`${sku}*99`).get(emma)).toBe(10)
})

test('a sold-out or unknown book cannot be put into a cart, and none removes a line', () => {
  expect(withQuantity(new Map(), soldOut, 1).size).toBe(0)
  expect(withQuantity(new Map(), 'no-such-book', 1).size).toBe(0)
  expect(withQuantity(new Map([[emma, 2]]), emma, 0).size).toBe(0)
  expect(withQuantity(new Map([[emma, 2]]), emma, Number.NaN).size).toBe(0)
  expect(
    inStock(
      new Map([
        [emma, 1],
        [soldOut, 1],
      ]),
    ),
  ).toEqual(new Map([[emma, 1]]))
})

test('postage is free from £25 up and for nothing', () => {
  expect([0, 2_499, 2_500].map(shippingMinor)).toEqual([0, 299, 0])
})

test('an order is the shop’s own prices, and one that the wire takes', () => {
  const cart = new Map([[emma, 2]])
  const order = orderOf('BK-1', cart, { ...guest, visitor: 'abc.def' }, now)
  expect(parse(orderSchema, order)).toMatchObject({ ok: true })
  expect(order).toMatchObject({ email: 'ada@example.org', visitor: 'abc.def', currency: 'GBP' })
  expect(goodsMinor(order.items)).toBe(2 * offer(emma).priceMinor)
  expect(linesOf(cart)[0]!.priceMinor).toBe(offer(emma).priceMinor)
})

test('an account’s order names the customer and not the e-mail, and an odd visitor id is left out', () => {
  const account = { id: 'reader-0001', name: 'Ada Adeyemi' }
  const order = orderOf('BK-1', new Map([[emma, 1]]), { ...guest, account, visitor: 'a b\n' }, now)
  expect(order).toMatchObject({ customer_id: 'reader-0001', customer_name: 'Ada Adeyemi' })
  expect(order).not.toHaveProperty('email')
  expect(order).not.toHaveProperty('visitor')
})

test('guests are asked for name and e-mail', () => {
  expect(faultOf(guest)).toBeNull()
  expect(faultOf({ ...guest, name: ' ' })).toBe('name')
  expect(faultOf({ ...guest, email: 'ada@example' })).toBe('email')
  expect(faultOf({ ...guest, account: { id: 'x', name: 'X' }, name: '' })).toBeNull()
})
