import type { AgeBand, CubeAxis } from '../wire/customer-base.ts'

/** Countries that the cube tells apart; the rest are one group. */
const mostCountries = 12
/** Somebody whose first order is younger than this is new. */
const newForDays = 90

/** What is known of who somebody is. */
export interface Known {
  country: string | null
  birth_year: number | null
  /** Days since the first order. */
  tenure: number
}

/** The group a customer belongs to on one axis; null where that was never told. */
export function groupOf(
  axis: CubeAxis,
  { country, birth_year, tenure }: Known,
  { year, countries }: { year: number; countries: readonly string[] },
): string | null {
  switch (axis) {
    case 'tenure':
      return tenure < newForDays ? 'new' : 'known'
    case 'country':
      return country === null || countries.includes(country) ? country : 'other'
    case 'age':
      return birth_year === null ? null : ageBand(year - birth_year)
    default:
      return axis satisfies never
  }
}

/**
 * The band of an age in years. As only the year of birth is told, everybody is as old as on their birthday of that year.
 *
 * @example ageBand(25) // '25-34'
 */
export function ageBand(age: number): AgeBand {
  if (age < 25) return 'under-25'
  if (age < 35) return '25-34'
  if (age < 45) return '35-44'
  if (age < 55) return '45-54'
  return age < 65 ? '55-64' : '65-and-over'
}

/** The countries with the most customers, at most twelve; of equals the first by name. */
export function topCountries(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, mostCountries)
    .map(([country]) => country)
}
