import type { DryRunMove, TierProgramme, TierStanding, TierState } from '../wire/tier.ts'
import {
  advanceTier,
  amountToKeep,
  keepThreshold,
  nextDue,
  qualifyingTier,
  type TierContext,
} from './tier-engine.ts'
import { windowStart } from './tier-time.ts'

/** Terms and graces to look ahead at most. */
const mostSteps = 4

/**
 * What somebody's tier means at `now`: what is missing for the next, what is needed to keep it and until when, and what
 * it will be if nothing more is bought. The state must have been advanced to `now`.
 */
export function tierStanding(state: TierState, context: TierContext, now: number): TierStanding {
  const { programme, measure, timeZone } = context
  const index = Math.max(
    0,
    programme.tiers.findIndex(({ id }) => id === state.tier),
  )
  const tier = programme.tiers[index]
  const next = programme.tiers[index + 1]
  const amount = measure(windowStart(programme, now, timeZone), now, now)
  const due = nextDue(state)
  return {
    tier: {
      id: state.tier,
      name: tier?.name ?? state.tier,
      multiplier: tier?.multiplier ?? 1,
      benefits: tier?.benefits ?? [],
    },
    since: state.since,
    basis: programme.basis,
    amount,
    next: next
      ? {
          id: next.id,
          name: next.name,
          threshold: next.threshold,
          missing: Math.max(0, next.threshold - amount),
          benefits: next.benefits ?? [],
        }
      : null,
    keep:
      tier && due !== null && index > 0
        ? {
            threshold: keepThreshold(tier),
            missing: Math.max(0, keepThreshold(tier) - amountToKeep(state, context, due, now)),
            until: due,
          }
        : null,
    projected: projected(state, context),
    is_in_grace: state.grace !== null,
    term_ends_at: state.term_ends_at,
    history: state.history,
  }
}

/** The tier after the current term, and its grace if it comes to that. */
function projected(state: TierState, context: TierContext): TierStanding['projected'] {
  const nameOf = (id: string): string => context.programme.tiers.find((tier) => tier.id === id)?.name ?? id
  let next = state
  let at = nextDue(state)
  if (at === null) return null
  for (let step = 0; step < mostSteps; step++) {
    next = advanceTier(next, context, at)
    if (!next.grace) break
    at = next.grace.until
  }
  return { at, tier: next.tier, name: nameOf(next.tier) }
}

/** A person as a dry run sees them. */
export interface DryRunPerson {
  id: string
  tier: string | null
  /** What counts under the programme that is tried. */
  amount: number
}

/** People named in each move. */
const mostNamed = 20

/**
 * Who would be where if a programme were switched on now: one row for each pair of today's tier and the tier that
 * qualifies, most people first. Nothing is changed.
 *
 * @param today the programme people are in now, for telling up from down
 */
export function dryRun(
  people: readonly DryRunPerson[],
  programme: TierProgramme,
  today: TierProgramme,
): DryRunMove[] {
  const moves = new Map<string, DryRunMove>()
  for (const { id, tier, amount } of people) {
    const reached = qualifyingTier(programme, amount)
    const to = programme.tiers[reached]?.id ?? ''
    const key = JSON.stringify([tier, to])
    let move = moves.get(key)
    if (!move) {
      move = { from: tier, to, direction: directionOf(tier, reached, programme, today), count: 0, people: [] }
      moves.set(key, move)
    }
    move.count++
    if (move.people.length < mostNamed) move.people.push(id)
  }
  return [...moves.values()].sort((a, b) => b.count - a.count || (a.to < b.to ? -1 : 1))
}

/** By the tier's place in the programme that is tried, or in today's where the new one does not know it. */
function directionOf(
  tier: string | null,
  reached: number,
  programme: TierProgramme,
  today: TierProgramme,
): DryRunMove['direction'] {
  const place = ({ tiers }: TierProgramme): number => tiers.findIndex(({ id }) => id === tier)
  const from = place(programme) >= 0 ? place(programme) : Math.max(0, place(today))
  return reached > from ? 'up' : reached < from ? 'down' : 'same'
}
