import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chanceOf } from '../demo/random.ts'
import type { LedgerCase } from '../scripts/ledger/ledger-case.ts'
import { type LedgerRun, ledgerRuns } from '../scripts/ledger/runs.ts'

/** A small invented file, with what real ones have: scattered lines, cancellations, unknown customers, odd prices. */
const orders = 60
const expected = { revenue_minor: 0, orders: 0, customers: 0 }
let folder = ''
let runs: LedgerRun[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-ledger-test-'))
  const file = join(folder, 'invoices.csv.gz')
  writeFileSync(file, gzipSync(invented()))
  const cleaning = ['Customer==', 'Invoice^=C', 'Units<=0', 'Price<=0'].flatMap((rule) => ['--skip-if', rule])
  const map = (...maps: string[]) => maps.flatMap((one) => ['--map', one])
  const ledger: LedgerCase = {
    file,
    currency: 'GBP',
    timeZone: 'Europe/London',
    from: '2025-01-01',
    to: '2025-12-31',
    products: [...map('id=Sku', 'title=Name', 'url=/products/{Sku}', 'price=Price'), ...cleaning],
    orders: [
      ...map('customer_id=Customer|integer', 'created_at=Date', 'items.item_id=Sku', 'items.title=Name'),
      ...map('items.quantity=Units', 'items.price=Price'),
      ...['--group-by', 'Invoice', '--date-format', 'DD/MM/YYYY HH:mm', '--chunk', '3'],
      ...cleaning,
    ],
  }
  const dataDir = join(folder, 'data')
  const random = chanceOf(11)
  runs = await ledgerRuns(ledger, {
    dataDir,
    kills: 3,
    random: random.next,
    say: () => undefined,
    quietMs: 2_500,
  })
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('imports orders to the penny', () => {
  expect(runs[0]).toMatchObject(expected)
})

it('changes nothing when the same file is imported again', () => {
  expect(runs[1]).toMatchObject(expected)
})

it('comes to the same figures when workerd and importer are killed three times and resumed', () => {
  expect(runs[2]).toMatchObject({ ...expected, kills: 3 })
})

/** The file's text; `expected` is summed on the way, in tenths of a penny, rounded line by line. */
function invented(): string {
  const chance = chanceOf(5)
  const whole = (most: number) => Math.floor(chance.next() * most)
  const lines: string[] = []
  const customers = new Set<number>()
  for (let order = 0; order < orders; order++) {
    const isCancelled = order % 9 === 8
    const customer = order % 7 === 6 ? null : 1 + whole(20)
    const counts = !isCancelled && customer !== null
    if (counts) {
      expected.orders++
      customers.add(customer)
    }
    for (let line = 0; line < 1 + whole(4); line++) {
      const sku = whole(12)
      const units = 1 + whole(30)
      const tenths = 5 + whole(90_00)
      const price = `${Math.floor(tenths / 1000)}.${String(tenths % 1000).padStart(3, '0')}`
      if (counts) expected.revenue_minor += Math.floor((units * tenths + 5) / 10)
      const owner = customer === null ? '' : `${customer}.0`
      const date = `${String(1 + (order % 28)).padStart(2, '0')}/03/2025 10:30`
      lines.push(
        `${isCancelled ? 'C' : ''}${1000 + order},P${sku},"Thing ""${sku}"", 书",${units},${date},${price},${owner}`,
      )
    }
    lines.push(
      `${1000 + order},P1,Free,1,01/03/2025 10:30,0,1.0`,
      `${1000 + order},P2,Back,-1,01/03/2025 10:30,2.5,1.0`,
    )
  }
  expected.customers = customers.size
  const scattered = lines.map((line) => ({ line, place: chance.next() })).sort((a, b) => a.place - b.place)
  return `Invoice,Sku,Name,Units,Date,Price,Customer\n${scattered.map(({ line }) => line).join('\n')}\n`
}
