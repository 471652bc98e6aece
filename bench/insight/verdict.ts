import type { Question } from './plan.ts'

/** What was measured of a question in a store of one size. Times in ms. */
export interface Measured {
  /** The first time it was ever asked; what is kept afterwards is not kept yet. */
  first_ms: number
  /** The longest that another call to the object waited from then until everything that was begun had ended. */
  first_blocks_ms: number
  /** The object has just lost its memory. */
  cold_ms: number
  warm_ms: number
  /** Rows that Insights read for the cold answer. */
  rows_read: number
  rows_read_warm: number
  rows_read_first: number
  /** It said that it has to be asked again. */
  pending?: true
}

/** By question, then by how many customers there are. */
export type Figures = Record<string, Record<string, Measured>>

/** A question that breaks a rule, and how. */
export interface Broken {
  rule: string
  text: string
}

/** A question without a segment may take so many times as much over the hundredfold. */
const mayGrow = 2
/** What the machine adds by chance, in ms, and rows that are read within about a millisecond (a page of results more or less). */
const graceMs = 10
const graceRows = 1_000
/** A question with a segment may take so long, and any other call may wait so long for a first answer, in ms. */
const segmentMs = 1_000
const blockMs = 1_000

interface Rule {
  name: string
  isOf(question: Question): boolean
  /** What is wrong; null when nothing is. `small` and `large` are the smallest and the largest store. */
  fault(small: Measured, large: Measured): string | null
}

const rules: readonly Rule[] = [
  ...(['cold_ms', 'warm_ms', 'rows_read', 'rows_read_warm'] as const).map(
    (key): Rule => ({
      name: `without a segment ${key} grows by at most ${mayGrow} times`,
      isOf: ({ isSegmented }) => !isSegmented,
      fault: (small, large) =>
        large[key] > mayGrow * small[key] + (key.endsWith('_ms') ? graceMs : graceRows)
          ? `${small[key]} becomes ${large[key]}`
          : null,
    }),
  ),
  ...(['cold_ms', 'warm_ms'] as const).map(
    (key): Rule => ({
      name: `with a segment ${key} is at most ${segmentMs}`,
      isOf: ({ isSegmented }) => isSegmented,
      fault: (_, large) => (large[key] > segmentMs ? `${large[key]}` : null),
    }),
  ),
  {
    name: `a first answer keeps the object from others for at most ${blockMs} ms`,
    isOf: () => true,
    fault: (_, { first_blocks_ms }) => (first_blocks_ms > blockMs ? `${first_blocks_ms}` : null),
  },
  {
    name: 'what was asked before is answered, not put off',
    isOf: () => true,
    fault: (small, large) => (small.pending || large.pending ? 'pending' : null),
  },
]

/** Which questions break which rules, between the smallest store and the largest. */
export function brokenRules(
  asked: readonly Question[],
  figures: Figures,
  sizes: readonly number[],
): Broken[] {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  return rules.flatMap(({ name: rule, isOf, fault }) =>
    asked.filter(isOf).flatMap(({ name }) => {
      const wrong = fault(figures[name]![least]!, figures[name]![most]!)
      return wrong === null ? [] : [{ rule, text: `${name}: ${rule}: ${wrong}` }]
    }),
  )
}

/** Every rule with how many questions it is of and which break it. */
export function ruleTable(
  asked: readonly Question[],
  broken: readonly Broken[],
  sizes: readonly number[],
): string {
  const lines = rules.map(({ name, isOf }) => {
    const against = broken.filter(({ rule }) => rule === name)
    const held = asked.filter(isOf).length - against.length
    const verdict = against.length === 0 ? 'holds' : 'BROKEN'
    const examples = against.map(({ text }) => `\n      ${text}`).join('')
    return `  ${verdict.padEnd(7)} ${name.padEnd(68)} ${held} of ${held + against.length}${examples}`
  })
  return `From ${Math.min(...sizes)} to ${Math.max(...sizes)} customers:\n${lines.join('\n')}`
}
