import { Failure } from './failure.ts'
import type { SourceRecord } from './skip-rule.ts'

/** Where a target field's value comes from: reads it from a line; an empty text means "not given". */
type ReadField = (record: SourceRecord) => string

export type Mapping = Map<string, ReadField>

const filters: Record<string, (value: string) => string> = {
  integer: (value) => value.replace(/[.,]0+$/, ''), // ids that a spreadsheet took for numbers: 17850.0
  lower: (value) => value.toLowerCase(),
  upper: (value) => value.toUpperCase(),
}

/**
 * The mapping of `--map target=Column` options. `Column` may be a template with columns in braces
 * (`url=/products/{Sku}`), and end with a filter (`customer_id=Customer|integer`; also `lower`, `upper`). Columns
 * that carry a target's own name need no option. Throws a Failure for a target that does not exist.
 */
export function parseMapping(options: readonly string[], targets: readonly string[]): Mapping {
  const mapping: Mapping = new Map(
    targets.map((target) => [target, (record) => (record[target] ?? '').trim()]),
  )
  for (const option of options) {
    const equals = option.indexOf('=')
    const target = option.slice(0, equals).trim()
    if (equals < 1 || !mapping.has(target)) {
      throw new Failure(`--map '${option}': expected target=Column, with target one of ${targets.join(', ')}`)
    }
    mapping.set(target, readerOf(option.slice(equals + 1).trim(), option))
  }
  return mapping
}

/** The columns that `--map` options name, to be checked against the file's header. */
export function columnsOf(options: readonly string[]): string[] {
  return options.flatMap((option) => {
    const source = (option.slice(option.indexOf('=') + 1).split('|')[0] ?? '').trim()
    return source.includes('{')
      ? [...source.matchAll(/\{([^{}]+)\}/g)].map(([, column]) => column ?? '')
      : [source]
  })
}

function readerOf(source: string, option: string): ReadField {
  const [place = '', ...names] = source.split('|')
  const steps = names.map((name) => {
    const filter = filters[name.trim()]
    if (!filter) throw new Failure(`--map '${option}': there is no filter '${name}'`)
    return filter
  })
  const column = place.trim()
  const read: ReadField = column.includes('{')
    ? (record) =>
        column.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent((record[name] ?? '').trim()))
    : (record) => (record[column] ?? '').trim()
  return (record) => steps.reduce((value, step) => step(value), read(record))
}
