import { statSync } from 'node:fs'
import { hasMarks } from '#shared/shop-export/export-format'
import { recognised } from '#shared/shop-export/formats'
import { type Built, LineBuilder, type Rejected } from './build-lines.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { minorDigits } from './decimal.ts'
import { Failure } from './failure.ts'
import { nameCustomers, readCustomers } from './formats/customers.ts'
import { readExport, skipRuleOf } from './formats/read-export.ts'
import { type ImportOptions as Given, parseImportOptions } from './import-options.ts'
import { ImportState } from './import-state.ts'
import { columnsOf, parseMapping } from './mapping.ts'
import { momentReader } from './moment.ts'
import { duration, Progress } from './progress.ts'
import { hashFiles, readLines, type SourceLine } from './records.ts'
import { sendChunk } from './send-chunk.ts'
import { parseSkipRule, type SkipRule } from './skip-rule.ts'
import { storeFacts } from './store-facts.ts'
import { targets } from './targets.ts'

/** The options with the store's currency and time zone where none were given. */
type ImportOptions = Given & { currency: string; timeZone: string }

/** `import products|orders|sessions FILE …`: reads, cleans as asked, sends, and says what became of every line. */
export async function importFiles(args: string[]): Promise<void> {
  const started = performance.now()
  const given = parseImportOptions(args)
  const hash = await hashFiles([...given.files, ...(given.customers ? [given.customers] : [])])
  const options = await completed(given)
  const skipRules = [...options.skipIf, ...(options.exported?.leaveOut.map(skipRuleOf) ?? [])].map(
    parseSkipRule,
  )
  const built = await readAll(options, skipRules)
  const { url, key, restart, report, parallel: _, files: __, ...decisive } = options
  const store = /^sk_(.+)_[^_]+$/.exec(key)?.[1] ?? key.slice(0, 8)
  const state = new ImportState([hash, url, store, decisive], { restart, report })
  printReading(options, built, skipRules)
  await sendAll(options, built, state)
  printOutcome(options, built, state, (performance.now() - started) / 1000)
}

async function completed(given: Given): Promise<ImportOptions> {
  const { url, key, currency, timeZone } = given
  if (currency !== null && timeZone !== null) return { ...given, currency, timeZone }
  const store = await storeFacts(url, key)
  return { ...given, currency: currency ?? store.currency, timeZone: timeZone ?? store.time_zone }
}

async function readAll(options: ImportOptions, skipRules: SkipRule[]): Promise<Built> {
  const { kind, map, currency, exported } = options
  const groupBy = options.groupBy ?? exported?.groupBy ?? null
  const builder = new LineBuilder({
    kind,
    mapping: parseMapping(map, Object.keys(targets[kind])),
    skipRules,
    groupBy,
    currency,
    asTheyAre: options.format === 'jsonl' && map.length === 0 && groupBy === null,
    conversion: {
      moment: momentReader(options.dateFormat, options.timeZone),
      decimalMark: options.decimalMark,
      minorDigits: minorDigits(currency),
      listSeparator: exported ? null : options.listSeparator, // an export is read into lists of our own
    },
  })
  const size = options.files.reduce((sum, path) => sum + statSync(path).size, 0)
  const progress = new Progress('KB read', size / 1024)
  let bytes = 0
  let read = 0
  const onBytes = (more: number) => {
    bytes += more
  }
  const wanted = [
    ...columnsOf(map),
    ...options.skipIf.map((rule) => parseSkipRule(rule).column),
    ...(options.groupBy === null ? [] : [options.groupBy]),
  ]
  const linesOf = async function* (path: string): AsyncGenerator<SourceLine> {
    let isFirst = true
    for await (const line of readLines(path, { ...options, onBytes })) {
      if (isFirst && options.format === 'csv' && line.record) {
        checkColumns(path, Object.keys(line.record), wanted)
        checkShape(path, Object.keys(line.record), options)
        isFirst = false
      }
      read++
      progress.update(bytes / 1024)
      yield line
    }
  }
  const customers = options.customers ? await readCustomers(options.customers) : new Map<string, string>()
  for (const path of options.files) {
    const lines = exported ? readExport(linesOf(path), exported) : linesOf(path)
    for await (const line of nameCustomers(lines, customers)) builder.add(line)
  }
  progress.finish(bytes / 1024)
  return { ...builder.finish(), read }
}

/** A column that is misspelt would silently be empty in every line; so it is said before anything is sent. */
function checkColumns(path: string, columns: string[], wanted: string[]): void {
  const missing = wanted.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    throw new Failure(`${path} has no column ${missing.join(', ')}; its columns are ${columns.join(', ')}`)
  }
}

