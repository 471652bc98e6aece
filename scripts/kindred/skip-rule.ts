import { Failure } from './failure.ts'

/** One line of a file: values by column name. */
export type SourceRecord = Record<string, string>

export interface SkipRule {
  /** As it was written, for the report. */
  text: string
  column: string
  matches: (value: string) => boolean
}

const tests: Record<string, (wanted: string) => (value: string) => boolean> = {
  '=': (wanted) => (value) => value === wanted,
  '==': (wanted) => (value) => value === wanted,
  '!=': (wanted) => (value) => value !== wanted,
  '^=': (wanted) => (value) => value.startsWith(wanted),
  '<=': (wanted) => compare(wanted, (a, b) => a <= b),
  '>=': (wanted) => compare(wanted, (a, b) => a >= b),
  '<': (wanted) => compare(wanted, (a, b) => a < b),
  '>': (wanted) => compare(wanted, (a, b) => a > b),
}

/**
 * A rule of `--skip-if`: `Column=value`, `Column!=value`, `Column^=prefix`, `Column<=number` (also `<`, `>=`, `>`), or
 * `Column==` for an empty value. Throws a Failure when it is none of these.
 *
 * @example parseSkipRule('Invoice^=C').matches('C1') // true
 */
export function parseSkipRule(text: string): SkipRule {
  const [, column, operator, wanted] = /^(.+?)(\^=|<=|>=|==|!=|=|<|>)(.*)$/s.exec(text) ?? []
  const test = tests[operator ?? '']
  if (column === undefined || wanted === undefined || !test) {
    throw new Failure(
      `--skip-if '${text}': expected Column=value, Column^=prefix, Column<=number or Column==`,
    )
  }
  return { text, column: column.trim(), matches: test(wanted.trim()) }
}

/** A value that is no number meets no comparison, so it is not skipped but read, and rejected there with its reason. */
function compare(wanted: string, holds: (a: number, b: number) => boolean): (value: string) => boolean {
  const limit = Number(wanted)
  if (wanted === '' || Number.isNaN(limit)) throw new Failure(`--skip-if: '${wanted}' is not a number`)
  return (value) => value.trim() !== '' && holds(Number(value), limit)
}
