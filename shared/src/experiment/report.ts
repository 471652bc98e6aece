import type { ArmComparison, ArmFigures, Experiment, ExperimentReport } from '../wire/experiment.ts'
import { differenceOf, type Moments } from './difference.ts'
import { sampleRatio } from './sample-ratio.ts'

/** What is known of one arm's people: those who met this arm and no other. */
export interface ArmSums {
  arm: string
  people: number
  converters: number
  orders: number
  revenue_minor: number
  /** Sum over people of the square of each one's revenue. */
  revenue_squares: number
  attributed_orders: number
  attributed_revenue_minor: number
  /** All who met this arm first, whatever they met later. */
  met_first: number
}

const noSums = {
  people: 0,
  converters: 0,
  orders: 0,
  revenue_minor: 0,
  revenue_squares: 0,
  attributed_orders: 0,
  attributed_revenue_minor: 0,
  met_first: 0,
}

/**
 * The report of an experiment: figures by arm, each arm beside the first, and whether people are spread as the weights
 * say. That test takes everybody by the arm met first: who met two is likelier to have met the larger one, so leaving
 * them out would make the spread look wrong.
 */
export function experimentReport(
  { id, note, status, arms }: Experiment,
  sums: readonly ArmSums[],
  excluded: number,
): ExperimentReport {
  const known = arms.map((arm) => sums.find((one) => one.arm === arm.id) ?? { arm: arm.id, ...noSums })
  const total = arms.reduce((sum, { weight }) => sum + weight, 0)
  const [baseline, ...others] = known
  return {
    id,
    ...(note === undefined ? {} : { note }),
    status,
    arms: known.map((one, i) => figuresOf(one, arms[i]!.weight / total)),
    comparisons: others.map((one) => comparison(baseline!, one)),
    sample_ratio: sampleRatio(
      known.map((one) => one.met_first),
      arms.map(({ weight }) => weight),
    ),
    excluded,
  }
}

function figuresOf(
  { revenue_squares: _, met_first: __, ...sums }: ArmSums,
  expected_share: number,
): ArmFigures {
  const per = (sum: number) => (sums.people === 0 ? 0 : sum / sums.people)
  return {
    ...sums,
    expected_share,
    conversion_rate: per(sums.converters),
    revenue_per_person_minor: per(sums.revenue_minor),
  }
}

function comparison(baseline: ArmSums, other: ArmSums): ArmComparison {
  return {
    arm: other.arm,
    baseline: baseline.arm,
    conversion: differenceOf(conversions(baseline), conversions(other)),
    revenue_per_person: differenceOf(revenue(baseline), revenue(other)),
  }
}

/** Everybody ordered or did not: 1 or 0, which is its own square. */
const conversions = ({ people, converters }: ArmSums): Moments => ({
  people,
  sum: converters,
  squares: converters,
})

const revenue = ({ people, revenue_minor, revenue_squares }: ArmSums): Moments => ({
  people,
  sum: revenue_minor,
  squares: revenue_squares,
})
