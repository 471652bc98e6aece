import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCells, type Cell, type DayCells, fadedWeights, listed, mergeCells } from './day-cells.ts'

const cell = fc.record({
  key: fc.constantFrom('poetry', 'crime', '7', '__proto__', 'constructor'),
  day: fc.integer({ min: 20_000, max: 20_012 }),
  weight: fc.integer({ min: -300, max: 900 }),
})
const cells = fc.array(cell, { maxLength: 40 })

function inBatches(list: readonly Cell[], size: number, most: number): DayCells {
  let state: DayCells = []
  for (let i = 0; i < list.length; i += size) state = addCells(state, list.slice(i, i + size), most)
  return state
}

/** The slow, obvious version: add everything up, then keep the newest. */
function slowly(list: readonly Cell[], most: number): Cell[] {
  const sums = new Map<string, Cell>()
  for (const one of list) {
    const name = `${one.day} ${one.key}`
    const known = sums.get(name)
    sums.set(name, { ...one, weight: one.weight + (known?.weight ?? 0) })
  }
  const newestFirst = [...sums.values()].sort((a, b) => b.day - a.day || (a.key < b.key ? -1 : 1))
  return newestFirst.slice(0, most)
}

const sorted = (list: readonly Cell[]) => list.toSorted((a, b) => a.day - b.day || (a.key < b.key ? -1 : 1))

describe('cells by day', () => {
  it('are the same text in whatever order and batches things came, also when old ones had to go', () => {
    const most = fc.constantFrom(3, 8, 1_000)
    const shuffled = cells.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.integer({ min: 1, max: 7 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, most, ([list, other, size], limit) => {
        const one = JSON.stringify(inBatches(list, 1, limit))
        expect(JSON.stringify(inBatches(other, size, limit))).toBe(one)
        expect(sorted(listed(inBatches(other, size, limit)))).toEqual(sorted(slowly(list, limit)))
      }),
    )
  })

  it('merge as if one person had done it all, either way round', () => {
    fc.assert(
      fc.property(cells, cells, fc.constantFrom(4, 1_000), (a, b, most) => {
        const [left, right] = [inBatches(a, 3, most), inBatches(b, 2, most)]
        const whole = JSON.stringify(inBatches([...a, ...b], 1, most))
        expect(JSON.stringify(mergeCells(left, right, most))).toBe(whole)
        expect(JSON.stringify(mergeCells(right, left, most))).toBe(whole)
      }),
    )
  })

  it('do not change what they are given, and leave other days as they are', () => {
    const row = (day: number, keys: string[], weights: number[]) => Object.freeze({ day, keys, weights })
    const before = Object.freeze([row(1, ['a'], [100]), row(3, ['b'], [7])])
    const after = addCells(before, [{ key: 'a', day: 1, weight: 50 }], 9)
    expect(after).toEqual([row(1, ['a'], [150]), row(3, ['b'], [7])])
    expect(after[1]).toBe(before[1])
    expect(before[0]).toEqual(row(1, ['a'], [100]))
  })

  it('fade by half every half-life, and never grow towards the future', () => {
    const some = [
      { day: 10, keys: ['ca', 'pa'], weights: [200, 5] },
      { day: 20, keys: ['ca'], weights: [100] },
      { day: 30, keys: ['cb'], weights: [8] },
    ]
    const at = (today: number) => fadedWeights(some, { prefix: 'c', today, halfLifeDays: 10 })
    expect([...at(20)]).toEqual([
      ['a', 200],
      ['b', 8],
    ])
    expect(at(40).get('a')).toBe(200 / 8 + 100 / 4)
  })
})
