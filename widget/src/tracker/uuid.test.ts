import { expect, test } from 'vitest'
import { uuid7 } from './uuid.ts'

test('the time stands first, then version and variant', () => {
  const id = uuid7(0x0193_aaaa_bbbb, new BigUint64Array([1n, 12_345_678_901_234_567_890n]))
  expect(id).toBe('0193aaaa-bbbb-7345-8678-901234567890')
})

test('ids of one moment differ, and those of later moments sort after', () => {
  const at = Date.now()
  const id = (now: number) => uuid7(now, crypto.getRandomValues(new BigUint64Array(2)))
  expect(new Set(Array.from({ length: 1_000 }, () => id(at))).size).toBe(1_000)
  expect(id(at) < id(at + 1)).toBe(true)
})

test('it has the shape of a UUID, with small random numbers too', () => {
  for (const random of [
    [0n, 123_456_789_012_345_678n],
    [2n ** 64n - 1n, 2n ** 64n - 1n],
  ])
    expect(uuid7(Date.now(), new BigUint64Array(random))).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/,
    )
})
