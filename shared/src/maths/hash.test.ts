import { describe, expect, it } from 'vitest'
import { hash32, hash53, hash64 } from './hash.ts'

describe('hashes of text', () => {
  it('stay what they are: stored keys depend on them', () => {
    expect(hash64('c:42')).toEqual(hash64('c:42'))
    expect([hash32(''), hash53('c:42')]).toMatchInlineSnapshot(`
      [
        451841411,
        1261841063155489,
      ]
    `)
  })

  it('do not collide over a hundred thousand similar keys', () => {
    const seen = new Set<number>()
    for (let i = 0; i < 100_000; i++) seen.add(hash53(`v:${i}`))
    expect(seen.size).toBe(100_000)
  })

  it('spread evenly over shards', () => {
    const counts = [0, 0, 0, 0, 0, 0, 0, 0]
    for (let i = 0; i < 80_000; i++) {
      const shard = hash32(`order-${i}`) % 8
      counts[shard] = (counts[shard] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })
})
