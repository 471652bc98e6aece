import * as v from 'valibot'
import { defaultPointsPolicy, type PointsPolicy, type PointsPolicyPatch } from './points.ts'
import { defaultTierProgramme, type TierProgramme } from './tier.ts'
import { defaultValueSettings, type ValueSettings } from './worth.ts'

/** `loyalty` of `PUT /v1/settings`: what is left out stays. */
export const programmePatchSchema = v.object({
  holdout: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(0.5, 'must be at most 0.5'))),
})
type ProgrammePatch = v.InferOutput<typeof programmePatchSchema>

/** What a merchant may turn of tiers, points and the composite value. */
export interface LoyaltySettings {
  /** `holdout`: the share of new customers outside the programme, so that one sees what it brings. */
  loyalty: { holdout: number }
  tiers: TierProgramme
  points: PointsPolicy
  value: Required<ValueSettings>
}

/** Part of `PUT /v1/settings`: tiers as a whole, of the others what is to change. */
export interface LoyaltyPatch {
  loyalty?: ProgrammePatch
  tiers?: TierProgramme
  points?: PointsPolicyPatch
  value?: ValueSettings
}

/** What a store has before anybody sets anything: a point for every whole unit of its currency, and three tiers. */
export function defaultLoyalty(currency: string): LoyaltySettings {
  const unit = minorPerUnit(currency)
  return {
    loyalty: { holdout: 0 },
    tiers: defaultTierProgramme(unit),
    points: { ...defaultPointsPolicy, minor_per_point: unit, minor_per_redeemed_point: unit / 100 },
    value: { ...defaultValueSettings, typical_minor: 100 * unit },
  }
}

/** The settings with the patch's fields replaced. */
export function patchLoyalty(
  { loyalty, tiers, points, value }: LoyaltySettings,
  patch: LoyaltyPatch,
): LoyaltySettings {
  return {
    loyalty: { ...loyalty, ...patch.loyalty },
    tiers: patch.tiers ?? tiers,
    points: { ...points, ...patch.points },
    value: { ...value, ...patch.value },
  }
}

/** Minor units of one whole unit of a currency. @example minorPerUnit('JPY') // 1 */
export function minorPerUnit(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
}
