import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type BackupManifest, type BackupPart, backupParts, type Imported } from '#shared/wire/backup'
import { addressGiven, secretKeyGiven } from './address.ts'
import { BackupFolder } from './backup-folder.ts'
import { Failure } from './failure.ts'
import { heldStill, holdSeconds } from './hold.ts'
import { newestLines, requestBodies } from './restore-lines.ts'
import { knownAfterMs, StoreClient } from './store-client.ts'

/**
 * `restore`: brings a backup into a store of the same id that has nobody yet. Who was forgotten stays forgotten: those
 * the store itself has forgotten meanwhile, and those whom later backups (`--forgotten`) know to be. The store is held
 * still meanwhile, `seconds` at a time.
 */
export async function restore(args: string[], seconds = holdSeconds): Promise<void> {
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
  await heldStill(client, { store, seconds, knownMs }, async (held) => {
    for (const part of backupParts) {
      console.error(`bringing ${part} …`)
      for (const key of await bringPart(held, folder, part)) forgotten.add(key)
      // The parts that follow go to as many shards as the store has now.
      if (part === 'store' && index_shards !== target.index_shards) await wait(knownMs)
    }
  })
  const alive = await folder.forgotten().then((already) => [...forgotten].filter((key) => !already.has(key)))
  for (const key of alive) await forget(client, key)
  console.log(
    `${store}: restored as of ${made_at}; ${alive.length} people who were forgotten since stay forgotten`,
  )
}

/** Brings one part, in requests of a few megabytes and a few objects. Returns whom the store had forgotten. */
async function bringPart(client: StoreClient, folder: BackupFolder, part: BackupPart): Promise<string[]> {
  const forgotten: string[] = []
  const lines = part === 'people' ? newestLines(folder) : folder.lines(part)
  for await (const body of requestBodies(lines)) {
    const answer = await client.ask('POST', `/v1/import/${part}`, body)
    forgotten.push(...((await answer.json()) as Imported).forgotten)
  }
  return forgotten
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
