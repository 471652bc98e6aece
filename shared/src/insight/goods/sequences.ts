import { ruleFigures } from '../association-rules.ts'
import { addLag, medianLag } from './lags.ts'

/** One day's things of a person, for sequences: products or categories, as keys. */
export interface Step {
  day: number
  keys: readonly string[]
}

/** What is counted of steps from one buying day to the next; plain data, to be kept between slices. */
export interface SequenceCounts {
  /** Steps from one buying day to the next. */
  steps: number
  /** Steps that began with a thing, and that ended with it. */
  from: Record<string, number>
  to: Record<string, number>
  /** By `a b`: steps that had both, and different people who made them. */
  pairs: Record<string, [steps: number, people: number]>
}

/** Waits of chosen pairs by `a b`, as `medianLag` reads them. */
export type SequenceWaits = Record<string, number[]>

/** "Who bought `a` buys `b` the next time." */
export interface SequenceRule {
  a: string
  b: string
  /** Steps from an order day with `a` to the next one, which held `b`; different people who did. */
  count: number
  people: number
  /** Steps that began with `a`, and that ended with `b`. */
  of_a: number
  of_b: number
  /** count / of_a. */
  confidence: number
  /** Confidence over the share of all steps that ended with `b`: 1 is chance. */
  lift: number
  /** The lift that 95 % certainty leaves. */
  lift_at_least: number
  /** (count + k · share of b) / (of_a + k): few observations are drawn to what everybody does. */
  chance: number
}

/** A rule with the days between the two orders. */
export type TimedRule = SequenceRule & { median_days: number }

/** Fewer steps, or of fewer people, are not told of: they could be told apart, and say little. */
export const fewestSteps = 5
/** Observations that the share among everybody weighs as much as. */
const priorSteps = 20
/** Of a day with more things the first ones count (they come dearest first): pairs grow with the square. */
const mostKeys = 20
const separator = ' '

/** Counts of nothing yet. */
export function newSequences(): SequenceCounts {
  return { steps: 0, from: {}, to: {}, pairs: {} }
}

/** Adds one person's buying days, rising. Changes the counts. */
export function addSequence(counts: SequenceCounts, days: readonly Step[]): void {
  const known = new Set<string>()
  for (let i = 1; i < days.length; i++) {
    const [before, after] = [keysOf(days[i - 1]!), keysOf(days[i]!)]
    counts.steps++
    for (const a of before) counts.from[a] = (counts.from[a] ?? 0) + 1
    for (const b of after) counts.to[b] = (counts.to[b] ?? 0) + 1
    for (const a of before) {
      for (const b of after) {
        const key = `${a}${separator}${b}`
        counts.pairs[key] ??= [0, 0]
        const pair = counts.pairs[key]
        pair[0]++
        if (!known.has(key)) pair[1]++
        known.add(key)
      }
    }
  }
}

/** Adds the waits of one person's steps to those of the pairs that are looked for. Changes them. */
export function addWaits(waits: SequenceWaits, days: readonly Step[]): void {
  for (let i = 1; i < days.length; i++) {
    const after = keysOf(days[i]!)
    for (const a of keysOf(days[i - 1]!)) {
      for (const b of after) {
        const own = waits[a + separator + b]
        if (own) addLag(own, days[i]!.day - days[i - 1]!.day)
      }
    }
  }
}

/** Places for the waits of some rules. */
export function newWaits(rules: readonly SequenceRule[]): SequenceWaits {
  return Object.fromEntries(rules.map(({ a, b }) => [a + separator + b, []]))
}

/** The rules with how long it took from one order to the next: half of the steps took no longer. */
export function timedRules(rules: readonly SequenceRule[], waits: SequenceWaits): TimedRule[] {
  return rules.map((rule) => ({
    ...rule,
    median_days: medianLag(waits[rule.a + separator + rule.b] ?? []) ?? 0,
  }))
}

/** All rules of at least five steps and five people, the surest lift first. */
export function sequenceRules({ steps, from, to, pairs }: SequenceCounts): SequenceRule[] {
  return Object.entries(pairs)
    .flatMap(([key, [count, people]]): SequenceRule[] => {
      if (count < fewestSteps || people < fewestSteps) return []
      const [a, b] = key.split(separator) as [string, string]
      const [ofA, ofB] = [from[a]!, to[b]!]
      const { confidence, lift, lift_at_least } = ruleFigures({
        count,
        ofLeft: ofA,
        ofRight: ofB,
        baskets: steps,
      })
      return [
        {
          a,
          b,
          count,
          people,
          of_a: ofA,
          of_b: ofB,
          confidence,
          lift,
          lift_at_least,
          chance: (count + (priorSteps * ofB) / steps) / (ofA + priorSteps),
        },
      ]
    })
    .sort(
      (x, y) => y.lift_at_least - x.lift_at_least || y.count - x.count || (x.a + x.b < y.a + y.b ? -1 : 1),
    )
}

/** The first rules of all, and of each `a` the likeliest `perThing`: enough for a table and for anybody's next purchase. */
export function keptRules(rules: readonly SequenceRule[], first: number, perThing: number): SequenceRule[] {
  const kept = new Set(rules.slice(0, first))
  const told = new Map<string, number>()
  for (const rule of rules.toSorted((x, y) => y.chance - x.chance)) {
    const many = told.get(rule.a) ?? 0
    if (many >= perThing) continue
    told.set(rule.a, many + 1)
    kept.add(rule)
  }
  return rules.filter((rule) => kept.has(rule))
}

function keysOf({ keys }: Step): string[] {
  return [...new Set(keys)].slice(0, mostKeys)
}
