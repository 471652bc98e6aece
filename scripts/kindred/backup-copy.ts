import { type BackupLine, type BackupPart, backupParts } from '#shared/wire/backup'
import { type BackupFolder, profilesIn } from './backup-folder.ts'
import { Failure } from './failure.ts'
import type { StoreClient } from './store-client.ts'

/** How often what stands still only now and then is read again. */
export const rounds = 5

const receivers: readonly BackupPart[] = ['index', 'insights']

/** What Insights and the session index say of people. */
export interface Told {
  /** Who told more than their profile, as it was read, knows. */
  ahead: string[]
  /** Of how many that Insights knows the profile was read. */
  found: number
}

/** Copies the parts of a store into a folder, and compares what they say of people. */
export class BackupCopy {
  readonly #client: StoreClient
  readonly #into: BackupFolder
  /** By person: the line of facts of the profile that was read last. */
  readonly #facts = new Map<string, { epoch: string; fact: number }>()
  /** People with a line of facts and no object any more: removed when they did not come back. */
  readonly #gone = new Set<string>()

  constructor(client: StoreClient, into: BackupFolder) {
    this.#client = client
    this.#into = into
  }

  /** Everybody; `progress` hears how many so far. Returns how many. */
  async everybody(progress: (people: number) => void): Promise<number> {
    this.#into.begin('people')
    for await (const line of this.#lines('people', '')) {
      this.#keepPerson(line)
      if (line.end) progress(this.#facts.size)
    }
    return this.#facts.size
  }

  /** These again; what is read of a person later takes the place of what was read before. */
  async again(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      let isAnybody = false
      for await (const line of this.#lines('people', `only=${encodeURIComponent(key)}`))
        isAnybody = this.#keepPerson(line) || isAnybody
      if (!isAnybody) this.#gone.add(key)
    }
  }

  /** What people have no part in. */
  async settings(): Promise<void> {
    for (const part of backupParts) if (part !== 'people' && !receivers.includes(part)) await this.#part(part)
  }

  /** What people told. */
  async receivers(): Promise<Told> {
    const told = { ahead: new Set<string>(), found: 0 }
    for (const part of receivers) {
      const { ahead, found } = await this.#part(part)
      for (const key of ahead) if (this.#facts.has(key) || !this.#gone.has(key)) told.ahead.add(key)
      told.found += found
    }
    return { ahead: [...told.ahead], found: told.found }
  }

  /** Returns whether the line holds the person's profile. */
  #keepPerson(line: BackupLine): boolean {
    const profiles = profilesIn(line)
    for (const { epoch, fact } of profiles) this.#facts.set(line.object, { epoch, fact })
    this.#into.append('people', `${JSON.stringify(line)}\n`)
    return profiles.length > 0
  }

  /** Reads a part until it stood still while it was read. */
  async #part(part: BackupPart): Promise<Told> {
    for (let attempt = 1; attempt <= rounds; attempt++) {
      this.#into.begin(part)
      const revisions = new Map<string, string>()
      const told: Told = { ahead: [], found: 0 }
      let isStill = true
      for await (const line of this.#lines(part, '')) {
        const { object, revision } = line
        if (revision) {
          isStill &&= (revisions.get(object) ?? revision) === revision
          revisions.set(object, revision)
        }
        this.#look(line, told)
        this.#into.append(part, `${JSON.stringify(line)}\n`)
      }
      if (isStill) return told
    }
    throw new Failure(`${part} is written to all the time and could not be read as of one moment.`)
  }

  #look(line: BackupLine, told: Told): void {
    for (const [origin, epoch, n] of cursorsIn(line)) {
      const known = this.#facts.get(origin)
      if (known ? known.epoch === epoch && n > known.fact : n > 0) told.ahead.push(origin)
    }
    for (const key of peopleIn(line)) if (this.#facts.has(key)) told.found++
  }

  async *#lines(part: BackupPart, query: string): AsyncGenerator<BackupLine> {
    let cursor = ''
    do {
      const parameters = [query, cursor && `cursor=${encodeURIComponent(cursor)}`].filter((one) => one !== '')
      const answer = await this.#client.ask('GET', `/v1/export/${part}?${parameters.join('&')}`)
      cursor = answer.headers.get('x-next-cursor') ?? ''
      for (const line of (await answer.text()).split('\n'))
        if (line !== '') yield JSON.parse(line) as BackupLine
    } while (cursor !== '')
  }
}

/** What a receiver had taken: origin, epoch and last number. */
function cursorsIn({ table, columns, rows }: BackupLine): [string, string, number][] {
  if ((table !== 'cursor' && table !== 'delta') || !columns || !rows) return []
  const [origin, epoch, n] = ['origin', 'epoch', 'n'].map((name) => columns.indexOf(name))
  return rows.map((row) => [String(row[origin ?? 0]), String(row[epoch ?? 0]), Number(row[n ?? 0])])
}

/** Keys of the people whom Insights knows. */
function peopleIn({ table, columns, rows }: BackupLine): string[] {
  if (table !== 'person' || !columns || !rows) return []
  const id = columns.indexOf('id')
  return rows.map((row) => String(row[id]))
}
