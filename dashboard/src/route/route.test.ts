import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRoute, parseRoute, routeTo, viewNames, withQuery } from './route.ts'

test('a customer with a colon, a slash and Chinese in the id survives the address', () => {
  const route = { view: 'customers', id: 'c:书/12?#', query: { sort: 'orders', q: '简 & co' } } as const
  expect(parseRoute(formatRoute(route))).toEqual(route)
})

test('every route comes back from its own address', () => {
  const field = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  const query = fc.dictionary(fc.constantFrom('sort', 'q', 'kind', 'range'), field)
  const route = fc.record({ view: fc.constantFrom(...viewNames), id: fc.option(field), query })
  fc.assert(
    fc.property(route, (given) => {
      expect(parseRoute(formatRoute(given))).toEqual({ ...given, query: { ...given.query } })
    }),
  )
})

test('an unknown, empty or damaged address is the overview', () => {
  for (const hash of ['', '#', '#/', '#/nothing/1', '#/__proto__'])
    expect(parseRoute(hash)).toMatchObject({ view: 'overview', id: null })
  expect(parseRoute('#/customers/%E0%A4%A')).toMatchObject({ view: 'customers', id: null })
})

test('the date range goes along to another view, the search does not', () => {
  const from = parseRoute('#/customers?q=jane&range=90d')
  expect(formatRoute(routeTo('overview', from))).toBe('#/overview?range=90d')
})

test('a query field is changed or removed, the others stay', () => {
  const route = parseRoute('#/customers?q=jane&sort=orders')
  expect(formatRoute(withQuery(route, { q: null, kind: 'guest' }))).toBe('#/customers?kind=guest&sort=orders')
})
