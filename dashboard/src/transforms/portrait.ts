import { bandRange } from '#shared/customer/price-band'
import type { AffinityKind } from '#shared/wire/taste'
import type { TierBasis, TierStanding } from '#shared/wire/tier'
import type { CustomerValue, ValuePart } from '#shared/wire/worth'
import type { Kit } from '../app/kit.ts'

/** The part that adds most to a composite value; null when none adds anything. */
export function dearestPart({ parts }: CustomerValue): ValuePart | null {
  const most = parts.toSorted((a, b) => b.adds - a.adds)[0]
  return most && most.adds > 0 ? most.part : null
}

/** An input of a part as it reads: its unit is the end of its name. */
export function inputText(
  { words, format }: Pick<Kit, 'words' | 'format'>,
  name: string,
  value: number,
): string {
  if (name.endsWith('_minor')) return format.money(value)
  if (name.endsWith('_days')) return words.portrait.days(format.decimal(value, 2))
  return format.decimal(value, 4)
}

/** How many expected waits have passed: the first one is told in hundredths. */
export function waitsText({ format }: Pick<Kit, 'format'>, waits: number): string {
  return format.decimal(waits, waits < 1 ? 2 : 1)
}

/** What a tier is measured by, as it reads: money, or a plain number. */
export function tierAmount({ format }: Pick<Kit, 'format'>, basis: TierBasis, amount: number): string {
  return basis === 'net_spend' ? format.money(amount) : format.decimal(amount, 1)
}

/** The way from this tier to the next, 0 to 1; 1 at the top. */
export function tierProgress({ amount, next }: TierStanding): number {
  return next && next.threshold > 0 ? Math.min(1, Math.max(0, amount / next.threshold)) : 1
}

/** The name of a tier of somebody's history; its id where the programme does not know it any more. */
export function tierName({ tier, next, projected }: TierStanding, id: string): string {
  if (projected?.tier === id) return projected.name
  return [tier, next].find((one) => one?.id === id)?.name ?? id
}

/** What an affinity is for, as it reads: a price band is the amounts it reaches over. */
export function affinityLabel(
  { words, format }: Pick<Kit, 'words' | 'format'>,
  kind: AffinityKind,
  key: string,
): string {
  if (kind !== 'price_band') return key
  const [from, below] = bandRange(Number(key))
  return words.portrait.affinity.range(format.money(from), format.money(below - 1))
}
