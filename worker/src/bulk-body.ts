import type * as v from 'valibot'
import type { BulkLineReport, BulkReport } from '#shared/wire/bulk'
import { limits } from '#shared/wire/limits'
import { type Fault, parse } from '#shared/wire/parse'
import { ProblemError } from './problem.ts'

/** A line that has the right shape, with its place in the body. */
export interface GoodLine<T> {
  line: number
  value: T
}

/**
 * The lines of a bulk body: JSON Lines, or one JSON object. Lines of the wrong shape are set aside with their faults;
 * they do not take the others with them. Throws `invalid_request` when there are too many lines or none.
 */
export function parseBulk<const S extends v.GenericSchema>(
  text: string,
  schema: S,
): { good: GoodLine<v.InferOutput<S>>[]; bad: BulkLineReport[] } {
  const lines = linesOf(text)
  if (lines.length === 0) throw new ProblemError('invalid_request', { detail: 'The body has no lines.' })
  if (lines.length > limits.linesPerBulk) {
    throw new ProblemError('invalid_request', {
      detail: `The body has more than ${limits.linesPerBulk} lines.`,
    })
  }
  const good: GoodLine<v.InferOutput<S>>[] = []
  const bad: BulkLineReport[] = []
  for (const { line, text: json } of lines) {
    let input: unknown
    try {
      input = JSON.parse(json)
    } catch {
      bad.push({ line, code: 'invalid', faults: [{ path: '', message: 'is not JSON' }] })
      continue
    }
    const parsed = parse(schema, input)
    if (parsed.ok) good.push({ line, value: parsed.value })
    else bad.push({ line, ...idOf(input), code: 'invalid', faults: parsed.faults })
  }
  return { good, bad }
}

/** Counts outcomes into the report; `bad` lines are the rejected ones, listed by line. */
export function bulkReport(
  outcomes: readonly ('created' | 'updated' | 'unchanged')[],
  bad: readonly BulkLineReport[],
): BulkReport {
  const count = (outcome: string): number => outcomes.filter((one) => one === outcome).length
  return {
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: bad.length,
    lines: bad.toSorted((a, b) => a.line - b.line),
  }
}

/** A report as it is counted by the hour. */
export function countsOfReport({ created, updated, unchanged, lines }: BulkReport): Record<string, number> {
  const counts: Record<string, number> = { created, updated, unchanged }
  for (const { code } of lines) counts[`rejected.${code}`] = (counts[`rejected.${code}`] ?? 0) + 1
  return counts
}

/** A rejected line with one fault. */
export function rejectedLine(
  line: number,
  id: string,
  code: BulkLineReport['code'],
  fault: Fault,
): BulkLineReport {
  return { line, id, code, faults: [fault] }
}

function linesOf(text: string): { line: number; text: string }[] {
  const trimmed = text.trim()
  // One object may be written over several lines, as people do by hand.
  if (trimmed.startsWith('{') && isJson(trimmed)) return [{ line: 1, text: trimmed }]
  return text
    .split('\n')
    .map((line, i) => ({ line: i + 1, text: line.trim() }))
    .filter((line) => line.text !== '')
}

function isJson(text: string): boolean {
  // Only a body whose first line is not an object by itself can be one object over several lines.
  const firstLine = text.slice(0, text.indexOf('\n') >>> 0).trim()
  if (text.includes('\n') && firstLine.endsWith('}')) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false // several lines, or a broken one: the lines tell by themselves
  }
}

function idOf(input: unknown): { id?: string } {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : undefined
  return typeof id === 'string' ? { id: id.slice(0, limits.idLength) } : {}
}
