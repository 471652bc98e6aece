import { expect, it } from 'vitest'
import { groupHistories } from './history-groups.ts'

it('counts equal histories once, whatever they were worth', () => {
  const groups = groupHistories([
    { repeats: 0, recency: 0, age: 3, value: 0 },
    { repeats: 2, recency: 1, age: 3, value: 10 },
    { repeats: 0, recency: 0, age: 3, value: 0 },
    { repeats: 2, recency: 1, age: 3, value: 20 },
    { repeats: 2, recency: 2, age: 3, value: 20 },
  ])
  expect(groups).toMatchObject({ size: 3, customers: 5, returned: 3, maxRepeats: 2 })
  expect([...groups.count]).toEqual([2, 2, 1])
  expect([...groups.recency]).toEqual([0, 1, 2])
  expect(groupHistories([])).toMatchObject({ size: 0, customers: 0, returned: 0, maxRepeats: 0 })
})
