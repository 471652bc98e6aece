import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { used } from '../bench/scale/bill.ts'
import { loadOf, lowestFigures, softLimit } from '../bench/scale/object-limits.ts'
import { dollars, tableRow } from '../bench/scale/row.ts'
import { sized } from '../bench/scale/sized.ts'
import { measured, mostEvents, storedBytes } from '../bench/scale/stored.ts'

/** What documents say of how a store grows is what `npm run bench -- scale` says. */

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
const limits = read('docs/limits.md')
const rowsBelow = (text: string, heading: string) =>
  text.slice(text.indexOf(heading)).split('\n\n')[0]!.split('\n').slice(2)

describe('how a store grows', () => {
  const sizes = [1_000, 1_000_000, 100_000_000, 1_000_000_000].map((events) => sized(events))

  it('stands in docs/limits.md as the simulation has it', () => {
    expect(rowsBelow(limits, '| events a month |')).toEqual(sizes.map(tableRow))
  })

  it('never asks half of what it takes of any object', () => {
    for (const { hottest_load } of sizes) expect(hottest_load).toBeLessThan(0.5)
  })

  it('needs shards and relays from about as many events on as docs/limits.md says', () => {
    const needs = (millions: number) => {
      const { index_shards, insight_relays } = sized(millions * 1e6)
      return [index_shards, insight_relays]
    }
    expect(limits).toContain('--index-shards 2` (then 4, 8 … 64), from about 50 million events a month on')
    expect(limits).toContain('--relays 4`, from about 70 million events a month on')
    expect([45, 50, 65, 70].map(needs)).toEqual([
      [1, 0],
      [2, 0],
      [4, 0],
      [4, 4],
    ])
  })

  it('is made easier by a longer delay, as docs/limits.md says', () => {
    expect(limits).toContain('with `publish_delay_ms` at 30,000 it is 50 %')
    expect(sized(1_000_000_000, 30_000).strict_load).toBeCloseTo(0.5, 2)
  })

  it('costs in docs/deploy.md what it costs there', () => {
    const table = rowsBelow(read('docs/deploy.md'), '| events a month | a month, about |')
    const told = table.map((row) => row.split('|').map((cell) => cell.trim()))
    expect(told.map(([, events, usd]) => [events, usd])).toEqual(
      [1, 10, 100].map((millions) => [`${millions} M`, dollars(sized(millions * 1e6).usd_per_month)]),
    )
  })

  it('ends where docs/limits.md says', () => {
    for (const days of [395, 7]) {
      const millions = mostEvents(days) / 1e6
      expect(limits).toContain(
        `${Math.floor(millions)} million events a month with visitors kept for ${days} days`,
      )
      const stored = (events: number) => storedBytes({ events: events * 1e6, products: 1, shards: 64 })
      expect(stored(millions * 0.99)).toMatchObject({ fits: true })
      expect(stored(millions * 1.01).visitorDays).toBeLessThanOrEqual(days)
    }
    expect(storedBytes({ events: mostEvents(7) * 1.01, products: 1, shards: 64 }).fits).toBe(false)
  })

  it('is reckoned from what bench/README.md has as measured', () => {
    const rows = read('bench/README.md').split('\n')
    const inRows = (beginning: RegExp, count: number) =>
      rows.filter((row) => beginning.test(row)).some((row) => row.includes(count.toLocaleString('en')))
    const { visitor, customer, order, person, flushesPerS } = measured
    for (const count of [visitor, customer, order, person])
      expect(inRows(/`scale --measure`/, count), `${count}`).toBe(true)
    expect(inRows(/flushes for a second of one processor/, flushesPerS)).toBe(true)
    expect(inRows(/`rows_per_event`: first/, used.rowsPerEvent)).toBe(true)
    expect(inRows(/`rows_per_order`/, used.rowsPerOrder)).toBe(true)
  })
})

describe('what is asked of an object', () => {
  it('is weighed by what it has to do, and gathered flushes by how many they are', () => {
    const asked = { passing: 100, answering: 50, storing: 20, gathered: 0 }
    expect(loadOf(asked, softLimit, 1_000)).toBeCloseTo(0.17, 12)
    expect(loadOf(asked, lowestFigures, 1_000)).toBeCloseTo(0.3, 12)
    expect(
      loadOf({ passing: 0, answering: 0, storing: 5, gathered: 1_500 }, lowestFigures, 5_000),
    ).toBeCloseTo(0.325, 12)
  })
})
