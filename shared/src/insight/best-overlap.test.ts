import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestOverlap, lastingKeys } from './best-overlap.ts'

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([olds, news]) =>
    fc.array(fc.array(fc.nat(50), { minLength: news, maxLength: news }), {
      minLength: olds,
      maxLength: olds,
    }),
  )

/** Every way to give old groups to new ones. */
function assignments(olds: number, news: number): number[][] {
  if (news === 0) return [[]]
  return assignments(olds, news - 1).flatMap((taken) => [
    [...taken, -1],
    ...Array.from({ length: olds }, (_, i) => i)
      .filter((i) => !taken.includes(i))
      .map((i) => [...taken, i]),
  ])
}

const inCommon = (matrix: readonly (readonly number[])[], taken: readonly number[]) =>
  taken.reduce((sum, i, j) => sum + (i < 0 ? 0 : matrix[i]![j]!), 0)

describe('bestOverlap', () => {
  it('keeps as many people together as any assignment', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const most = Math.max(
          ...assignments(matrix.length, matrix[0]!.length).map((one) => inCommon(matrix, one)),
        )
        expect(inCommon(matrix, bestOverlap(matrix))).toBe(most)
      }),
    )
  })

  it('does not let the largest pair spoil the rest', () => {
    // Greedy would take 60, and leave 1.
    expect(
      bestOverlap([
        [60, 50],
        [55, 1],
      ]),
    ).toEqual([1, 0])
  })
})

describe('lastingKeys', () => {
  it('follows groups that change places, and never gives a key twice', () => {
    const first = lastingKeys(null, [-1, -1, -1])
    expect(first).toEqual({ keys: [0, 1, 2], next: 3 })
    const second = lastingKeys(first, [2, 0])
    expect(second).toEqual({ keys: [2, 0], next: 3 })
    expect(lastingKeys(second, [1, -1, 0])).toEqual({ keys: [0, 3, 2], next: 4 })
  })
})
