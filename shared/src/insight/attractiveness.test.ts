import { describe, expect, it } from 'vitest'
import { attractiveness } from './attractiveness.ts'
import { addToRatio, startRatio } from './estimate.ts'

const worth = (...values: number[]) => {
  const sums = startRatio()
  for (const value of values) addToRatio(sums, value, 1)
  return sums
}
const arms = { baseline: { people: 100, converters: 10 }, arm: { people: 100, converters: 15 } }

describe('attractiveness', () => {
  it('is size × CLV × uplift / cost, the best first', () => {
    const rows = attractiveness([
      { label: 'small', size: 10, value: worth(100, 300), response: arms, cost: 50 },
      { label: 'large', size: 1_000, value: worth(400, 400), response: arms, cost: 50 },
    ])
    expect(rows.map(({ label }) => label)).toEqual(['large', 'small'])
    expect(rows[0]).toMatchObject({ potential_minor: 400_000, cost_minor: 50_000, unknown: [] })
    expect(rows[0]?.score).toBeCloseTo((1_000 * 400 * 0.05) / 50_000, 12)
    expect(rows[1]?.uplift).toMatchObject({ n: 200 })
    expect(rows[1]?.uplift?.low).toBeLessThan(0)
  })

  it('says what is unknown instead of assuming it', () => {
    const few = { ...arms, arm: { people: 29, converters: 20 } }
    const [a, b] = attractiveness([
      { label: 'a', size: 10, value: worth(100, 100), response: few, cost: 50 },
      { label: 'b', size: 10, value: worth(), response: null, cost: null },
    ])
    expect(a).toMatchObject({ score: null, potential_minor: 1_000, unknown: ['uplift'] })
    expect(b).toMatchObject({ score: null, potential_minor: null, unknown: ['uplift', 'cost', 'clv'] })
  })
})
