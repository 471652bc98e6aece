import type { Lifecycle, LifecycleRule, LifecycleStage } from '../wire/worth.ts'

export interface LifecycleInputs {
  isKnown: boolean
  orders: number
  /** Days since the last order by the expected gap; null without an order. */
  overdue: number | null
  /** Probability of being a customer still, where a model of the store gives one. */
  pAlive: number | null
  /** How many expected gaps lay between the last two orders; null below two. */
  lastGap: number | null
  daysSinceSeen: number
}

/** From here on somebody is called late, and then lost; and so for the probability of being a customer still. */
const lifecycleBounds = { late: 1.5, lost: 3, doubtful: 0.5, gone: 0.1, notSeenDays: 365 }

/**
 * Where somebody stands. The first rule that holds decides: attract (nobody we know), acquire (known, or one order),
 * lost, retain (late, or doubtful), won back (the last order ended an absence), manage (all others who buy).
 */
export function lifecycleOf(inputs: LifecycleInputs): Lifecycle {
  const [stage, rule] = decide(inputs)
  const { orders, overdue, pAlive, daysSinceSeen } = inputs
  return { stage, rule, inputs: { orders, overdue, p_alive: pAlive, days_since_seen: daysSinceSeen } }
}

function decide(inputs: LifecycleInputs): [LifecycleStage, LifecycleRule] {
  const { isKnown, orders, daysSinceSeen, pAlive, lastGap } = inputs
  const overdue = inputs.overdue ?? 0
  const { late, lost, doubtful, gone, notSeenDays } = lifecycleBounds
  if (orders === 0) {
    if (!isKnown) return ['attract', 'unknown_visitor']
    return daysSinceSeen > notSeenDays ? ['lost', 'known_not_seen'] : ['acquire', 'known_without_order']
  }
  if (overdue > lost) return ['lost', 'long_overdue']
  if (pAlive !== null && pAlive < gone) return ['lost', 'surely_gone']
  if (overdue > late) return ['retain', 'overdue']
  if (pAlive !== null && pAlive < doubtful) return ['retain', 'probably_gone']
  if (lastGap !== null && lastGap > lost) return ['won_back', 'returned_after_absence']
  return orders === 1 ? ['acquire', 'first_order'] : ['manage', 'buys_in_rhythm']
}
