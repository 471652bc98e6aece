import { describe, expect, it } from 'vitest'
import { networkOfAddress } from './network.ts'

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
