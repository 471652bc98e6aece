import { expect, it } from 'vitest'
import { fitObstacle } from './fit-obstacle.ts'
import { groupHistories } from './history-groups.ts'

const base = (returned: number, once: number) =>
  groupHistories([
    ...Array.from({ length: returned }, () => ({ repeats: 1, recency: 1, age: 2, value: 1 })),
    ...Array.from({ length: once }, () => ({ repeats: 0, recency: 0, age: 2, value: 0 })),
  ])

it('says why too little is known, and nothing when enough is', () => {
  expect(fitObstacle(base(0, 0))).toBe('nobody has ordered')
  expect(fitObstacle(base(0, 7))).toContain('none of the 7 customers')
  expect(fitObstacle(base(9, 90))).toContain('only 9 of 99 customers')
  expect(fitObstacle(base(10, 0))).toBeNull()
})
