import { audit } from './kindred/audit.ts'
import { backup } from './kindred/backup.ts'
import { createStore } from './kindred/create-store.ts'
import { Failure } from './kindred/failure.ts'
import { importFiles } from './kindred/import.ts'
import { manageKeys } from './kindred/keys.ts'
import { restore } from './kindred/restore.ts'
import { setCapacity } from './kindred/set-capacity.ts'
import { usage } from './kindred/usage.ts'

/** Kindred's command line: `npm run kindred -- --help`. */
async function main([command, ...args]: string[]): Promise<void> {
  if (command === undefined || command === 'help' || [command, ...args].includes('--help')) {
    console.log(usage(command))
    return
  }
  if (command === 'import') return importFiles(args)
  if (command === 'backup') return backup(args)
  if (command === 'restore') return restore(args)
  if (command === 'audit') return audit(args)
  if (command === 'store' && args[0] === 'create') return createStore(args.slice(1))
  if (command === 'capacity') return setCapacity(args)
  if (command === 'keys') return manageKeys(args)
  throw new Failure(`there is no command '${command}'; see npm run kindred -- --help`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Failure) && !isMistyped(error)) throw error
  console.error((error as Error).message)
  process.exitCode = 1
}

/** An option that Node's own reader of arguments does not know; its message names it. */
function isMistyped(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
}