/** A file whose every line would be rejected is refused at once, with what may have been meant. */
function checkShape(path: string, columns: string[], { kind, exported, map, groupBy }: ImportOptions): void {
  const [only = '', other] = columns
  const separator = other === undefined ? /[;\t]/.exec(only)?.[0] : undefined
  if (separator) {
    const named = separator === '\t' ? 'tab' : `'${separator}'`
    throw new Failure(`${path} has one column only, ${only.slice(0, 200)}: add --delimiter ${named}`)
  }
  if (exported) {
    if (hasMarks(exported, columns)) return
    const expected = exported.marks.map((some) => some.join(', ')).join('; or ')
    throw new Failure(
      `${path} does not look like ${exported.title}: that has the columns ${expected}.\n` +
        `Its columns are ${columns.join(', ')}.\n` +
        'Was it exported in another language, or changed? Say with --map where each field is, without --format.',
    )
  }
  if (columns.includes('id') || groupBy !== null || map.some((one) => /^\s*id\s*=/.test(one))) return
  const format = kind === 'sessions' ? null : recognised(kind, columns)
  throw new Failure(
    `${path} has no column id, and no --map id=Column says which one it is. Its columns are ${columns.join(', ')}.` +
      (format ? `\nIt looks like a file that ${format} exports: add --format ${format}.` : ''),
  )
}

async function sendAll(options: ImportOptions, built: Built, state: ImportState): Promise<void> {
  const { url, key, kind, chunk: size, parallel } = options
  const resumed = state.doneChunks
  if (resumed === 0) state.report(built.rejected)
  else console.log(`going on with an import that was interrupted: ${resumed} chunks are done`)
  const numbered = numberedChunks(built, size)
  let done = 0
  let progress: Progress | null = null
  const sender = async () => {
    for (const { number, lines, body } of numbered) {
      if (state.isDone(number)) {
        done += lines.length
        continue
      }
      progress ??= new Progress(kind, built.lines.length, done)
      const report = await sendChunk({ url, key, kind }, body)
      const rejected = report.lines.map((line): Rejected => {
        const { file = '', line: at = 0, id } = lines[line.line - 1] ?? {}
        return { file, line: at, ...(id !== undefined && { id }), code: line.code, faults: line.faults }
      })
      state.chunkDone(number, report, rejected)
      done += lines.length
      progress.update(done)
    }
  }
  await Promise.all(Array.from({ length: parallel }, sender))
  progress = progress as Progress | null // assigned in the senders, which the compiler does not see
  progress?.finish(built.lines.length)
  state.finish()
}

function* numberedChunks(built: Built, size: number): Generator<Chunk & { number: number }> {
  let number = 0
  for (const chunk of chunksOf(built.lines, size)) yield { ...chunk, number: number++ }
}

function printReading(options: ImportOptions, built: Built, skipRules: SkipRule[]): void {
  const { kind, files, exported, skipIf } = options
  const { read, skipped, repeated, lines: wire } = built
  const as = exported ? `, as ${exported.title}` : ''
  console.log(`${lines(read)} read from ${files.join(', ')}${as}`)
  skipRules.forEach(({ text }, i) => {
    const count = skipped[i] ?? 0
    // Rules of a format are told of where they left something out.
    if (i < skipIf.length || count > 0) console.log(`${lines(count)} skipped by --skip-if '${text}'`)
  })
  if (repeated > 0) console.log(`${figure(repeated)} with an id that comes again later; the last one counts`)
  console.log(`${figure(wire.length)} ${kind} to send`)
}

function printOutcome(
  { kind }: ImportOptions,
  built: Built,
  { counts, reasons, reportPath }: ImportState,
  seconds: number,
): void {
  const { created, updated, unchanged } = counts
  console.log(
    `${kind}: ${figure(created)} new, ${figure(updated)} changed, ${figure(unchanged)} as they were, in ${duration(seconds)}`,
  )
  const rejected = built.rejected.length + counts.rejected
  if (rejected === 0) return
  const most = [...reasons].toSorted(([, a], [, b]) => b - a).slice(0, 3)
  for (const [reason, count] of most) console.log(`  ${figure(count)} × ${reason}`)
  console.log(`${figure(rejected)} rejected; each with its line and reason in ${reportPath}`)
  if (created + updated + unchanged === 0) throw new Failure('Nothing was imported.')
}

function lines(count: number): string {
  return `${figure(count)} ${count === 1 ? 'line' : 'lines'}`
}

function figure(value: number): string {
  return value.toLocaleString('en')
}
