import { expect, test } from 'vitest'
import { personKey } from './person.ts'

test('a customer keeps the whole id, a visitor six characters from its end', () => {
  expect(personKey('c:12346')).toEqual({ kind: 'customer', short: '12346' })
  expect(personKey('v:0199a1b2-77c3-7def-8a01-23456789abcd')).toEqual({ kind: 'visitor', short: '89abcd' })
})

test('a key of no known kind is a visitor, never a throw', () => {
  expect(personKey('').kind).toBe('visitor')
  expect(personKey('x:1').kind).toBe('visitor')
})
