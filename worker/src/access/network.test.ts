import { describe, expect, it } from 'vitest'
import { networkMark, networkOfAddress } from './network.ts'

describe('the network of an address', () => {
  it('is three numbers of an IPv4 and three groups of an IPv6 one', () => {
    expect(networkOfAddress('192.0.2.77')).toBe('192.0.2')
    expect(networkOfAddress('2001:db8:1:2:a:b:c:d')).toBe('2001:db8:1')
    expect(networkOfAddress('')).toBe('')
  })

  it('is the same for all hosts of a network, however their addresses are shortened', () => {
    for (const address of ['2001:db8::1', '2001:db8::a:b:c:d', '2001:db8:0:0:1::', '2001:db8::'])
      expect(networkOfAddress(address)).toBe('2001:db8:0')
    expect(networkOfAddress('::ffff:192.0.2.77')).toBe('192.0.2')
  })
})

describe('the mark of a network', () => {
  const day = 86_400_000
  const now = 20_000 * day + 1
  const mark = (more: { secret?: string; store?: string; network?: string; now?: number } = {}) => {
    const given = { secret: 'secret', store: 'shop', network: '192.0.2', now, ...more }
    return networkMark(given.secret, given.store, given.network, given.now)
  }

  it('is the same all day, and 0 when the network is not known', async () => {
    expect(await mark({ now: now + day - 2 })).toBe(await mark())
    expect(await mark({ network: '' })).toBe(0)
  })

  it('is another one on another day, in another store, and with another secret', async () => {
    const all = [{}, { now: now + day }, { now: now - 2 }, { store: 'other' }, { secret: 'other' }]
    const marks = await Promise.all([...all, { network: '192.0.3' }].map(mark))
    expect(new Set(marks).size).toBe(marks.length)
    for (const one of marks) expect(Number.isInteger(one) && one > 0 && one < 2 ** 32).toBe(true)
  })
})
