import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chanceOf } from '../demo/random.ts'
import { compareFigures } from '../scripts/figures/compare.ts'
import type { Figures } from '../scripts/figures/recount.ts'

const days = {
  from: '2025-01-01',
  to: '2025-12-31',
  month: '2025-09',
  monthFrom: '2025-09-01',
  monthTo: '2025-09-30',
  beforeFrom: '2025-08-02',
  beforeTo: '2025-08-31',
}
let folder = ''
let told: Figures = {}
let expected: Figures = {}

/** A file that nobody sold by, with what real ones have: scattered customers, cancellations, unknown ones, odd prices. */
function invented(): string {
  const random = chanceOf(5)
  const upTo = (most: number) => Math.floor(random.next() * most)
  const lines = ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country']
  for (let invoice = 0; invoice < 160; invoice++) {
    const customer = 12_000 + Math.floor(random.next() ** 2 * 40)
    const at = new Date(Date.UTC(2025, 0, 3 + upTo(355), 8 + upTo(11), upTo(60)))
    const when = at.toISOString().slice(0, 19).replace('T', ' ')
    const number = invoice % 17 === 0 ? `C${500 + invoice}` : `${500 + invoice}`
    const known = invoice % 23 === 0 ? '' : `${customer}.0`
    for (let line = 0; line <= upTo(4); line++) {
      const product = Math.floor(random.next() ** 2 * 30)
      const units = invoice % 17 === 0 || upTo(40) === 0 ? -1 - upTo(3) : 1 + upTo(12)
      const price = upTo(30) === 0 ? '0' : (0.5 + (product * 7) / 20).toFixed(2)
      const title = `"Thing ${product}, a ""fine"" one"`
      lines.push([number, `S${100 + product}`, title, units, when, price, known, 'United Kingdom'].join())
    }
  }
  return `${lines.join('\n')}\n`
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-figures-file-'))
  const file = join(folder, 'retail.csv')
  const text = invented()
  writeFileSync(file, text)
  ;({ told, expected } = await compareFigures(file, text, days))
}, 90_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what the API says of a shop is what its file says, reckoned by other code:', () => {
  it('fifty figures and more', () => {
    expect(Object.keys(expected).length).toBeGreaterThan(50)
    expect(told).toEqual(expected)
  })

  it('of a file that has something to tell', () => {
    const empty = Object.entries(expected).filter(([, figure]) => figure === 0 || figure === null)
    expect(empty).toEqual([])
  })
})
