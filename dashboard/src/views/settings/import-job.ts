import type { BulkLineReport, BulkReport } from '#shared/wire/bulk'
import type { Kit } from '../../app/kit.ts'
import {
  type ImportFile,
  type ImportKind,
  type ImportLine,
  portions,
  readImport,
} from '../../transforms/import-lines.ts'
import { minorUnits } from '../../transforms/people-filter.ts'

/** A login's requests may have 64 KB; some room is left for what surrounds them. */
const most = { lines: 250, bytes: 60_000 }
const addresses = { products: ['PUT', '/v1/products'], orders: ['POST', '/v1/orders'] } as const

type Counts = Pick<BulkReport, 'created' | 'updated' | 'unchanged' | 'rejected'>

/** How far an import is, and what became of its lines. */
export interface ImportState {
  kind: ImportKind
  file: (ImportFile & { name: string }) | null
  counts: Counts
  /** Lines that were not taken, by their place in the file. */
  faults: readonly { line: number; id: string; text: string }[]
  /** Lines that were sent and answered. */
  done: number
  running: boolean
  failed: unknown
}

const nothingYet: Omit<ImportState, 'kind'> = {
  file: null,
  counts: { created: 0, updated: 0, unchanged: 0, rejected: 0 },
  faults: [],
  done: 0,
  running: false,
  failed: null,
}

/**
 * A file that is brought in, portion by portion. It goes on while other views are looked at, for as long as the page is
 * open. Fires `change` with every step.
 */
export class ImportJob extends EventTarget {
  state: ImportState = { ...nothingYet, kind: 'products' }
  #source: File | null = null
  #isStopped = false

  /** Chooses what the file holds; one that was chosen before is read again as that. */
  async choose(kind: ImportKind, kit: Kit): Promise<void> {
    this.#set({ kind })
    if (this.#source) await this.read(this.#source, kit)
  }

  async read(file: File, { login, now }: Kit): Promise<void> {
    this.#source = file
    this.#set(nothingYet)
    const { currency } = login
    const format = /\.(jsonl|ndjson|json)$/i.test(file.name) ? 'jsonl' : 'csv'
    try {
      const text = await file.text()
      const { kind } = this.state
      const found = readImport(text, format, { kind, unit: minorUnits(currency), currency, now: now() })
      const faults = found.unreadable.map(({ line, message }) => ({ line, id: '', text: message }))
      this.#set({ file: { ...found, name: file.name }, faults })
    } catch (failed) {
      this.#set({ failed })
    }
  }

  /** Sends what was not sent yet; resolves when that is over, stopped or failed. */
  async start({ api }: Kit): Promise<void> {
    const { file, running, done } = this.state
    if (!file || running) return
    this.#isStopped = false
    this.#set({ running: true, failed: null })
    try {
      // What was answered already is not sent again after a failure.
      for (const portion of portions(file.lines.slice(done), most)) {
        if (this.#isStopped) break
        await this.#send(api, portion)
      }
    } catch (failed) {
      this.#set({ failed })
    }
    this.#set({ running: false })
  }

  stop(): void {
    this.#isStopped = true
  }

  async #send(api: Kit['api'], portion: readonly ImportLine[]): Promise<void> {
    const [method, path] = addresses[this.state.kind]
    const report = await api.sendLines(method, path, portion.map(({ json }) => json).join('\n'))
    const { counts, faults, done } = this.state
    this.#set({
      counts: {
        created: counts.created + report.created,
        updated: counts.updated + report.updated,
        unchanged: counts.unchanged + report.unchanged,
        rejected: counts.rejected + report.rejected,
      },
      faults: [...faults, ...report.lines.map((line) => faultOf(line, portion))],
      done: done + portion.length,
    })
  }

  #set(change: Partial<ImportState>): void {
    this.state = { ...this.state, ...change }
    this.dispatchEvent(new Event('change'))
  }
}

const jobs = new Map<string, ImportJob>()

/** The import of a store, the same whenever it is asked for. */
export function importOf(store: string): ImportJob {
  const job = jobs.get(store) ?? new ImportJob()
  jobs.set(store, job)
  return job
}

/** Lets go of a store's import. */
export function forgetImport(store: string): void {
  jobs.get(store)?.stop()
  jobs.delete(store)
}

/** A refused line by its place in the file. */
function faultOf({ line, id, code, faults }: BulkLineReport, portion: readonly ImportLine[]) {
  const text = faults.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')
  return { line: portion[line - 1]?.line ?? line, id: id ?? '', text: text || code }
}
