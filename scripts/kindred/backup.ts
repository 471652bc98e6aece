import { parseArgs } from 'node:util'
import type { BackupManifest } from '#shared/wire/backup'
import { addressGiven, secretKeyGiven } from './address.ts'
import { BackupCopy, rounds } from './backup-copy.ts'
import { BackupFolder } from './backup-folder.ts'
import { Failure } from './failure.ts'
import { heldStill, holdSeconds } from './hold.ts'
import { Progress } from './progress.ts'
import { knownAfterMs, StoreClient } from './store-client.ts'

/**
 * `backup`: everything of a store in a folder. The store is held still meanwhile, `seconds` at a time, so that profiles
 * and what was told of them belong together; who came later in spite of it, by an alarm, is read again.
 */
export async function backup(args: string[], seconds = holdSeconds): Promise<void> {
  const { client, folder, isHeld, knownMs } = readOptions(args)
  const into = BackupFolder.make(folder)
  const { store } = await manifestOf(client)
  const people = isHeld
    ? await heldStill(client, { store, seconds, knownMs }, (held) => copy(held, into))
    : await copy(client, into)
  console.log(`${store}: ${people} people in ${folder}`)
}

/** Returns how many people Insights knows, all of whom were read. Throws a Failure when somebody was not. */
async function copy(client: StoreClient, into: BackupFolder): Promise<number> {
  const manifest = await manifestOf(client)
  console.error(`copying ${manifest.people} people and what was told of them …`)
  const copying = new BackupCopy(client, into)
  const progress = new Progress('people', manifest.people)
  // Whoever was forgotten is read, too, and counted by nobody.
  const read = await copying.everybody((people) => progress.update(Math.min(people, manifest.people)))
  progress.finish(Math.min(read, manifest.people))
  await copying.settings()
  const found = await copyReceivers(copying)
  // Whoever was not to be kept any longer may have been removed meanwhile.
  const known = Math.min(manifest.people, (await manifestOf(client)).people)
  if (found < known)
    throw new Failure(
      `The store knows ${known} people, and only ${found} of them could be read: this is no whole backup.`,
    )
  into.finish({ ...manifest, held_until: null }, new Date().toISOString())
  return found
}

/** Reads what people told, and those again who told more than was read of them, until nobody did. */
async function copyReceivers(copying: BackupCopy): Promise<number> {
  for (let round = 1; ; round++) {
    const { ahead, found } = await copying.receivers()
    if (ahead.length === 0) return found
    if (round === rounds)
      throw new Failure(
        `The store is written to all the time: ${ahead.length} people changed while they were read. Do without --no-hold.`,
      )
    await copying.again(ahead)
  }
}

const manifestOf = (client: StoreClient): Promise<BackupManifest> => client.json('GET', '/v1/export')

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
