import { expect, test } from 'vitest'
import { csvRows } from './csv-rows.ts'
import { portions, readImport } from './import-lines.ts'

const reading = { kind: 'products', unit: 100, currency: 'GBP', now: 0 } as const
const values = (lines: { json: string }[]) => lines.map(({ json }) => JSON.parse(json))

test('quoted cells hold commas, quotes and line ends, and rows know their line', () => {
  expect(csvRows('\uFEFFa,b\r\n"x, ""y""\nz",2\r\n\r\n3,4')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x, "y"\nz', '2'] },
    { line: 5, cells: ['3', '4'] },
  ])
})

test('columns become fields of the API: amounts in minor units, lists as lists, empty cells left out', () => {
  const file = 'id,title,price,categories,tags,stock,odd\nemma,Emma,9.90,Fiction > Comedy,new|gift,,x\n'
  const { lines, unreadable } = readImport(file, 'csv', reading)
  expect(values(lines)).toEqual([
    { id: 'emma', title: 'Emma', price_minor: 990, categories: ['Fiction', 'Comedy'], tags: ['new', 'gift'] },
  ])
  expect(unreadable).toEqual([])
})

test('lines of one order are one order, and a currency that is not named is the store’s', () => {
  const file =
    'id;created_at;customer_id;items.item_id;items.quantity;items.price\n' +
    'o1;2026-03-01T12:00:00Z;42;emma;2;9.90\no2;1772366400000;43;emma;1;9.90\no1;2026-03-01T12:00:00Z;42;dracula;1;5\n'
  const [first, second] = values(readImport(file, 'csv', { ...reading, kind: 'orders' }).lines)
  expect(first).toEqual({
    id: 'o1',
    created_at: Date.UTC(2026, 2, 1, 12),
    currency: 'GBP',
    customer_id: '42',
    items: [
      { item_id: 'emma', quantity: 2, price_minor: 990 },
      { item_id: 'dracula', quantity: 1, price_minor: 500 },
    ],
  })
  expect(second.created_at).toBe(1_772_366_400_000)
})

test('what cannot be read is told by its line; the rest goes on', () => {
  const csv = readImport('id,price\na,1\nb,cheap\nc,3', 'csv', reading)
  expect(csv.lines.map(({ line }) => line)).toEqual([2, 4])
  expect(csv.unreadable).toEqual([{ line: 3, message: '“cheap” is not a number' }])
  const json = readImport('{"id":"a"}\n\n{broken\n', 'jsonl', reading)
  expect(json).toMatchObject({
    lines: [{ line: 1, json: '{"id":"a"}' }],
    unreadable: [{ line: 3, message: 'is not JSON' }],
  })
  expect(readImport('name\nx', 'csv', reading).unreadable[0]?.line).toBe(1)
})

test('portions are no longer and no larger than the API takes', () => {
  const lines = Array.from({ length: 25 }, (_, n) => ({ line: n + 1, json: '"0123456789"' }))
  expect(portions(lines, { lines: 10, bytes: 1_000 }).map((one) => one.length)).toEqual([10, 10, 5])
  expect(portions(lines, { lines: 100, bytes: 39 }).map((one) => one.length)).toEqual([
    3, 3, 3, 3, 3, 3, 3, 3, 1,
  ])
  expect(portions([{ line: 1, json: 'x'.repeat(100) }], { lines: 10, bytes: 50 })).toHaveLength(1)
})

test('what a shop system exports is read as it is, drafts left out and counted', () => {
  const file =
    'Handle,Title,Tags,Variant SKU,Variant Price,Variant Inventory Tracker,Variant Inventory Qty,Status\n' +
    'mug,Mug,"blue, clay",M-S,8.00,shopify,2,active\nmug,,,M-L,9.50,shopify,1,\nold,Old,,O,1.00,,,draft\n'
  const { lines, unreadable, from, leftOut } = readImport(file, 'csv', reading)
  expect(values(lines)).toEqual([
    {
      id: 'mug',
      url: '/products/mug',
      title: 'Mug',
      tags: ['blue', 'clay'],
      aliases: ['M-S', 'M-L'],
      price_minor: 800,
      stock: 3,
    },
  ])
  expect({ unreadable, from, leftOut }).toEqual({ unreadable: [], from: 'shopify', leftOut: 1 })
})

test('of an exported order what was paid back is a refund', () => {
  const file =
    'Name,Email,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Refunded Amount,Id\n' +
    '#1,ann@example.com,GBP,2026-02-20 10:00:00 +0100,2,Mug,8.00,M-S,8.00,77\n' +
    '#1,ann@example.com,,2026-02-20 10:00:00 +0100,1,Bowl,5.00,B,,\n'
  const at = Date.UTC(2026, 1, 20, 9)
  expect(values(readImport(file, 'csv', { ...reading, kind: 'orders' }).lines)).toEqual([
    {
      id: '77',
      email: 'ann@example.com',
      currency: 'GBP',
      created_at: at,
      items: [
        { item_id: 'M-S', title: 'Mug', quantity: 2, price_minor: 800 },
        { item_id: 'B', title: 'Bowl', quantity: 1, price_minor: 500 },
      ],
      refunds: [{ id: '77-refunded', created_at: at, amount_minor: 800 }],
    },
  ])
})
