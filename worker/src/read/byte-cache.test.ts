import { describe, expect, it } from 'vitest'
import { ByteCache } from './byte-cache.ts'

describe('ByteCache', () => {
  it('never holds more bytes than its budget, and keeps what is used', () => {
    const cache = new ByteCache<number, string>(100)
    for (let key = 0; key < 50; key++) {
      cache.set(key, `v${key}`, 10)
      cache.get(0)
    }
    const held = Array.from({ length: 50 }, (_, key) => cache.get(key)).filter((value) => value !== undefined)
    expect(held.length * 10).toBeLessThanOrEqual(100)
    expect(cache.get(0)).toBe('v0')
    expect(cache.get(10)).toBeUndefined()
  })

  it('replaces and deletes', () => {
    const cache = new ByteCache<string, number | null>(1_000)
    cache.set('a', 1, 10)
    cache.set('a', null, 20)
    expect(cache.get('a')).toBeNull()
    cache.delete('a')
    expect(cache.get('a')).toBeUndefined()
  })
})
