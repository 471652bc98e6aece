import { expect, it } from 'vitest'
import { featureNames, featureRow } from './customer-features.ts'

it('has a column for each name, on a logarithmic scale', () => {
  const row = featureRow({ worth: Math.E - 1, orders: 0, daysSince: -3, tenure: 9, troubled: 0 })
  expect(row).toHaveLength(featureNames.length)
  expect(row[0]).toBeCloseTo(1, 12)
  expect(row.slice(1, 3)).toEqual([0, 0])
})
