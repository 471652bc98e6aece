import fc from 'fast-check'
import { expect, test } from 'vitest'
import { customerValue, type MeasuredPart } from '#shared/customer/value'
import { defaultValueWeights, type ValuePart, type ValueWeights, valueParts } from '#shared/wire/worth'
import { type Candidate, ranking, reweighed, weightsOf, wholePerCents } from './value-ranking.ts'

const scores = (contribution: number, loyalty: number | null) =>
  valueParts.map((part) => ({
    part,
    score: part === 'contribution' ? contribution : part === 'loyalty' ? (loyalty ?? 0) : 0.5,
    raw: part === 'loyalty' && loyalty === null ? null : 1,
  }))
const people: Candidate[] = [
  { id: 'c:1', name: 'Spender', parts: scores(0.9, 0.1) },
  { id: 'c:2', name: 'Regular', parts: scores(0.4, 0.9) },
]

test('who is first follows from the weights, and so does how far each has moved', () => {
  const byMoney = reweighed(defaultValueWeights, 'contribution', 0.9)
  const byLoyalty = reweighed(defaultValueWeights, 'loyalty', 0.9)
  expect(ranking(people, byMoney, byMoney).map(({ name, moved }) => [name, moved])).toEqual([
    ['Spender', 0],
    ['Regular', 0],
  ])
  expect(ranking(people, byLoyalty, byMoney).map(({ name, place, moved }) => [name, place, moved])).toEqual([
    ['Regular', 1, 1],
    ['Spender', 2, -1],
  ])
})

test('the value is the one of the customer’s page, parts that nobody can tell included', () => {
  const measured = (raw: number | null): MeasuredPart => ({ raw, unit: 'ratio', formula: '', inputs: {} })
  const all = Object.fromEntries(
    valueParts.map((part, index) => [part, measured(part === 'growth' ? null : (index + 1) / 10)]),
  ) as Record<ValuePart, MeasuredPart>
  const known = customerValue(all, { typical: 1 })
  const [one] = ranking(
    [{ id: 'c:1', name: null, parts: known.parts }],
    defaultValueWeights,
    defaultValueWeights,
  )
  expect(one!.value).toBeCloseTo(known.value, 12)
  expect(one!.adds.growth).toBe(0)
})

const anyWeights = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 })
  .filter((list) => list.some((value) => value > 0))
  .map((list) => {
    const sum = list.reduce((a, b) => a + b, 0)
    return Object.fromEntries(valueParts.map((part, index) => [part, list[index]! / sum])) as ValueWeights
  })

test('weights are 1 together wherever a slider goes, and the others keep their proportions', () => {
  fc.assert(
    fc.property(
      anyWeights,
      fc.constantFrom(...valueParts),
      fc.integer({ min: 0, max: 100 }),
      (from, part, to) => {
        const next = reweighed(from, part, to / 100)
        expect(valueParts.reduce((sum, each) => sum + next[each], 0)).toBeCloseTo(1, 9)
        expect(next[part]).toBe(to / 100)
      },
    ),
  )
  const next = reweighed(defaultValueWeights, 'growth', 0.55)
  expect(next.contribution / next.loyalty).toBeCloseTo(0.3 / 0.2)
})

test('an address has whole per cents with 100 in all, and is read back', () => {
  fc.assert(
    fc.property(anyWeights, (weights) => {
      const whole = wholePerCents(weights)
      expect(whole.reduce((a, b) => a + b, 0)).toBe(100)
      for (const [index, part] of valueParts.entries())
        expect(Math.abs(whole[index]! - weights[part] * 100)).toBeLessThan(1)
      expect(wholePerCents(weightsOf(whole.join('-'))!)).toEqual(whole)
    }),
  )
})

test('an address that is no weights is nobody’s', () => {
  for (const text of [undefined, '', '1-2', '30-30-10-20-11', '30-30-10-20-x', '0-0-0-0-100-0'])
    expect(weightsOf(text)).toBeNull()
})
