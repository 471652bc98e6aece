import { describe, expect, it } from 'vitest'
import { Flights } from './flights.ts'

describe('Flights', () => {
  it('fetches what several ask for at once only once', async () => {
    const flights = new Flights<string>()
    const loads: string[][] = []
    const load = async (keys: string[]) => {
      loads.push(keys)
      await Promise.resolve()
    }
    await Promise.all([
      flights.fetch(['a', 'b'], load),
      flights.fetch(['b', 'c'], load),
      flights.fetch(['a'], load),
    ])
    expect(loads).toEqual([['a', 'b'], ['c']])
    await flights.fetch(['a'], load)
    expect(loads).toHaveLength(3)
  })

  it('fetches again what somebody else failed to fetch', async () => {
    const flights = new Flights<string>()
    const first = flights.fetch(['a'], () => Promise.reject(new Error('overloaded')))
    const loads: string[][] = []
    const second = flights.fetch(['a'], async (keys) => {
      loads.push(keys)
    })
    await expect(first).rejects.toThrow('overloaded')
    await second
    expect(loads).toEqual([['a']])
  })

  it('does not wait for ever for somebody else’s fetch', async () => {
    const flights = new Flights<string>()
    void flights.fetch(['a'], () => new Promise(() => {}))
    const loads: string[][] = []
    await flights.fetch(['a'], async (keys) => {
      loads.push(keys)
    })
    expect(loads).toEqual([['a']])
  })
})
