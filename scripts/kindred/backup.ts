import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type BackupLine, type BackupManifest, type BackupPart, backupParts } from '#shared/wire/backup'
import { addressGiven, secretKeyGiven } from './address.ts'
import { BackupFolder, profilesIn } from './backup-folder.ts'
import { Failure } from './failure.ts'
import { knownAfterMs, StoreClient } from './store-client.ts'

/** How often everything that receives is read again when it was ahead of somebody's profile. */
const rounds = 5
const holdSeconds = 900

/**
 * `backup`: everything of a store in a folder. The store is held still meanwhile, so that profiles and what was told of
 * them belong together; who came later in spite of it, by an alarm, is read again.
 */
export async function backup(args: string[]): Promise<void> {
  const { client, folder, isHeld, knownMs } = readOptions(args)
  const into = BackupFolder.make(folder)
  const { store } = await client.json<BackupManifest>('GET', '/v1/export')
  const hold = (seconds: number) => client.json('POST', '/v1/export/hold', { store, seconds })
  if (isHeld) {
    await hold(holdSeconds)
    console.error(`${store} is held still; waiting ${knownMs / 1000} s until every isolate knows …`)
    await wait(knownMs)
  }
  try {
    const manifest = await client.json<BackupManifest>('GET', '/v1/export')
    const facts = new Map<string, { epoch: string; fact: number }>()
    console.error(`copying ${manifest.people} people and what was told of them …`)
    let people = await copyPeople(client, into, facts, null)
    for (const part of backupParts)
      if (!isReceiver(part) && part !== 'people') await copyPart(client, into, part)
    for (let round = 1; ; round++) {
      const ahead = await copyReceivers(client, into, facts)
      if (ahead.length === 0) break
      if (round === rounds)
        throw new Failure(
          `The store is written to all the time: ${ahead.length} people changed while they were read. Do without --no-hold.`,
        )
      people += await copyPeople(client, into, facts, ahead)
    }
    into.finish({ ...manifest, held_until: null }, new Date().toISOString())
    console.log(`${manifest.store}: ${people} people in ${folder}`)
  } finally {
    if (isHeld) await hold(0)
  }
}

/** Session index and Insights: what people told. Returns who told more than their profile, as it was read, knows. */
async function copyReceivers(
  client: StoreClient,
  into: BackupFolder,
  facts: ReadonlyMap<string, { epoch: string; fact: number }>,
): Promise<string[]> {
  const ahead = new Set<string>()
  const look = (line: BackupLine): void => {
    for (const [origin, epoch, n] of cursorsIn(line)) {
      const known = facts.get(origin)
      if (known ? known.epoch === epoch && n > known.fact : n > 0) ahead.add(origin)
    }
  }
  for (const part of backupParts) if (isReceiver(part)) await copyPart(client, into, part, look)
  return [...ahead].filter((key) => facts.has(key) || !gone.has(key))
}

/** People with a line of facts and no object any more: removed when they did not come back. */
const gone = new Set<string>()

/** Reads a part until it stood still while it was read. */
async function copyPart(
  client: StoreClient,
  into: BackupFolder,
  part: BackupPart,
  look: (line: BackupLine) => void = () => {},
): Promise<void> {
  for (let attempt = 1; attempt <= rounds; attempt++) {
    into.begin(part)
    const revisions = new Map<string, Set<string>>()
    const seen: BackupLine[] = []
    for await (const line of fetchLines(client, part, '')) {
      if (line.revision)
        revisions.set(line.object, (revisions.get(line.object) ?? new Set()).add(line.revision))
      seen.push(...(cursorsIn(line).length > 0 ? [line] : []))
      into.append(part, `${JSON.stringify(line)}\n`)
    }
    if ([...revisions.values()].some(({ size }) => size > 1)) continue
    seen.forEach(look)
    return
  }
  throw new Failure(`${part} is written to all the time and could not be read as of one moment.`)
}

/** Everybody, or these; a later line of a person takes an earlier one's place. Returns how many. */
async function copyPeople(
  client: StoreClient,
  into: BackupFolder,
  facts: Map<string, { epoch: string; fact: number }>,
  only: readonly string[] | null,
): Promise<number> {
  if (!only) into.begin('people')
  let count = 0
  for (const query of only?.map((key) => `only=${encodeURIComponent(key)}`) ?? ['']) {
    let isAnybody = false
    for await (const line of fetchLines(client, 'people', query)) {
      for (const { epoch, fact } of profilesIn(line)) {
        facts.set(line.object, { epoch, fact })
        isAnybody = true
        if (!only) count++
      }
      into.append('people', `${JSON.stringify(line)}\n`)
    }
    if (only && !isAnybody) gone.add(decodeURIComponent(query.slice('only='.length)))
  }
  return count
}

async function* fetchLines(client: StoreClient, part: BackupPart, query: string): AsyncGenerator<BackupLine> {
  let cursor = ''
  do {
    const parameters = [query, cursor && `cursor=${encodeURIComponent(cursor)}`].filter((one) => one !== '')
    const answer = await client.ask('GET', `/v1/export/${part}?${parameters.join('&')}`)
    cursor = answer.headers.get('x-next-cursor') ?? ''
    for (const line of (await answer.text()).split('\n'))
      if (line !== '') yield JSON.parse(line) as BackupLine
  } while (cursor !== '')
}

/** What a receiver had taken: origin, epoch and last number. */
function cursorsIn({ table, columns, rows }: BackupLine): [string, string, number][] {
  if ((table !== 'cursor' && table !== 'delta') || !columns || !rows) return []
  const [origin, epoch, n] = ['origin', 'epoch', 'n'].map((name) => columns.indexOf(name))
  return rows.map((row) => [String(row[origin ?? 0]), String(row[epoch ?? 0]), Number(row[n ?? 0])])
}

const isReceiver = (part: BackupPart): boolean => part === 'index' || part === 'insights'

function readOptions(args: string[]): {
  client: StoreClient
  folder: string
  isHeld: boolean
  knownMs: number
} {
  const { values, positionals } = readArgs(args)
  const [folder] = positionals
  const url = addressGiven(values.url)
  const key = secretKeyGiven(values.key)
  if (folder === undefined) throw new Failure('backup: name the folder to write into')
  const knownMs = knownAfterMs(values['hold-wait'])
  return { client: new StoreClient(url, key), folder, isHeld: !values['no-hold'], knownMs }
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        key: { type: 'string' },
        'no-hold': { type: 'boolean' },
        'hold-wait': { type: 'string' },
      },
    })
  } catch (error) {
    throw new Failure((error as Error).message)
  }
}
