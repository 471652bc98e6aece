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

test('an unknown, empty or damaged address is Today', () => {
  for (const hash of ['', '#', '#/', '#/nothing/1', '#/__proto__'])
    expect(parseRoute(hash)).toMatchObject({ view: 'today', id: null })
  expect(parseRoute('#/customers/%E0%A4%A')).toMatchObject({ view: 'customers', id: null })
})

test('links from before the views were renamed still lead there', () => {
  expect(parseRoute('#/overview?range=7d')).toEqual({ view: 'today', id: null, query: { range: '7d' } })
  expect(parseRoute('#/live')).toMatchObject({ view: 'today', id: 'live' })
})

test('dates and segment go along to another view, the search does not', () => {
  const from = parseRoute('#/customers?q=jane&range=90d&segment=late')
  expect(formatRoute(routeTo('value', from))).toBe('#/value?range=90d&segment=late')
})

test('a query field is changed or removed, the others stay', () => {
  const route = parseRoute('#/customers?q=jane&sort=orders')
  expect(formatRoute(withQuery(route, { q: null, kind: 'guest' }))).toBe('#/customers?kind=guest&sort=orders')
})
