import { describe, expect, it } from 'vitest'
import { needsGrid } from './needs-grid.ts'

describe('needsGrid', () => {
  it('shares each band’s sample among the needs, those without one apart', () => {
    const { bands, needs, cells } = needsGrid([
      { band: 'top', name: 'Top', customers: 90, labels: ['price', 'price', 'brand', null] },
      { band: 'rest', name: 'Rest', customers: 0, labels: [] },
    ])
    expect(bands).toEqual([
      { band: 'top', name: 'Top', customers: 90, sample: 4 },
      { band: 'rest', name: 'Rest', customers: 0, sample: 0 },
    ])
    expect(needs).toEqual(['price', 'quality', 'service', 'brand', 'convenience', null])
    const top = cells.filter(({ band }) => band === 'top')
    expect(top.map(({ people }) => people)).toEqual([2, 0, 0, 1, 0, 1])
    expect(top.reduce((sum, { share }) => sum + share!.value, 0)).toBe(1)
    expect(top[0]?.share).toMatchObject({ value: 0.5, n: 4 })
    expect(cells.filter(({ band }) => band === 'rest').every(({ share }) => share === null)).toBe(true)
  })
})
