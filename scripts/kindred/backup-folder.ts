import {
  appendFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { BackupLine, BackupManifest, BackupPart } from '#shared/wire/backup'
import { Failure } from './failure.ts'

/** A backup on disk: a file of JSON Lines a part, and a manifest, written last, that says that it is whole. */
export class BackupFolder {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** An empty folder to write into. Throws a Failure when there is something in it. */
  static make(folder: string): BackupFolder {
    if (existsSync(join(folder, 'manifest.json'))) throw new Failure(`${folder} holds a backup already`)
    mkdirSync(folder, { recursive: true })
    return new BackupFolder(folder)
  }

  /** Throws a Failure when there is no whole backup there. */
  manifest(): BackupManifest & { made_at: string } {
    const file = join(this.#folder, 'manifest.json')
    if (!existsSync(file)) throw new Failure(`${this.#folder} is no whole backup: it has no manifest.json`)
    return JSON.parse(readFileSync(file, 'utf8')) as BackupManifest & { made_at: string }
  }

  begin(part: BackupPart): void {
    rmSync(this.#fileOf(part), { force: true })
    writeFileSync(this.#fileOf(part), '')
  }

  append(part: BackupPart, text: string): void {
    appendFileSync(this.#fileOf(part), text)
  }

  finish(manifest: BackupManifest, madeAt: string): void {
    writeFileSync(
      join(this.#folder, 'manifest.json'),
      JSON.stringify({ ...manifest, made_at: madeAt }, null, 2),
    )
  }

  async *lines(part: BackupPart): AsyncGenerator<BackupLine> {
    const lines = createInterface({
      input: createReadStream(this.#fileOf(part)),
      crlfDelay: Number.POSITIVE_INFINITY,
    })
    for await (const line of lines) if (line !== '') yield JSON.parse(line) as BackupLine
  }

  /** Keys of the people who had asked to be forgotten when the backup was made. */
  async forgotten(): Promise<Set<string>> {
    const keys = new Set<string>()
    for await (const line of this.lines('people')) {
      for (const { erased } of profilesIn(line)) {
        if (erased) keys.add(line.object)
        else keys.delete(line.object)
      }
    }
    return keys
  }

  #fileOf(part: BackupPart): string {
    return join(this.#folder, `${part}.jsonl`)
  }
}

/** What a line says of a person's profile: its line of facts, and whether nothing else is kept. */
export function profilesIn({
  table,
  columns,
  rows,
}: BackupLine): { epoch: string; fact: number; erased: boolean }[] {
  if (table !== 'person' || !columns || !rows) return []
  return rows.map((row) => {
    const { profile } = JSON.parse(String(row[columns.indexOf('body')])) as {
      profile: { epoch: string; fact: number; erased?: object }
    }
    return { epoch: profile.epoch, fact: profile.fact, erased: profile.erased !== undefined }
  })
}
