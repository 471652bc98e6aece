import { describe, expect, it } from 'vitest'
import { falseDiscoveryBound } from './false-discovery.ts'

describe('the bound of false discoveries', () => {
  it('is that of the example its authors print', () => {
    // Benjamini and Hochberg (1995), section 4.1: of these fifteen, the first four are found at 5 %.
    const printed = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ]
    expect(falseDiscoveryBound(printed.toReversed(), 0.05)).toBe(0.0095)
  })

  it('finds nothing among nothing, and nothing in plain chance', () => {
    expect(falseDiscoveryBound([], 0.1)).toBe(0)
    expect(falseDiscoveryBound([0.2, 0.5, 0.8], 0.1)).toBe(0)
  })
})
