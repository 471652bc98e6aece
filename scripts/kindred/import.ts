import { statSync } from 'node:fs'
import { type Built, LineBuilder, type Rejected } from './build-lines.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { minorDigits } from './decimal.ts'
import { Failure } from './failure.ts'
import { type ImportOptions, parseImportOptions } from './import-options.ts'
import { ImportState } from './import-state.ts'
import { columnsOf, parseMapping } from './mapping.ts'
import { momentReader } from './moment.ts'
import { duration, Progress } from './progress.ts'
import { hashFiles, readLines } from './records.ts'
import { sendChunk } from './send-chunk.ts'
import { parseSkipRule, type SkipRule } from './skip-rule.ts'
import { targets } from './targets.ts'

/** `import products|orders|sessions FILE …`: reads, cleans as asked, sends, and says what became of every line. */
export async function importFiles(args: string[]): Promise<void> {
  const started = performance.now()
  const options = parseImportOptions(args)
  const skipRules = options.skipIf.map(parseSkipRule)
  const hash = await hashFiles(options.files)
  const built = await readAll(options, skipRules)
  const { url, key, restart, report, parallel: _, files: __, ...decisive } = options
  const store = /^sk_(.+)_[^_]+$/.exec(key)?.[1] ?? key.slice(0, 8)
  const state = new ImportState([hash, url, store, decisive], { restart, report })
  printReading(options, built, skipRules)
  await sendAll(options, built, state)
  printOutcome(options, built, state, (performance.now() - started) / 1000)
}

async function readAll(options: ImportOptions, skipRules: SkipRule[]): Promise<Built> {
  const { kind, map, groupBy, currency } = options
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
      minorDigits: minorDigits(currency ?? 'EUR'),
      listSeparator: options.listSeparator,
    },
  })
  const size = options.files.reduce((sum, path) => sum + statSync(path).size, 0)
  const progress = new Progress('KB read', size / 1024)
  let bytes = 0
  const onBytes = (more: number) => {
    bytes += more
  }
  const wanted = [
    ...columnsOf(map),
    ...skipRules.map(({ column }) => column),
    ...(groupBy === null ? [] : [groupBy]),
  ]
  for (const path of options.files) {
    let isFirst = true
    for await (const line of readLines(path, { ...options, onBytes })) {
      if (isFirst && options.format === 'csv' && line.record) {
        checkColumns(path, Object.keys(line.record), wanted)
        isFirst = false
      }
      builder.add(line)
      progress.update(bytes / 1024)
    }
  }
  progress.finish(bytes / 1024)
  return builder.finish()
}

/** A column that is misspelt would silently be empty in every line; so it is said before anything is sent. */
function checkColumns(path: string, columns: string[], wanted: string[]): void {
  const missing = wanted.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    throw new Failure(`${path} has no column ${missing.join(', ')}; its columns are ${columns.join(', ')}`)
  }
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

function printReading({ kind, files }: ImportOptions, built: Built, skipRules: SkipRule[]): void {
  const { read, skipped, repeated, lines } = built
  console.log(`${figure(read)} lines read from ${files.join(', ')}`)
  skipRules.forEach(({ text }, i) => {
    console.log(`${figure(skipped[i] ?? 0)} lines skipped by --skip-if '${text}'`)
  })
  if (repeated > 0)
    console.log(`${figure(repeated)} lines repeat an id that comes again; the last one counts`)
  console.log(`${figure(lines.length)} ${kind} to send`)
}

function printOutcome(
  { kind }: ImportOptions,
  built: Built,
  { counts, reportPath }: ImportState,
  seconds: number,
): void {
  const { created, updated, unchanged } = counts
  console.log(
    `${kind}: ${figure(created)} new, ${figure(updated)} changed, ${figure(unchanged)} as they were, in ${duration(seconds)}`,
  )
  const rejected = built.rejected.length + counts.rejected
  if (rejected > 0) console.log(`${figure(rejected)} rejected; each with its reason in ${reportPath}`)
}

function figure(value: number): string {
  return value.toLocaleString('en')
}
