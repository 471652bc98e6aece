import { describe, expect, it } from 'vitest'
import { wilson } from './wilson.ts'

describe('Wilson’s interval', () => {
  it('gives the printed values for 81 of 263 and for 0 of 20', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    expect(wilson(81, 263).map((x) => Number(x.toFixed(4)))).toEqual([0.2553, 0.3662])
    expect(wilson(0, 20).map((x) => Number(x.toFixed(4)))).toEqual([0, 0.1611])
  })

  it('has the shares at its ends for which the observed one is just so unlikely', () => {
    const [hits, of] = [7, 40]
    for (const end of wilson(hits, of)) {
      expect(Math.abs(hits / of - end) / Math.sqrt((end * (1 - end)) / of)).toBeCloseTo(1.959964, 9)
    }
  })
})
