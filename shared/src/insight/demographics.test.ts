import { describe, expect, it } from 'vitest'
import { ageBands } from '../wire/customer-base.ts'
import { ageBand, groupOf, topCountries } from './demographics.ts'

describe('groups of people', () => {
  const context = { year: 2026, countries: ['DE', 'FR'] }
  const nobody = { country: null, birth_year: null, tenure: 0 }

  it('are bands of ages, each begun by its first year', () => {
    expect([0, 24, 25, 34, 35, 44, 45, 54, 55, 64, 65, 120].map(ageBand)).toEqual(
      ageBands.flatMap((band) => [band, band]),
    )
    expect(groupOf('age', { ...nobody, birth_year: 1991 }, context)).toBe('35-44')
  })

  it('are countries that many live in, and the others together', () => {
    const of = (country: string) => groupOf('country', { ...nobody, country }, context)
    expect(['DE', 'FR', 'IT'].map(of)).toEqual(['DE', 'FR', 'other'])
  })

  it('are new for ninety days', () => {
    const of = (tenure: number) => groupOf('tenure', { ...nobody, tenure }, context)
    expect([0, 89, 90].map(of)).toEqual(['new', 'new', 'known'])
  })

  it('are none where nothing was told', () => {
    expect([groupOf('age', nobody, context), groupOf('country', nobody, context)]).toEqual([null, null])
  })

  it('are at most twelve countries, the largest, of equals the first by name', () => {
    const names = Array.from({ length: 14 }, (_, i) => `A${String.fromCharCode(65 + i)}`)
    const counts = Object.fromEntries(names.map((name, i) => [name, i === 13 ? 9 : 1]))
    expect(topCountries(counts)).toEqual(['AN', ...names.slice(0, 11)])
  })
})
