import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type BackupLine, type BackupManifest, type BackupPart, backupParts } from '#shared/wire/backup'
import { addressGiven, secretKeyGiven } from './address.ts'
import { BackupFolder } from './backup-folder.ts'
import { Failure } from './failure.ts'
import { knownAfterMs, StoreClient } from './store-client.ts'

const mostBytes = 4_000_000
const mostLines = 1_000
const holdSeconds = 3_600

/**
 * `restore`: brings a backup into a store of the same id that has nobody yet. Who was forgotten stays forgotten: those
 * the store itself has forgotten meanwhile, and those whom later backups (`--forgotten`) know to be.
 */
export async function restore(args: string[]): Promise<void> {
  const { client, folder, later, mayOverwrite, knownMs } = readOptions(args)
  const { store, made_at, index_shards } = folder.manifest()
  const forgotten = new Set<string>()
  for (const other of later) {
    if (other.manifest().store !== store) throw new Failure(`--forgotten names a backup of another store`)
    for (const key of await other.forgotten()) forgotten.add(key)
  }
  const target = await client.json<BackupManifest>('GET', '/v1/export')
  if (target.store !== store)
    throw new Failure(`the backup is of the store '${store}', this one is '${target.store}'`)
  if (target.people > 0 && !mayOverwrite)
    throw new Failure(
      `there are ${target.people} people in this store already; a backup goes into an empty one`,
    )
  await client.json('POST', '/v1/export/hold', { store, seconds: holdSeconds })
  console.error(`${store} is held still; waiting ${knownMs / 1000} s until every isolate knows …`)
  await wait(knownMs)
  try {
    for (const part of backupParts) {
      console.error(`bringing ${part} …`)
      for (const key of await bringPart(client, folder, part)) forgotten.add(key)
      // The parts that follow go to as many shards as the store has now.
      if (part === 'store' && index_shards !== target.index_shards) await wait(knownMs)
    }
  } finally {
    await client.json('POST', '/v1/export/hold', { store, seconds: 0 })
  }
  const alive = await folder.forgotten().then((already) => [...forgotten].filter((key) => !already.has(key)))
  for (const key of alive) await forget(client, key)
  console.log(
    `${store}: restored as of ${made_at}; ${alive.length} people who were forgotten since stay forgotten`,
  )
}

/** Brings one part, in requests of a few megabytes. Returns whom the store had forgotten. */
async function bringPart(client: StoreClient, folder: BackupFolder, part: BackupPart): Promise<string[]> {
  const forgotten: string[] = []
  const newest = part === 'people' ? await newestOf(folder) : null
  let body = ''
  let count = 0
  const send = async (): Promise<void> => {
    if (count === 0) return
    const answer = await client.ask('POST', `/v1/import/${part}`, body)
    forgotten.push(...((await answer.json()) as { forgotten: string[] }).forgotten)
    body = ''
    count = 0
  }
  for await (const line of newest ? newestLines(folder, newest) : folder.lines(part)) {
    const text = `${JSON.stringify(line)}\n`
    if (count === mostLines || (count > 0 && body.length + text.length > mostBytes)) await send()
    body += text
    count++
  }
  await send()
  return forgotten
}

/** Somebody may stand in the file twice, read again after a change: how often each does. */
async function newestOf(folder: BackupFolder): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  for await (const { object, end } of folder.lines('people'))
    if (end) times.set(object, (times.get(object) ?? 0) + 1)
  return times
}

/** The lines of people as they were read last. */
async function* newestLines(
  folder: BackupFolder,
  newest: ReadonlyMap<string, number>,
): AsyncGenerator<BackupLine> {
  const passed = new Map<string, number>()
  for await (const line of folder.lines('people')) {
    const time = (passed.get(line.object) ?? 0) + 1
    if (line.end) passed.set(line.object, time)
    if (time === newest.get(line.object)) yield line
  }
}

/** Forgets somebody, wherever a merge moved them; nobody of that name is as good. */
async function forget(client: StoreClient, key: string): Promise<void> {
  try {
    await client.ask('DELETE', `/v1/customers/${encodeURIComponent(key)}`)
  } catch (error) {
    if (!(error instanceof Failure && / 404 | 410 /.test(error.message))) throw error
  }
}

function readOptions(args: string[]): {
  client: StoreClient
  folder: BackupFolder
  later: BackupFolder[]
  mayOverwrite: boolean
  knownMs: number
} {
  const { values, positionals } = readArgs(args)
  const [folder] = positionals
  const url = addressGiven(values.url)
  const key = secretKeyGiven(values.key)
  if (folder === undefined) throw new Failure('restore: name the folder of the backup')
  return {
    client: new StoreClient(url, key),
    folder: new BackupFolder(folder),
    later: (values.forgotten ?? []).map((other) => new BackupFolder(other)),
    mayOverwrite: values.over ?? false,
    knownMs: knownAfterMs(values['hold-wait']),
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
        forgotten: { type: 'string', multiple: true },
        over: { type: 'boolean' },
        'hold-wait': { type: 'string' },
      },
    })
  } catch (error) {
    throw new Failure((error as Error).message)
  }
}
