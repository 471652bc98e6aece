import type { ProfileSession } from '../customer/profile.ts'
import { beganAt, stepBits } from '../customer/visit.ts'
import { limits } from '../wire/limits.ts'
import type { Intent } from '../wire/traffic.ts'
import { funnelOf, funnelSteps, orderChance, type StepSets } from './funnel.ts'

/** Days of visits that an intent is reckoned from, today included. */
export const intentDays = 28

/** How likely the visit that is going on ends with an order, by what became of visits that had come as far. */
export function intentOf(session: ProfileSession | null, sets: StepSets, now: number): Intent {
  const known = { usual: orderChance(sets, 0), visits: funnelOf(sets).visits }
  if (!session?.visit || session.last < now - limits.sessionGapMs)
    return { visit: null, chance: null, ...known }
  const { steps, source } = session.visit
  return {
    visit: {
      began_at: beganAt(session),
      last_at: session.last,
      channel: source?.channel ?? 'direct',
      steps: funnelSteps.filter((step) => steps & stepBits[step]),
    },
    chance: orderChance(sets, steps),
    ...known,
  }
}
