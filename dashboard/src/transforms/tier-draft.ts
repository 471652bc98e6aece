import * as v from 'valibot'
import { type TierProgramme, tierProgrammeSchema } from '#shared/wire/tier'

type TierFault = 'names' | 'rising' | 'days' | 'other'

/** What is wrong with a programme somebody is writing; null when nothing is. */
export function draftFault(draft: TierProgramme): TierFault | null {
  if (draft.tiers.some(({ name }) => name.trim() === '')) return 'names'
  if (draft.window.kind === 'rolling' && !(draft.window.days >= 1 && draft.window.days <= 3_650))
    return 'days'
  const rises = draft.tiers.every(
    ({ threshold }, index) =>
      Number.isFinite(threshold) && threshold > (draft.tiers[index - 1]?.threshold ?? -1),
  )
  if (!rises || draft.tiers[0]?.threshold !== 0) return 'rising'
  return v.safeParse(tierProgrammeSchema, draft).success ? null : 'other'
}

/** The draft with one tier changed. What was asked for keeping a tier never is more than what reaching it asks. */
export function withTier(
  draft: TierProgramme,
  index: number,
  change: Partial<TierProgramme['tiers'][number]>,
): TierProgramme {
  const tiers = draft.tiers.map((tier, place) => {
    if (place !== index) return tier
    const changed = { ...tier, ...change }
    const keep = changed.keep_threshold
    return keep !== undefined && keep > changed.threshold
      ? { ...changed, keep_threshold: changed.threshold }
      : changed
  })
  return { ...draft, tiers }
}

/** The draft with one more tier at the top, which asks twice as much as the one below. */
export function withTierOnTop(draft: TierProgramme, name: string): TierProgramme {
  const top = draft.tiers.at(-1)?.threshold ?? 0
  const ids = new Set(draft.tiers.map(({ id }) => id))
  let n = draft.tiers.length + 1
  while (ids.has(`tier-${n}`)) n++
  return { ...draft, tiers: [...draft.tiers, { id: `tier-${n}`, name, threshold: top > 0 ? top * 2 : 1 }] }
}

/** The draft without a tier; the first stays, as everybody begins there. */
export function withoutTier(draft: TierProgramme, index: number): TierProgramme {
  return index === 0 ? draft : { ...draft, tiers: draft.tiers.filter((_, place) => place !== index) }
}
