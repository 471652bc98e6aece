import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Order } from '#shared/wire/order'
import type { Message, Outcome } from './kindred-client.ts'
import { OrderBook, refundableMinor } from './order-book.ts'

const order: Order = {
  id: 'BK-1',
  created_at: 1_000,
  updated_at: 1_000,
  customer_id: 'reader-0001',
  currency: 'GBP',
  items: [{ item_id: 'emma-jane-austen', quantity: 2, price_minor: 999 }],
  discount_minor: 198,
}

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'orders-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

/** A Kindred that gives one answer and remembers what it was told. */
function listener(answer: Outcome) {
  const heard: Message[] = []
  const tell = (message: Message): Promise<Outcome> => {
    heard.push(message)
    return Promise.resolve(answer)
  }
  return { heard, tell }
}

test('an order is told once, however often it is placed', async () => {
  const { heard, tell } = listener('delivered')
  const book = new OrderBook({ tell })
  await book.place(order)
  await book.place(order)
  expect(heard).toEqual([{ type: 'order', order }])
  expect(book.of('reader-0001')).toEqual([order])
})

test('a refund pays back what is left, once, and is told after its order', async () => {
  const { heard, tell } = listener('delivered')
  const book = new OrderBook({ tell })
  await book.place(order)
  await book.refund('BK-1', 2_000)
  await book.refund('BK-1', 3_000)
  expect(heard.slice(1)).toEqual([
    { type: 'refund', orderId: 'BK-1', refund: { id: 'BK-1-R1', created_at: 2_000, amount_minor: 1_800 } },
  ])
  expect(refundableMinor(book.get('BK-1')!)).toBe(0)
})

test('what Kindred could not be told is told after the next start', async () => {
  const away = listener('later')
  const before = new OrderBook({ dataDir, tell: away.tell })
  await before.place(order)
  await before.refund('BK-1', 2_000)
  before.close()
  const back = listener('delivered')
  const after = new OrderBook({ dataDir, tell: back.tell })
  await after.place(order)
  await expect.poll(() => back.heard.map(({ type }) => type)).toEqual(['order', 'refund'])
  expect(after.get('BK-1')?.refunds).toHaveLength(1)
  after.close()
})

test('history is shown and can be refunded, and the refund outlives a restart', async () => {
  const { tell } = listener('delivered')
  const before = new OrderBook({ dataDir, history: [order], tell })
  expect(before.of('reader-0001')).toHaveLength(1)
  await before.refund('BK-1', 2_000)
  const after = new OrderBook({ dataDir, history: [order], tell })
  expect(refundableMinor(after.get('BK-1')!)).toBe(0)
})
