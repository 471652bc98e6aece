import type { Portrait } from '../wire/portrait.ts'
import type { Channel } from './about.ts'

/** What to do for somebody next, and the rule that decided it. */
export const nextActions = [
  'make_good',
  'personal_care',
  'save_tier',
  'remind_to_reorder',
  'win_back',
  'use_points',
  'reach_tier',
  'ask_for_second_order',
  'offer_next',
  'leave_alone',
] as const
export type NextActionName = (typeof nextActions)[number]

/** One action that is due, with the figures that decided it. */
export interface NextAction {
  action: NextActionName
  /** The rule in a sentence, with its bounds. */
  rule: string
  figures: Record<string, number | string | null>
}

/** What is to be done, and how it may be told. */
export interface NextStep {
  /** The first rule that holds. */
  action: NextAction
  /** Other rules that hold, in their order. */
  also: NextAction[]
  /** Channels the person agreed to. Without any, only the shop's own pages may tell. */
  channels: Channel[]
  /** False: the person switched personalisation off, so no page and no letter may be made for them. */
  may_personalise: boolean
}

export interface NextActionInputs {
  portrait: Portrait
  now: number
  /** Customers whose lifetime value is at least this are key accounts; null before the models ran. */
  key_account_minor: number | null
  /** Refunds, and answers among the lowest, of the last 60 days. */
  recent_refunds: number
  recent_low_answers: number
  /** What is due to be ordered again: a product's number, and in how many days; null without one. */
  reorder: { n: number; due_in_days: number } | null
  /** What the best offer is worth, minor units; null without one. */
  best_offer_minor: number | null
}

/** The bounds of the rules. */
const actionBounds = {
  slippingAlive: 0.6,
  slippingOverdue: 1.2,
  tierDays: 45,
  reorderBeforeDays: 7,
  reorderAfterDays: 30,
  pointsDays: 30,
  tierNearShare: 0.25,
}

const dayMs = 86_400_000

/**
 * What to do for somebody: the rules in the order in which they matter, each with the figures it looked at. Amends come
 * before care, care before sales; who is well and owes nothing is left alone.
 */
export function nextAction(inputs: NextActionInputs): NextStep {
  const due = rules.flatMap((rule) => rule(inputs) ?? [])
  const [action = leaveAlone, ...also] = due
  const { channels, personalisation } = inputs.portrait.reach
  const agreed = (Object.entries(channels) as [Channel, boolean | null][]).flatMap(([channel, told]) =>
    told === true ? [channel] : [],
  )
  return { action, also, channels: agreed, may_personalise: personalisation }
}

type Rule = (inputs: NextActionInputs) => NextAction | null

const leaveAlone: NextAction = { action: 'leave_alone', rule: 'no other rule holds', figures: {} }

const makeGood: Rule = ({ recent_refunds, recent_low_answers, portrait }) =>
  recent_refunds + recent_low_answers === 0
    ? null
    : {
        action: 'make_good',
        rule: 'money went back, or an answer was among the lowest, in the last 60 days',
        figures: { recent_refunds, recent_low_answers, stated: portrait.loyalty.satisfaction.stated },
      }

const personalCare: Rule = ({ portrait, key_account_minor }) => {
  const { overdue } = portrait.how.rhythm
  const { clv_minor, p_alive } = portrait.worth.outlook
  if (clv_minor === null || key_account_minor === null || clv_minor < key_account_minor) return null
  const { slippingAlive, slippingOverdue } = actionBounds
  const isSlipping = (p_alive !== null && p_alive < slippingAlive) || (overdue ?? 0) > slippingOverdue
  if (!isSlipping) return null
  return {
    action: 'personal_care',
    rule: `among the tenth with the highest lifetime value, and P(alive) < ${slippingAlive} or overdue > ${slippingOverdue}`,
    figures: { clv_minor, key_account_minor, p_alive, overdue },
  }
}

const saveTier: Rule = ({ portrait, now }) => {
  const { tier } = portrait.loyalty
  const { projected, keep } = tier ?? {}
  if (!tier || !projected || !keep || projected.tier === tier.tier.id) return null
  const days = Math.ceil((projected.at - now) / dayMs)
  if (days > actionBounds.tierDays) return null
  return {
    action: 'save_tier',
    rule: `the tier falls within ${actionBounds.tierDays} days if nothing more is bought`,
    figures: { tier: tier.tier.id, falls_to: projected.tier, in_days: days, missing: keep.missing },
  }
}

const remindToReorder: Rule = ({ reorder }) => {
  const { reorderBeforeDays, reorderAfterDays } = actionBounds
  if (!reorder || reorder.due_in_days > reorderBeforeDays || reorder.due_in_days < -reorderAfterDays)
    return null
  return {
    action: 'remind_to_reorder',
    rule: `what others reorder after so long is due within ${reorderBeforeDays} days, or was within the last ${reorderAfterDays}`,
    figures: { product: reorder.n, due_in_days: reorder.due_in_days },
  }
}

const winBack: Rule = ({ portrait }) => {
  const { stage, rule, inputs } = portrait.how.lifecycle
  if (inputs.orders === 0 || (stage !== 'lost' && stage !== 'retain')) return null
  return {
    action: 'win_back',
    rule: 'the lifecycle stage is retain or lost',
    figures: { stage, stage_rule: rule, overdue: inputs.overdue, p_alive: inputs.p_alive },
  }
}

const usePoints: Rule = ({ portrait, now }) => {
  const next = portrait.loyalty.points?.expiring[0]
  if (!next || next.points <= 0) return null
  const days = Math.ceil((next.at - now) / dayMs)
  if (days > actionBounds.pointsDays) return null
  return {
    action: 'use_points',
    rule: `points expire within ${actionBounds.pointsDays} days`,
    figures: { points: next.points, in_days: days },
  }
}

const reachTier: Rule = ({ portrait }) => {
  const next = portrait.loyalty.tier?.next
  if (!next || next.threshold <= 0 || next.missing > next.threshold * actionBounds.tierNearShare) return null
  return {
    action: 'reach_tier',
    rule: `at most ${actionBounds.tierNearShare * 100} % of the next tier's threshold is missing`,
    figures: { next_tier: next.id, missing: next.missing, threshold: next.threshold },
  }
}

const askForSecondOrder: Rule = ({ portrait }) => {
  const { stage, rule, inputs } = portrait.how.lifecycle
  if (stage !== 'acquire' || inputs.orders !== 1) return null
  return {
    action: 'ask_for_second_order',
    rule: 'one order so far, and not late yet',
    figures: { orders: inputs.orders, stage_rule: rule, overdue: inputs.overdue },
  }
}

const offerNext: Rule = ({ best_offer_minor, portrait }) =>
  best_offer_minor === null || best_offer_minor <= 0 || !portrait.reach.personalisation
    ? null
    : { action: 'offer_next', rule: 'there is an offer worth something', figures: { best_offer_minor } }

const rules: readonly Rule[] = [
  makeGood,
  personalCare,
  saveTier,
  remindToReorder,
  winBack,
  usePoints,
  reachTier,
  askForSecondOrder,
  offerNext,
]
