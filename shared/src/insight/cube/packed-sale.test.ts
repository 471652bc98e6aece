import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptySale, type PackedSale, readSales, writeSale } from './packed-sale.ts'

const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
const word = fc.nat(60_000)
const line = fc.record({ category: word, brand: word, units: fc.nat(1_000_000), gross: amount, net: amount })
const sale: fc.Arbitrary<PackedSale> = fc
  .record({
    day: fc.nat(40_000),
    sign: fc.constantFrom<1 | -1>(1, -1),
    isFirst: fc.boolean(),
    channel: fc.nat(9),
    country: word,
    tier: word,
    gross: amount,
    net: amount,
    list: fc.array(line, { maxLength: 4 }),
  })
  .map(({ list, ...plain }) => ({
    ...plain,
    lines: list.length,
    category: list.map(({ category }) => category),
    brand: list.map(({ brand }) => brand),
    units: list.map(({ units }) => units),
    lineGross: list.map(({ gross }) => gross),
    lineNet: list.map(({ net }) => net),
  }))

/** A sale as it was read, with no more entries in its lists than it has lines. */
function whole(read: PackedSale): PackedSale {
  const first = (list: number[]) => list.slice(0, read.lines)
  const { category, brand, units, lineGross, lineNet } = read
  const lists = { category: first(category), brand: first(brand), units: first(units) }
  return { ...read, ...lists, lineGross: first(lineGross), lineNet: first(lineNet) }
}

describe('a packed sale', () => {
  it('is read as it was written, among any others', () => {
    fc.assert(
      fc.property(fc.array(sale, { maxLength: 12 }), (sales) => {
        const bytes: number[] = []
        for (const one of sales) writeSale(bytes, one)
        const read: PackedSale[] = []
        readSales(new Uint8Array(bytes), (one) => read.push(whole(one)))
        expect(read).toEqual(sales)
      }),
    )
  })

  it('of two lines takes some thirty bytes', () => {
    const bytes: number[] = []
    const lists = {
      category: [3, 4],
      brand: [90, 200],
      units: [1, 2],
      lineGross: [999, 1_999],
      lineNet: [899, 1_799],
    }
    writeSale(bytes, {
      ...emptySale(),
      day: 20_500,
      channel: 2,
      country: 5,
      tier: 6,
      gross: 2_998,
      net: 2_698,
      lines: 2,
      ...lists,
    })
    expect(bytes.length).toBeLessThan(32)
  })
})
