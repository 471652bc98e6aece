import type { PointsBalance } from '#shared/wire/points'
import type { TierStanding } from '#shared/wire/tier'
import { count, day, say } from '../account/say.ts'
import { priceText } from '../shelf/price.ts'
import { basisOf, type LoyaltyWords } from './words.ts'

/** How and in what currency something is said. */
export interface Speech {
  words: LoyaltyWords
  locale: string
  currency: string
}

/** What is missing for the next tier, or that there is none. */
export function nextLine(speech: Speech, { basis, next }: TierStanding): string {
  if (!next) return speech.words.top
  return missing(speech, speech.words.next, basis, next.missing, { tier: next.name })
}

/** Until when the tier is certain, or what keeps it; null where it cannot be lost. `isAtRisk`: its term is over. */
export function keepLine(speech: Speech, standing: TierStanding): { text: string; isAtRisk: boolean } | null {
  const { words, locale } = speech
  const { keep, projected, tier, is_in_grace: isAtRisk } = standing
  if (!keep) return null
  const until = { tier: tier.name, date: day(keep.until, locale) }
  if (keep.missing <= 0) return { text: say(words.keepUntil, until), isAtRisk: false }
  const toKeep = missing(speech, words.toKeep, standing.basis, keep.missing, until)
  const falls = projected && projected.tier !== tier.id
  const otherwise = falls
    ? ` ${say(words.otherwise, { tier: projected.name, date: day(projected.at, locale) })}`
    : ''
  return { text: toKeep + otherwise, isAtRisk }
}

function missing(
  { locale, currency }: Speech,
  templates: LoyaltyWords['next'],
  basis: TierStanding['basis'],
  amount: number,
  parts: Record<string, string>,
): string {
  const kind = basisOf(basis)
  if (kind === 'orders' || kind === 'points_earned')
    return count(templates[kind], Math.ceil(amount), locale, parts)
  return say(templates[kind], { ...parts, amount: priceText(Math.ceil(amount), currency, locale) })
}

/** What becomes of points, soonest first: on their way, in review, about to expire. */
export function pointLines({ words, locale }: Speech, points: PointsBalance): string[] {
  const { active, pending, held, arriving, expiring } = points
  const dated = ({ at, points }: { at: number; points: number }, phrase: LoyaltyWords['expire']) =>
    count(phrase, points, locale, { date: day(at, locale) })
  const told = arriving.reduce((sum, one) => sum + one.points, 0)
  return [
    ...arriving.map((one) => dated(one, words.pending)),
    ...(pending > told ? [count(words.pendingMore, pending, locale)] : []),
    ...(held > 0 ? [count(words.held, held, locale)] : []),
    ...expiring.map((one) => dated(one, words.expire)),
    ...(active < 0 ? [words.below] : []),
    ...(active === 0 && pending === 0 && held === 0 ? [words.noPoints] : []),
  ]
}

/** What a tier gives, in the store's own words; the multiplier where it says nothing else. */
export function benefitsOf({ words, locale }: Speech, { tier }: TierStanding): string[] {
  if (tier.benefits[0] || tier.multiplier === 1) return tier.benefits
  return [say(words.multiplier, { n: new Intl.NumberFormat(locale).format(tier.multiplier) })]
}
