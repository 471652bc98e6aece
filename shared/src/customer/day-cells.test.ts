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
  let state: DayCells = {}
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

  it('do not change what they are given', () => {
    const before: DayCells = Object.freeze({ a: Object.freeze([1, 100]) })
    expect(addCells(before, [{ key: 'a', day: 1, weight: 50 }], 9)).toEqual({ a: [1, 150] })
    expect(before).toEqual({ a: [1, 100] })
  })

  it('fade by half every half-life, and never grow towards the future', () => {
    const some = { a: [10, 200, 20, 100], b: [30, 8] }
    expect([...fadedWeights(some, 20, 10)]).toEqual([
      ['a', 200],
      ['b', 8],
    ])
    expect(fadedWeights(some, 40, 10).get('a')).toBe(200 / 8 + 100 / 4)
  })
})
