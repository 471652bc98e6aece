import { describe, expect, it } from 'vitest'
import { equalInConstantTime, isSignature, randomText, seal, sign, signingKey, unseal } from './secrets.ts'

const secret = 'the deployment’s secret'

describe('comparing', () => {
  it('is of whole texts, by the platform’s own comparison in constant time', () => {
    expect(equalInConstantTime('abc', 'abc')).toBe(true)
    for (const other of ['abd', 'bbc', 'ab', 'abcd', '', 'ABC'])
      expect(equalInConstantTime('abc', other)).toBe(false)
    expect(equalInConstantTime.toString()).toContain('timingSafeEqual')
  })
})

describe('what is derived from the one secret', () => {
  it('is another key for each purpose', async () => {
    const [visitor, login] = await Promise.all(
      ['visitor', 'login'].map((purpose) => signingKey(secret, purpose)),
    )
    const signature = await sign(visitor!, 'text')
    expect(await isSignature(visitor!, 'text', signature)).toBe(true)
    expect(await isSignature(login!, 'text', signature)).toBe(false)
    expect(await isSignature(visitor!, 'text', signature.slice(0, -1))).toBe(false)
    expect(await isSignature(visitor!, 'text.', signature)).toBe(false)
    expect(await isSignature(await signingKey('another', 'visitor'), 'text', signature)).toBe(false)
  })

  it('opens what it sealed, for the same purpose, unchanged', async () => {
    const sealed = await seal(secret, 'identity', 'what nobody may read')
    expect(sealed).not.toContain('nobody')
    expect(await unseal(secret, 'identity', sealed)).toBe('what nobody may read')
    expect(await seal(secret, 'identity', 'what nobody may read')).not.toBe(sealed)
    const flipped = sealed.at(-3) === 'A' ? 'B' : 'A'
    for (const [by, purpose, text] of [
      ['another', 'identity', sealed],
      [secret, 'login', sealed],
      [secret, 'identity', sealed.slice(0, -3) + flipped + sealed.slice(-2)],
      [secret, 'identity', ''],
    ] as const)
      await expect(unseal(by, purpose, text)).rejects.toThrow()
  })
})

describe('random texts', () => {
  it('are as long as asked, fit an address, and are never the same', () => {
    const texts = Array.from({ length: 200 }, () => randomText(24))
    expect(texts.every((text) => /^[\w-]{32}$/.test(text))).toBe(true)
    expect(new Set(texts).size).toBe(texts.length)
  })
})
