import type { RankedPerson } from '#shared/wire/value-ranking'
import { type ExplainedPart, type ValuePart, type ValueWeights, valueParts } from '#shared/wire/worth'

/** Somebody with the parts of their composite value. */
export interface Candidate {
  id: string
  name: string | null
  parts: readonly Pick<ExplainedPart, 'part' | 'score' | 'raw'>[]
}

/** Somebody as the API ranks them: what is not told of (growth) is known of nobody. */
export function candidateOf({ person, name, parts }: RankedPerson): Candidate {
  const known: Partial<Record<ValuePart, RankedPerson['parts']['credit']>> = parts
  return {
    id: person,
    name,
    parts: valueParts.map((part) => ({
      part,
      raw: known[part]?.raw ?? null,
      score: known[part]?.score ?? 0,
    })),
  }
}

export interface Ranked {
  id: string
  name: string | null
  /** 0 to 1. */
  value: number
  /** What each part adds to it. */
  adds: Record<ValuePart, number>
  place: number
  /** How many places higher than by the weights compared with; negative is lower. */
  moved: number
}

/**
 * Candidates by composite value, the greatest first, and how far each has moved against other weights. As on a
 * customer's page, a part nobody can tell leaves its weight to the others.
 */
export function ranking(
  candidates: readonly Candidate[],
  weights: ValueWeights,
  before: ValueWeights,
): Ranked[] {
  const places = new Map(byValue(candidates, before).map(({ id }, place) => [id, place]))
  return byValue(candidates, weights).map((one, place) => ({
    ...one,
    place: place + 1,
    moved: (places.get(one.id) ?? place) - place,
  }))
}

/**
 * Weights with one of them changed: the others keep their proportions and share what is left, so that all are 1
 * together. Where the others were all 0 they share it evenly.
 */
export function reweighed(weights: ValueWeights, part: ValuePart, weight: number): ValueWeights {
  const others = valueParts.filter((other) => other !== part)
  const sum = others.reduce((total, other) => total + weights[other], 0)
  const left = 1 - weight
  const shared = others.map((other) => [
    other,
    sum > 0 ? (weights[other] / sum) * left : left / others.length,
  ])
  return { ...Object.fromEntries(shared), [part]: weight } as ValueWeights
}

/**
 * The weights in whole per cents that are 100 together, the parts with the largest remainders rounded up: for the
 * address and for saving.
 *
 * @example wholePerCents({ contribution: 1 / 3, future: 1 / 3, credit: 1 / 3, loyalty: 0, growth: 0 }) // [34, 33, 33, 0, 0]
 */
export function wholePerCents(weights: ValueWeights): number[] {
  const exact = valueParts.map((part) => weights[part] * 100)
  const whole = exact.map((value) => Math.floor(value + 1e-9))
  const left = 100 - whole.reduce((sum, value) => sum + value, 0)
  const order = exact
    .map((value, index) => ({ index, rest: value - whole[index]! }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order.slice(0, left)) whole[index]!++
  return whole
}

/** The weights of an address, `30-30-10-20-10`; null for anything that is not five per cents with 100 in all. */
export function weightsOf(text: string | undefined): ValueWeights | null {
  if (!text || !/^\d{1,3}(-\d{1,3}){4}$/.test(text)) return null
  const numbers = text.split('-').map(Number)
  if (numbers.reduce((sum, value) => sum + value, 0) !== 100) return null
  return Object.fromEntries(
    valueParts.map((part, index) => [part, numbers[index]! / 100]),
  ) as unknown as ValueWeights
}

function byValue(candidates: readonly Candidate[], weights: ValueWeights): Omit<Ranked, 'place' | 'moved'>[] {
  return candidates
    .map(({ id, name, parts }) => {
      const known = parts.filter(({ raw }) => raw !== null)
      const weighed = known.reduce((sum, { part }) => sum + weights[part], 0)
      const adds = Object.fromEntries(valueParts.map((part) => [part, 0])) as Record<ValuePart, number>
      for (const { part, score } of known) adds[part] = weighed > 0 ? (weights[part] / weighed) * score : 0
      return { id, name, adds, value: valueParts.reduce((sum, part) => sum + adds[part], 0) }
    })
    .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))
}
