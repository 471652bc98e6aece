import {
  type CustomerValue,
  defaultValueWeights,
  type ExplainedPart,
  type ValuePart,
  type ValueWeights,
  valueParts,
} from '../wire/worth.ts'

/** One part as it was measured, with what went into it. */
export interface MeasuredPart {
  /** Minor units, or 0 to 1; null when nobody can tell. */
  raw: number | null
  unit: 'minor' | 'ratio'
  formula: string
  inputs: Record<string, number | null>
}

/** Every customer's raw figure of a part, ascending; or as many evenly spaced quantiles of them. */
export type Population = Partial<Record<ValuePart, readonly number[]>>

/** With fewer others a rank says little, and the figure itself is used. */
const fewest = 20

/**
 * The composite value of one person, 0 to 1: Σ weight · score, each score the rank among the store's customers (those
 * below, and half of the equal ones). With fewer than 20 customers to compare with, money m counts as m / (m + typical)
 * and ratios as they are. A part nobody can tell leaves its weight to the others. The parts add up to the value.
 *
 * @param typical an amount in minor units that is worth half, where there is nobody to compare with
 */
export function customerValue(
  measured: Record<ValuePart, MeasuredPart>,
  {
    weights = defaultValueWeights,
    population = {},
    typical,
  }: { weights?: ValueWeights; population?: Population; typical: number },
): CustomerValue {
  const known = valueParts.filter((part) => measured[part].raw !== null)
  // Weights add up to 1 but for what the computer's fractions lose; where all is known they stand as they are.
  const isWhole = known.length === valueParts.length
  const weighed = isWhole ? 1 : known.reduce((sum, part) => sum + weights[part], 0)
  const parts = valueParts.map((part): ExplainedPart => {
    const { raw, unit, formula, inputs } = measured[part]
    const { score, by } = scoreOf(raw, unit, population[part] ?? [], typical)
    const weight = raw === null || weighed === 0 ? 0 : weights[part] / weighed
    return { part, raw, unit, score, weight, adds: weight * score, by, formula, inputs }
  })
  return { value: parts.reduce((sum, { adds }) => sum + adds, 0), parts }
}

function scoreOf(
  raw: number | null,
  unit: MeasuredPart['unit'],
  others: readonly number[],
  typical: number,
): Pick<ExplainedPart, 'score' | 'by'> {
  if (raw === null) return { score: 0, by: 'unknown' }
  if (others.length >= fewest) return { score: midRank(others, raw), by: 'percentile' }
  if (unit === 'ratio') return { score: Math.min(1, Math.max(0, raw)), by: 'as_it_is' }
  return { score: raw <= 0 ? 0 : raw / (raw + typical), by: 'saturation' }
}

/** The part of an ascending list below a value, equal ones counted half. @example midRank([1, 2, 2, 5], 2) // 0.5 */
export function midRank(ascending: readonly number[], value: number): number {
  const below = firstFrom(ascending, (one) => one >= value)
  const upTo = firstFrom(ascending, (one) => one > value)
  return ascending.length === 0 ? 0 : (below + upTo) / 2 / ascending.length
}

/** The first place for which `holds`; it holds for all places after it. */
function firstFrom(ascending: readonly number[], holds: (value: number) => boolean): number {
  let from = 0
  let to = ascending.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(ascending[middle]!)) to = middle
    else from = middle + 1
  }
  return from
}
