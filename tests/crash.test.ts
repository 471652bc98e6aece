import { describe, expect, it } from 'vitest'
import { runSeed } from '../bench/faults/seed.ts'

/**
 * What is acknowledged is in effect exactly once, whatever goes wrong: the server is killed while shoppers browse, buy,
 * sign in and leave, its disk is full, its objects throw, forget and cannot be reached, and everybody who got no answer
 * asks again. `npm run bench -- faults` does the same for longer.
 */
describe('faults while shoppers are busy', () => {
  // An odd seed forgets nobody, so that the sums of days are exact; in an even one two people ask to be forgotten.
  // In the second the server's clock jumps, and nobody comes for two months.
  it.each([
    [11, {}],
    [22, { 'server clock jumped': 2, 'away for 61 days': 1 }],
  ])('lose nothing, double nothing and leave nothing stuck (seed %i)', async (seed, met) => {
    const { audit, acknowledged, faults } = await runSeed({
      seed,
      seconds: 5,
      shoppers: 20,
      speed: 10,
      mayMount: false,
    })
    expect(audit.findings).toEqual([])
    expect(audit).toMatchObject({ lost: 0, doubled: 0, stuck: 0 })
    expect(acknowledged).toBeGreaterThan(200)
    expect(faults.killed).toBeGreaterThanOrEqual(2)
    expect(faults).toMatchObject(met)
    expect(Object.keys(faults).filter((kind) => kind.startsWith('alarm throws'))).not.toEqual([])
    expect(audit.orders).toBeGreaterThan(0)
  })
})
