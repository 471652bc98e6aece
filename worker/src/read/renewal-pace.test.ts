import { expect, it } from 'vitest'
import { RenewalPace } from './renewal-pace.ts'

it('renews all that a page looks at, then so many a second, and never saves up more than at first', () => {
  const pace = new RenewalPace()
  expect(pace.take(60, 1_000_000)).toBe(60)
  expect(pace.take(60, 1_000_000)).toBe(4)
  expect(pace.take(60, 1_000_000)).toBe(0)
  expect(pace.take(60, 1_000_010)).toBe(4)
  expect(pace.take(60, 1_000_060)).toBe(20)
  expect(pace.take(200, 2_000_000)).toBe(64)
})

it('gives nothing for a clock that was set back, and goes on from there', () => {
  const pace = new RenewalPace()
  expect(pace.take(64, 1_000_000)).toBe(64)
  expect(pace.take(1, 500_000)).toBe(0)
  expect(pace.take(10, 500_010)).toBe(4)
})
