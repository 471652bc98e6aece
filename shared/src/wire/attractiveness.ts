import type { Estimate } from '../insight/estimate.ts'
import type { PersonLabel } from './drivers.ts'

/** One group of people as a target. */
export interface AttractivenessRow {
  label: string
  size: number
  /** Mean lifetime value of one (twelve months at 1 % a month), from a sample of so many. */
  clv: Estimate | null
  /** How many more of a hundred (as a share) ordered in the arm than in the first arm of the experiment. */
  uplift: Estimate | null
  cost_minor: number | null
  /** size × CLV. */
  potential_minor: number | null
  /** size × CLV × uplift / cost: minor units that one spent brings; null as long as a factor is unknown. */
  score: number | null
  unknown: ('uplift' | 'cost' | 'clv')[]
}

/** `GET /v1/insights/attractiveness`: which group to turn to. */
export interface AttractivenessAnswer {
  state: 'ready' | 'pending'
  by: PersonLabel
  /** What the uplift was measured by; null: it is not known. */
  experiment: { id: string; arm: string; baseline: string } | null
  /** People whose lifetime value was worked out. */
  sample: number
  groups: AttractivenessRow[]
}
