import { describe, expect, it } from 'vitest'
import { explainedShare, valueCube } from './value-cube.ts'

describe('the value cube', () => {
  const rows = Array.from({ length: 90 }, (_, i) => ({
    worth: i,
    cluster: i % 2,
    group: i % 3 === 0 ? 'FR' : null,
  }))

  it('holds everybody once, a third in each tercile', () => {
    const { cells, breaks } = valueCube(rows)
    expect(breaks).toEqual([30, 60])
    const of = (tercile: number) =>
      cells.filter((cell) => cell.tercile === tercile).reduce((sum, { customers }) => sum + customers, 0)
    expect([1, 2, 3].map(of)).toEqual([30, 30, 30])
    expect(cells.reduce((sum, { worth }) => sum + worth, 0)).toBe((89 * 90) / 2)
    expect(cells).toHaveLength(12)
    expect(cells[0]?.tercile).toBe(3)
  })

  it('never parts equals, and keeps a group called null from the unknown', () => {
    const { cells } = valueCube([
      { worth: 5, cluster: 0, group: null },
      { worth: 5, cluster: 0, group: 'null' },
      { worth: 5, cluster: 0, group: null },
    ])
    expect(cells.map(({ group, customers }) => [group, customers])).toEqual([
      [null, 2],
      ['null', 1],
    ])
    expect(valueCube([])).toEqual({ breaks: [], cells: [] })
  })
})

describe('explainedShare', () => {
  it('is 1 when segments say all, 0 when they say nothing, and by hand between', () => {
    expect(explainedShare(['a', 'a', 'b'], [1, 1, 5])).toBeCloseTo(1, 12)
    expect(explainedShare(['a', 'b', 'a', 'b'], [1, 1, 5, 5])).toBeCloseTo(0, 12)
    // Means 2 and 6, whole mean 4: between 16, whole 18.
    expect(explainedShare([0, 0, 1, 1], [1.5, 2.5, 5.5, 6.5])).toBeCloseTo(16 / 17, 12)
    expect(explainedShare([0, 1], [3, 3])).toBeNull()
  })
})
