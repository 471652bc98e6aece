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

/** What would be lost is only spoken of when it is near, in milliseconds (90 days). */
const nearMs = 90 * 86_400_000

/**
 * Until when the tier is certain, or what keeps it; null where it cannot be lost. `isAtRisk`: its term is over.
 *
 * @param now epoch milliseconds
 */
export function keepLine(
  speech: Speech,
  standing: TierStanding,
  now: number,
): { text: string; isAtRisk: boolean } | null {
  const { words, locale } = speech
  const { keep, projected, tier, is_in_grace: isAtRisk } = standing
  if (!keep) return null
  const until = { tier: tier.name, date: day(keep.until, locale) }
  if (keep.missing <= 0) return { text: say(words.keepUntil, until), isAtRisk: false }
  const toKeep = missing(speech, words.toKeep, standing.basis, keep.missing, until)
  const falls = projected && projected.tier !== tier.id && projected.at - now < nearMs
  const otherwise = falls
    ? say(words.otherwise, { tier: projected.name, date: day(projected.at, locale) })
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
  // Lots of one day are one to the shopper.
  const dated = (lots: PointsBalance['expiring'], phrase: LoyaltyWords['expire']): string[] => {
    const days = new Map<string, number>()
    for (const lot of lots) {
      const date = day(lot.at, locale)
      days.set(date, (days.get(date) ?? 0) + lot.points)
    }
    return [...days].map(([date, n]) => count(phrase, n, locale, { date }))
  }
  const told = arriving.reduce((sum, one) => sum + one.points, 0)
  return [
    ...dated(arriving, words.pending),
    ...(pending > told ? [count(words.pendingMore, pending, locale)] : []),
    ...(held > 0 ? [count(words.held, held, locale)] : []),
    ...dated(expiring, words.expire),
    ...(active < 0 ? [words.below] : []),
    ...(active === 0 && pending === 0 && held === 0 ? [words.noPoints] : []),
  ]
}

/** What a tier gives, in the store's own words; the multiplier where it says nothing else. */
export function benefitsOf({ words, locale }: Speech, { tier }: TierStanding): string[] {
  if (tier.benefits[0] || tier.multiplier === 1) return tier.benefits
  return [say(words.multiplier, { n: new Intl.NumberFormat(locale).format(tier.multiplier) })]
}
