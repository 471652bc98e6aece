import { parseArgs } from 'node:util'
import type { ExportFormat } from '#shared/shop-export/export-format'
import { exportFormat, isFormatName } from '#shared/shop-export/formats'
import { limits } from '#shared/wire/limits'
import { addressGiven, secretKeyGiven } from './address.ts'
import { Failure } from './failure.ts'
import { type FileFormat, formatOf } from './records.ts'
import { type ImportKind, targets } from './targets.ts'

export interface ImportOptions {
  kind: ImportKind
  files: string[]
  url: string
  key: string
  format: FileFormat
  /** How the export of a shop system is read; null for a file with columns of one's own. */
  exported: ExportFormat | null
  /** A second file that says which customer has which address. */
  customers: string | null
  delimiter: string
  map: string[]
  skipIf: string[]
  groupBy: string | null
  dateFormat: string
  /** As given; null for the store's own. */
  timeZone: string | null
  currency: string | null
  decimalMark: '.' | ','
  listSeparator: string | null
  chunk: number
  parallel: number
  restart: boolean
  report: string | null
}

/** The options of `import`, each checked when it is given. Throws a Failure that names the option. */
export function parseImportOptions(args: string[]): ImportOptions {
  const { values, positionals } = readArgs(args)
  const [kind, ...files] = positionals
  if (kind === undefined || !(kind in targets)) throw new Failure('import what? products, orders or sessions')
  const [first] = files
  if (first === undefined) throw new Failure(`import ${kind}: name at least one file`)
  const delimiter = values.delimiter ?? (/\.tsv(\.gz)?$/i.test(first) ? '\t' : ',')
  return {
    kind: kind as ImportKind,
    files,
    url: addressGiven(values.url),
    key: secretKeyGiven(values.key),
    ...formatGiven(values.format, kind as ImportKind, first),
    customers: customersGiven(values.customers, kind, values.format),
    delimiter: delimiter === 'tab' ? '\t' : delimiter,
    map: values.map ?? [],
    skipIf: values['skip-if'] ?? [],
    groupBy: values['group-by'] ?? null,
    dateFormat: values['date-format'] ?? 'iso',
    timeZone: values['time-zone'] === undefined ? null : zone(values['time-zone']),
    currency: values.currency === undefined ? null : currency(values.currency),
    decimalMark: values['decimal-comma'] ? ',' : '.',
    listSeparator: values['list-separator'] ?? null,
    chunk: whole('--chunk', values.chunk ?? '500', limits.linesPerBulk),
    parallel: whole('--parallel', values.parallel ?? '4', 16),
    restart: values.restart ?? false,
    report: values.report ?? null,
  }
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        key: { type: 'string' },
        format: { type: 'string' },
        customers: { type: 'string' },
        delimiter: { type: 'string' },
        map: { type: 'string', multiple: true },
        'skip-if': { type: 'string', multiple: true },
        'group-by': { type: 'string' },
        'date-format': { type: 'string' },
        'time-zone': { type: 'string' },
        currency: { type: 'string' },
        'decimal-comma': { type: 'boolean' },
        'list-separator': { type: 'string' },
        chunk: { type: 'string' },
        parallel: { type: 'string' },
        restart: { type: 'boolean' },
        report: { type: 'string' },
      },
    })
  } catch (error) {
    throw new Failure((error as Error).message) // parseArgs names the option that it does not know
  }
}

function formatGiven(
  value: string | undefined,
  kind: ImportKind,
  file: string,
): Pick<ImportOptions, 'format' | 'exported'> {
  if (value === undefined) return { format: formatOf(file), exported: null }
  if (value === 'csv' || value === 'jsonl') return { format: value, exported: null }
  if (!isFormatName(value)) {
    throw new Failure(`--format ${value}: expected csv, jsonl, shopify or woocommerce`)
  }
  if (kind === 'sessions') throw new Failure(`--format ${value} reads products and orders, not sessions`)
  return { format: 'csv', exported: exportFormat(value, kind) }
}

function customersGiven(file: string | undefined, kind: string, format: string | undefined): string | null {
  if (file === undefined) return null
  if (kind !== 'orders' || format !== 'shopify')
    throw new Failure('--customers goes with import orders … --format shopify')
  return file
}

function whole(name: string, value: string, most: number): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new Failure(`${name} ${value}: expected a whole number from 1 to ${most}`)
  }
  return number
}

function zone(value: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return value
  } catch {
    throw new Failure(`--time-zone ${value}: expected an IANA time zone such as Europe/London`)
  }
}

function currency(value: string): string {
  if (!/^[A-Z]{3}$/.test(value))
    throw new Failure(`--currency ${value}: expected an ISO 4217 code such as EUR`)
  return value
}
