import { describe, expect, it } from 'vitest'
import { keyAccounts } from './key-accounts.ts'

const customers = [
  { id: 'a', value: 50, alive: 0.8 },
  { id: 'b', value: 30, alive: 0.5 },
  { id: 'c', value: 15, alive: 0.2 },
  { id: 'd', value: 5, alive: 0 },
  { id: 'e', value: 0, alive: 1 },
]

describe('key accounts', () => {
  it('are the smallest set that reaches the share', () => {
    const ids = (share: number) => keyAccounts(customers.toReversed(), share).map(({ id }) => id)
    expect(ids(0.5)).toEqual(['a'])
    expect(ids(0.51)).toEqual(['a', 'b'])
    expect(ids(0.8)).toEqual(['a', 'b'])
    expect(ids(1)).toEqual(['a', 'b', 'c', 'd'])
    expect(ids(0)).toEqual([])
    expect(keyAccounts([], 0.8)).toEqual([])
  })

  it('come with what is at risk: their value times the chance that they are gone', () => {
    const atRisk = keyAccounts(customers, 1).map(({ value_at_risk }) => value_at_risk)
    for (const [i, expected] of [10, 15, 12, 5].entries()) expect(atRisk[i]).toBeCloseTo(expected, 9)
  })
})
