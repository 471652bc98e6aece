import { createHash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse as parseCsv } from 'csv-parse'
import { Failure } from './failure.ts'

/** A line of the input as it was read: values by column, or why it could not be read. */
export interface SourceLine {
  file: string
  /** 1-based number of the line on which it ends. */
  line: number
  record?: Record<string, string>
  /** The JSON value, for JSON Lines. */
  json?: unknown
  fault?: string
}

export type FileFormat = 'csv' | 'jsonl'

/** The format a file's name tells. Throws a Failure when it tells none. */
export function formatOf(path: string): FileFormat {
  const name = path.replace(/\.gz$/i, '')
  if (/\.(csv|tsv|txt)$/i.test(name)) return 'csv'
  if (/\.(jsonl|ndjson|json)$/i.test(name)) return 'jsonl'
  throw new Failure(`${path}: the name tells no format; say --format csv or --format jsonl`)
}

/** SHA-256 of the files' contents, in hex: what a half-done import is known by. Throws a Failure when one is missing. */
export async function hashFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    if (!existsSync(path) || !statSync(path).isFile()) throw new Failure(`${path}: there is no such file`)
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  }
  return hash.digest('hex')
}

/** Every line of a file, plain or gzip. A line that is broken comes with its fault; the others are not disturbed. */
export async function* readLines(
  path: string,
  { format, delimiter, onBytes }: { format: FileFormat; delimiter: string; onBytes: (bytes: number) => void },
): AsyncGenerator<SourceLine> {
  const raw = createReadStream(path, { highWaterMark: 1 << 18 })
  raw.on('data', (chunk) => onBytes(chunk.length))
  const fail = (): void => undefined // errors reach the reader of the last stream
  const content = isGzip(path) ? pipeline(raw, createGunzip(), fail) : raw
  if (format === 'jsonl') yield* jsonLines(basename(path), content)
  else yield* csvLines(basename(path), content, delimiter)
}

async function* jsonLines(file: string, content: NodeJS.ReadableStream): AsyncGenerator<SourceLine> {
  let line = 0
  for await (const text of createInterface({ input: content, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    if (text.trim() === '') continue
    try {
      const json: unknown = JSON.parse(text)
      yield { file, line, json, record: flatten(json) }
    } catch {
      yield { file, line, fault: 'is not JSON' }
    }
  }
}

/** The plain values of a JSON object as texts, so that it can be mapped and skipped like a line of CSV. */
function flatten(json: unknown): Record<string, string> {
  if (typeof json !== 'object' || json === null) return {}
  const entries = Object.entries(json).filter(([, value]) => value !== null && typeof value !== 'object')
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]))
}

interface CsvRow {
  record: Record<string, string>
  info: { lines: number; error?: { message: string } }
}

async function* csvLines(
  file: string,
  content: NodeJS.ReadableStream,
  delimiter: string,
): AsyncGenerator<SourceLine> {
  const broken: SourceLine[] = []
  const parser = parseCsv({
    columns: true,
    bom: true,
    info: true,
    delimiter,
    skip_empty_lines: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      const line = Number((error as { lines?: number } | undefined)?.lines ?? 0)
      broken.push({ file, line, fault: error?.message ?? 'is not a line of CSV' })
    },
  })
  const rows = pipeline(content, parser, () => undefined)
  for await (const row of rows as AsyncIterable<CsvRow>) {
    while (broken.length > 0) yield broken.shift() as SourceLine
    yield { file, line: row.info.lines, record: row.record }
  }
  yield* broken
}

function isGzip(path: string): boolean {
  const start = Buffer.alloc(2)
  const file = openSync(path, 'r')
  readSync(file, start, 0, 2, 0)
  closeSync(file)
  return start[0] === 0x1f && start[1] === 0x8b
}
