import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addLag, lagBin, medianLag } from './lags.ts'
import {
  addSequence,
  addWaits,
  fewestSteps,
  keptRules,
  newSequences,
  newWaits,
  type Step,
  sequenceRules,
  timedRules,
} from './sequences.ts'

const things = ['tea', 'pot', 'cup', 'jam']
const histories = fc.array(
  fc
    .array(fc.record({ gap: fc.integer({ min: 1, max: 31 }), keys: fc.subarray(things, { minLength: 1 }) }), {
      maxLength: 6,
    })
    .map((steps): Step[] => {
      let day = 0
      return steps.map(({ gap, keys }) => {
        day += gap
        return { day, keys }
      })
    }),
  { maxLength: 40 },
)

/** All steps of all people from one day with `a` to the next, with `b`: people and waits. */
function byHand(people: readonly Step[][], a: string, b: string) {
  const steps = people.flatMap((days, person) =>
    days.slice(1).map((after, i) => ({ person, before: days[i]!, after })),
  )
  const hits = steps.filter(({ before, after }) => before.keys.includes(a) && after.keys.includes(b))
  return {
    steps: steps.length,
    ofA: steps.filter(({ before }) => before.keys.includes(a)).length,
    ofB: steps.filter(({ after }) => after.keys.includes(b)).length,
    people: new Set(hits.map(({ person }) => person)).size,
    waits: hits.map(({ before, after }) => after.day - before.day).sort((x, y) => x - y),
  }
}

describe('sequences', () => {
  it('are what a count by hand gives, for any orders', () => {
    fc.assert(
      fc.property(histories, (people) => {
        const counts = newSequences()
        for (const days of people) addSequence(counts, days)
        const rules = sequenceRules(counts)
        const waits = newWaits(rules)
        for (const days of people) addWaits(waits, days)
        const timed = timedRules(rules, waits)
        const told = new Set(timed.map(({ a, b }) => `${a} ${b}`))
        for (const a of things) {
          for (const b of things) {
            const own = byHand(people, a, b)
            const isTold = own.waits.length >= fewestSteps && own.people >= fewestSteps
            expect(told.has(`${a} ${b}`)).toBe(isTold)
          }
        }
        for (const rule of timed) {
          const own = byHand(people, rule.a, rule.b)
          expect(rule).toMatchObject({
            count: own.waits.length,
            people: own.people,
            of_a: own.ofA,
            of_b: own.ofB,
            confidence: own.waits.length / own.ofA,
            median_days: own.waits[Math.ceil(own.waits.length / 2) - 1],
          })
          expect(rule.lift).toBeCloseTo((own.waits.length * own.steps) / (own.ofA * own.ofB), 9)
          expect(rule.lift_at_least).toBeLessThan(rule.lift)
          const usual = own.ofB / own.steps
          const [low, high] = [Math.min(usual, rule.confidence), Math.max(usual, rule.confidence)]
          expect(rule.chance).toBeGreaterThanOrEqual(low - 1e-12)
          expect(rule.chance).toBeLessThanOrEqual(high + 1e-12)
        }
      }),
      { numRuns: 60, seed: 1 },
    )
  })

  it('stay the same when their counts are kept as text in between', () => {
    const days: Step[] = Array.from({ length: 20 }, (_, i) => ({
      day: 7 * i,
      keys: things.slice(0, 1 + (i % 3)),
    }))
    const whole = newSequences()
    let kept = newSequences()
    for (let person = 0; person < 8; person++) {
      addSequence(whole, days)
      addSequence(kept, days)
      kept = JSON.parse(JSON.stringify(kept))
    }
    expect(sequenceRules(kept)).toEqual(sequenceRules(whole))
    expect(sequenceRules(whole).length).toBeGreaterThan(3)
  })

  it('keep the surest of all, and of each thing the likeliest', () => {
    const counts = newSequences()
    for (let person = 0; person < 10; person++) {
      addSequence(counts, [
        { day: 0, keys: ['tea', 'pot'] },
        { day: 9, keys: person < 6 ? ['cup', 'jam'] : ['jam'] },
      ])
    }
    const rules = sequenceRules(counts)
    expect(rules).toHaveLength(4)
    expect(keptRules(rules, 0, 1).map(({ a, b }) => `${a} ${b}`)).toEqual(['pot jam', 'tea jam'])
    expect(keptRules(rules, 4, 0)).toEqual(rules)
  })
})

describe('waits', () => {
  it('are told to the day for a month, then to the week, and above a year alike', () => {
    expect([0, 1, 31, 32, 38, 39, 45, 46].map(lagBin)).toEqual([0, 1, 31, 32, 32, 39, 39, 46])
    expect(lagBin(368)).toBe(lagBin(4_000))
  })

  it('have the median of the single waits, to the day or the week', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 360 }), { minLength: 1, maxLength: 60 }), (waits) => {
        const pairs: number[] = []
        for (const wait of waits) addLag(pairs, wait)
        const middle = waits.toSorted((a, b) => a - b)[Math.ceil(waits.length / 2) - 1]!
        expect(medianLag(pairs)).toBe(lagBin(middle))
      }),
      { seed: 2 },
    )
    expect(medianLag([])).toBeNull()
  })
})
