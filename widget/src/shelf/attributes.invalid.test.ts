import { expect, test } from 'vitest'
import { localeOf, placementOf, safeUrl, wholeOf } from './attributes.ts'

test.each([null, undefined, '', ' ', 'Home Page', '<b>', 'a'.repeat(41), {}])(
  '%s is no placement',
  (value) => {
    expect(placementOf(value)).toBe('home')
  },
)

test.each([null, '', 'x', '0', '-3', 'NaN', {}])('%s is no number of products', (value) => {
  expect(wholeOf(value, 1, 24, 12)).toBe(12)
})

test('too many are the most', () => {
  expect(wholeOf('9999', 1, 24, 12)).toBe(24)
})

test('a locale is the first that exists', () => {
  expect(localeOf('not a locale!', null, 'de_AT')).toBe('de-AT')
  expect(localeOf('', undefined)).toBe('en')
})

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  '/\\evil.example',
  'http://',
  'books/emma',
  '/a b',
  '',
  null,
  7,
])('%s is no address', (value) => {
  expect(safeUrl(value)).toBeUndefined()
})

test('http addresses and paths stay as they are', () => {
  for (const url of ['https://shop.example/a?b#c', 'http://127.0.0.1:8788/x', '/books/emma', '/'])
    expect(safeUrl(url)).toBe(url)
})
