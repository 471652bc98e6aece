import type {
  ArmComparison,
  ArmFigures,
  Experiment,
  ExperimentReport,
  NotAdjusted,
} from '../wire/experiment.ts'
import { adjustedDifference, type PairedMoments } from './adjusted-difference.ts'
import { differenceOf } from './difference.ts'
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
  /** People who had ordered before they met the arm, and what of `converters` they are. */
  past_buyers: number
  past_converters: number
  past_revenue_minor: number
  /** Sums over people: of the square of each one's revenue before, and of it times the revenue since. */
  past_revenue_squares: number
  revenue_products: number
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
  past_buyers: 0,
  past_converters: 0,
  past_revenue_minor: 0,
  past_revenue_squares: 0,
  revenue_products: 0,
  met_first: 0,
}

/** With fewer people who had ordered before in an arm, what is taken off would hang on single ones of them. */
const fewestPastBuyers = 10

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

function figuresOf(sums: ArmSums, expected_share: number): ArmFigures {
  const per = (sum: number) => (sums.people === 0 ? 0 : sum / sums.people)
  const { arm, people, converters, orders, revenue_minor, past_buyers } = sums
  const { attributed_orders, attributed_revenue_minor } = sums
  return {
    arm,
    expected_share,
    people,
    converters,
    orders,
    revenue_minor,
    conversion_rate: per(converters),
    revenue_per_person_minor: per(revenue_minor),
    past_buyers,
    past_revenue_per_person_minor: per(sums.past_revenue_minor),
    attributed_orders,
    attributed_revenue_minor,
  }
}

function comparison(baseline: ArmSums, other: ArmSums): ArmComparison {
  const bought = [conversions(baseline), conversions(other)] as const
  const paid = [revenue(baseline), revenue(other)] as const
  const not_adjusted = whyNotAdjusted(baseline, other)
  const isAdjusted = not_adjusted === null
  return {
    arm: other.arm,
    baseline: baseline.arm,
    conversion: differenceOf(bought[0].now, bought[1].now),
    revenue_per_person: differenceOf(paid[0].now, paid[1].now),
    conversion_adjusted: isAdjusted ? adjustedDifference(...bought) : null,
    revenue_per_person_adjusted: isAdjusted ? adjustedDifference(...paid) : null,
    not_adjusted,
  }
}

function whyNotAdjusted(a: ArmSums, b: ArmSums): NotAdjusted | null {
  if (a.past_buyers + b.past_buyers === 0) return 'no_past'
  return Math.min(a.past_buyers, b.past_buyers) < fewestPastBuyers ? 'little_past' : null
}

/** Everybody ordered or did not, before and since: 1 or 0, which is its own square. */
function conversions({ people, converters, past_buyers, past_converters }: ArmSums): PairedMoments {
  return {
    now: { people, sum: converters, squares: converters },
    past: { people, sum: past_buyers, squares: past_buyers },
    products: past_converters,
  }
}

function revenue(sums: ArmSums): PairedMoments {
  const { people } = sums
  return {
    now: { people, sum: sums.revenue_minor, squares: sums.revenue_squares },
    past: { people, sum: sums.past_revenue_minor, squares: sums.past_revenue_squares },
    products: sums.revenue_products,
  }
}
