import type { Profile } from '../customer/profile.ts'
import { armOf } from '../experiment/assign.ts'
import type { Experiment } from '../wire/experiment.ts'
import type { LoyaltySettings } from '../wire/loyalty-settings.ts'
import type { PointsEntry } from '../wire/points.ts'

/** The programme's own experiment among the store's. No name that a store or a page may give has a colon. */
export const programmeId = 'loyalty:programme'
/** Outside: no points earned and no tier. Members: the programme as it is. */
export type ProgrammeArm = 'outside' | 'members'

interface HoldoutInputs {
  /** The person's key; without it only what was recorded counts. */
  person?: string
  profile: Pick<Profile, 'exposures' | 'tier'>
  entries: readonly PointsEntry[]
  settings: LoyaltySettings
}

/** The experiment of tiers and points against none, the baseline first; null where nobody is held out. */
export function programmeExperiment({ loyalty, tiers, points }: LoyaltySettings): Experiment | null {
  const { holdout } = loyalty
  if (holdout <= 0 || (!tiers.enabled && !points.enabled)) return null
  return {
    id: programmeId,
    status: 'running',
    share: 1,
    arms: [
      { id: 'outside', weight: holdout, placements: {} },
      { id: 'members', weight: 1 - holdout, placements: {} },
    ],
  }
}

/**
 * Where a customer belongs as long as some are held out; null for who takes no part: nobody is held out, or they had a
 * tier or points before, which nobody loses. The arm that was met first stays, whatever becomes of the share.
 */
export function programmeArm({ person, profile, entries, settings }: HoldoutInputs): ProgrammeArm | null {
  const experiment = programmeExperiment(settings)
  if (!experiment) return null
  const met = profile.exposures?.find((exposure) => exposure.experiment === programmeId)?.arm
  const isNew = !profile.tier && entries.length === 0
  const arm = met ?? (isNew && person?.startsWith('c:') ? armOf(experiment, person)?.id : undefined)
  return arm === 'outside' || arm === 'members' ? arm : null
}
