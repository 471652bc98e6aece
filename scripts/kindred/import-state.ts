import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from '../root.ts'
import type { Rejected } from './build-lines.ts'

export interface Counts {
  created: number
  updated: number
  unchanged: number
  rejected: number
}

interface Saved {
  /** Chunks that the API has answered for. */
  done: number[]
  counts: Counts
  /** Length of the report of rejected lines when this was saved; what stands behind it is cut off on resuming. */
  reportBytes: number
}

/**
 * How far an import has come, on disk after every chunk: an import that was ended at any moment goes on with the first
 * chunk that was not answered for. A chunk sent twice does no harm, as every line is idempotent.
 */
export class ImportState {
  readonly reportPath: string
  readonly counts: Counts
  /** How often each reason was given for a rejected line, in this run. */
  readonly reasons = new Map<string, number>()
  readonly #path: string
  readonly #done: Set<number>
  #reportBytes: number

  /** `key` is everything that decides the chunks: the files' hash, the options and the store. */
  constructor(key: readonly unknown[], { restart, report }: { restart: boolean; report: string | null }) {
    const name = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 24)
    this.#path = inRoot('.kindred', 'imports', `${name}.json`)
    this.reportPath = report ?? join(dirname(this.#path), `${name}.rejected.jsonl`)
    mkdirSync(dirname(this.#path), { recursive: true })
    const saved = restart ? null : load(this.#path)
    this.#done = new Set(saved?.done)
    this.counts = saved?.counts ?? { created: 0, updated: 0, unchanged: 0, rejected: 0 }
    this.#reportBytes = saved?.reportBytes ?? 0
    if (saved && existsSync(this.reportPath)) truncateSync(this.reportPath, this.#reportBytes)
    else {
      this.#reportBytes = 0
      rmSync(this.reportPath, { force: true })
    }
  }

  /** Chunks that need not be sent again. */
  get doneChunks(): number {
    return this.#done.size
  }

  isDone(chunk: number): boolean {
    return this.#done.has(chunk)
  }

  /** Notes the API's answer for one chunk. */
  chunkDone(chunk: number, counts: Counts, rejected: readonly Rejected[]): void {
    this.#done.add(chunk)
    for (const name of ['created', 'updated', 'unchanged', 'rejected'] as const)
      this.counts[name] += counts[name]
    this.report(rejected)
    const saved: Saved = { done: [...this.#done], counts: this.counts, reportBytes: this.#reportBytes }
    writeFileSync(`${this.#path}.new`, JSON.stringify(saved))
    renameSync(`${this.#path}.new`, this.#path)
  }

  /** Adds rejected lines to the report, one JSON object a line. */
  report(rejected: readonly Rejected[]): void {
    if (rejected.length === 0) return
    for (const { code, faults } of rejected) {
      const [first] = faults
      const reason = first ? `${first.path} ${first.message}`.trim() : code
      this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1)
    }
    const text = rejected.map((one) => `${JSON.stringify(one)}\n`).join('')
    appendFileSync(this.reportPath, text)
    this.#reportBytes += Buffer.byteLength(text)
  }

  /** The import is complete: the next one of the same file starts afresh. */
  finish(): void {
    rmSync(this.#path, { force: true })
  }
}

function load(path: string): Saved | null {
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Saved
  } catch {
    return null // not ours, or damaged by hand: starting over is always safe
  }
}
