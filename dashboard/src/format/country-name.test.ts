import { expect, test } from 'vitest'
import { countryName } from './country-name.ts'

test('a country is called as the reader calls it; what is no country stays as it was told', () => {
  expect(['en', 'zh', 'en'].map((locale) => countryName(locale, 'DE'))).toEqual([
    'Germany',
    '德国',
    'Germany',
  ])
  expect(countryName('en', 'somewhere')).toBe('somewhere')
})
