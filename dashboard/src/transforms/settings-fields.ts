import type { Settings } from '#shared/wire/settings'

/** How a setting is entered: what stands in its field, and what the API gets for it. */
type FieldKind = 'text' | 'lines' | 'number' | 'money' | 'percent' | 'switch' | 'choice'

export interface SettingField {
  /** Where it is in the settings: `recommendation.weights.view`. */
  path: string
  kind: FieldKind
  min?: number
  max?: number
  step?: number
  /** May be left empty, which is `null` or, of points, not given. */
  optional?: boolean
  /** Values of a choice. */
  choices?: readonly string[]
}

/** The value at a path as its field shows it; `unit` is how many minor units make one of the currency. */
export function shownValue(settings: Settings, { path, kind }: SettingField, unit: number): string {
  const value = path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], settings)
  if (value === null || value === undefined) return ''
  if (kind === 'lines') return (value as string[]).join('\n')
  if (kind === 'money') return String(Number(value) / unit)
  // Whole digits only: 0.07 × 100 is 7.000000000000001.
  if (kind === 'percent') return String(Number((Number(value) * 100).toPrecision(12)))
  return String(value)
}

/** What the API gets for the text of a field. A number that is none goes as it is, so that the API says what is wrong. */
export function readValue(text: string, { kind, optional }: SettingField, unit: number): unknown {
  const trimmed = text.trim()
  if (kind === 'lines') return trimmed.split(/\s*\n\s*/).filter(Boolean)
  if (kind === 'switch') return trimmed === 'true'
  if (kind === 'text' || kind === 'choice') return trimmed
  if (trimmed === '') return optional ? null : ''
  const value = Number(trimmed)
  if (Number.isNaN(value)) return trimmed
  if (kind === 'money') return Math.round(value * unit)
  return kind === 'percent' ? Number((value / 100).toPrecision(12)) : value
}

/** The body of `PUT /v1/settings` for what was changed, by path: `{ 'a.b': 1 }` becomes `{ a: { b: 1 } }`. */
export function patchOf(changed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const patch: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(changed)) {
    const keys = path.split('.')
    const last = keys.pop() ?? path
    let at = patch
    for (const key of keys) {
      at[key] ??= {}
      at = at[key] as Record<string, unknown>
    }
    at[last] = value
  }
  return patch
}

function number<P extends string>(
  path: P,
  min: number,
  max: number,
  more: Partial<SettingField> = {},
): SettingField & { path: P } {
  return { kind: 'number', min, max, ...more, path }
}

/** The fields of each page of the settings that is one form. */
export const settingFields = {
  shop: [
    { path: 'name', kind: 'text' },
    { path: 'origins', kind: 'lines' },
    { path: 'consent_default', kind: 'choice', choices: ['granted', 'denied'] },
    number('publish_delay_ms', 0, 60_000, { step: 100 }),
  ],
  recommendation: [
    number('recommendation.weights.view', 0, 100, { step: 0.1 }),
    number('recommendation.weights.cart', 0, 100, { step: 0.1 }),
    number('recommendation.weights.wishlist', 0, 100, { step: 0.1 }),
    number('recommendation.weights.purchase', 0, 100, { step: 0.1 }),
    number('recommendation.half_life_days', 1, 3_650),
    { path: 'recommendation.exploration', kind: 'percent', min: 0, max: 100 },
    { path: 'recommendation.diversity', kind: 'percent', min: 0, max: 100 },
    number('recommendation.max_per_brand', 1, 24, { optional: true }),
    number('recommendation.max_per_category', 1, 24, { optional: true }),
    { path: 'recommendation.free_shipping_minor', kind: 'money', min: 0, optional: true },
  ],
  points: [
    { path: 'points.enabled', kind: 'switch' },
    { path: 'points.minor_per_point', kind: 'money', min: 0.01 },
    { path: 'points.minor_per_redeemed_point', kind: 'money', min: 0 },
    number('points.pending_days', 0, 3_650),
    number('points.expiry_days', 0, 3_650),
    number('points.birthday_points', 0, 1e9),
    number('points.min_redeem', 1, 1e9),
    number('points.redeem_step', 1, 1e9),
    number('points.rollback_days', 0, 3_650),
    { path: 'points.negative_balance', kind: 'choice', choices: ['never', 'allowed'] },
    number('points.max_orders_per_day', 1, 1_000_000),
    number('points.max_points_per_day', 1, 1e9),
    number('points.max_referrals_per_week', 1, 1_000_000),
    { path: 'loyalty.holdout', kind: 'percent', min: 0, max: 50 },
  ],
  retention: [
    number('retention.visitor_days', 7, 3_650),
    number('retention.customer_days', 90, 3_650, { optional: true }),
  ],
  questions: [{ path: 'questions.enabled', kind: 'switch' }, number('questions.quiet_days', 1, 730)],
} as const satisfies Record<string, readonly SettingField[]>
export type SettingArea = keyof typeof settingFields
export type SettingPath = (typeof settingFields)[SettingArea][number]['path']
