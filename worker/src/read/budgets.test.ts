import { expect, it } from 'vitest'
import { budgets, postingAgeMs } from './budgets.ts'

it('rings are believed for twice the publish delay, within limits', () => {
  expect([0, 100, 500, 1_000, 60_000].map(postingAgeMs)).toEqual([250, 250, 1_000, 2_000, budgets.postingMs])
})
