import type { Rule } from '../wire/rule.ts'
import { type Matcher, type MatchFacts, matcherOf } from './product-match.ts'

/** Products that a rule puts at a place of a shelf, counted from 0, and the places after it. */
export interface Pin {
  place: number
  products: readonly string[]
}

/** The rules that hold for one placement at one time, ready to be asked of every candidate. */
export interface ActiveRules {
  pins: readonly Pin[]
  /** What must not match. */
  excludes: readonly Matcher[]
  /** What must match, all of them. */
  includes: readonly Matcher[]
  weights: readonly { matches: Matcher; factor: number }[]
}

export const noRules: ActiveRules = { pins: [], excludes: [], includes: [], weights: [] }

const defaultFactors = { boost: 2, bury: 0.25 }

/**
 * The rules that hold at `now` (epoch milliseconds) for the placement `name`. Exclusions without placements hold
 * everywhere. Pins, boosts and buries without placements hold where `isMixed`: a shelf that promises one thing (bought
 * together, recently viewed) has to be named to be given others.
 */
export function activeRules(
  rules: readonly Rule[],
  { name, isMixed, now }: { name: string; isMixed: boolean; now: number },
): ActiveRules {
  const active = rules.filter((rule) => {
    const { enabled = true, from = now, until = now, placements, action } = rule
    if (!enabled || from > now || until < now) return false
    if (placements) return placements.includes(name)
    return isMixed || action === 'exclude' || action === 'include_only'
  })
  if (active.length === 0) return noRules
  return {
    pins: active
      .flatMap((rule) => (rule.action === 'pin' ? [pinOf(rule)] : []))
      .sort((a, b) => a.place - b.place),
    excludes: active.flatMap((rule) => (rule.action === 'exclude' ? [matcherOf(rule.match)] : [])),
    includes: active.flatMap((rule) => (rule.action === 'include_only' ? [matcherOf(rule.match)] : [])),
    weights: active.flatMap((rule) =>
      rule.action === 'boost' || rule.action === 'bury'
        ? [{ matches: matcherOf(rule.match), factor: rule.factor ?? defaultFactors[rule.action] }]
        : [],
    ),
  }
}

/** True when no rule forbids the product. A pin, too, has to pass. */
export function isAllowed({ excludes, includes }: ActiveRules, facts: MatchFacts): boolean {
  for (const matches of excludes) if (matches(facts)) return false
  for (const matches of includes) if (!matches(facts)) return false
  return true
}

/** What a product's relevance is multiplied by: the product of the factors of all that match, 1 when none does. */
export function weightOf({ weights }: ActiveRules, facts: MatchFacts): number {
  let weight = 1
  for (const { matches, factor } of weights) if (matches(facts)) weight *= factor
  return weight
}

/** When the next rule begins or ends after `now`; until then the active rules stay as they are. */
export function nextChange(rules: readonly Rule[], now: number): number {
  let next = Number.POSITIVE_INFINITY
  for (const { from, until } of rules) {
    if (from !== undefined && from > now) next = Math.min(next, from)
    if (until !== undefined && until >= now) next = Math.min(next, until + 1)
  }
  return next
}

function pinOf({ products, position = 1 }: Extract<Rule, { action: 'pin' }>): Pin {
  return { place: position - 1, products }
}
