import { spawn } from 'node:child_process'
import type { StoreCreated } from '#shared/wire/settings'
import { inRoot, root } from '../root.ts'
import type { LedgerCase } from './ledger-case.ts'

export interface Importer {
  /** Resolves when the file is read and sending begins, or the importer has ended. */
  sending: Promise<void>
  /** The exit code; null after a kill. */
  ended: Promise<number | null>
  /** All that it printed. */
  output: () => string
  kill: () => void
}

/** Starts the command line's import as a process of its own. */
export function startImporter(
  kind: 'products' | 'orders',
  ledger: LedgerCase,
  url: string,
  store: StoreCreated,
): Importer {
  const args = ['import', kind, ledger.file, ...ledger[kind], '--currency', ledger.currency]
  const child = spawn(
    process.execPath,
    [inRoot('scripts', 'kindred.ts'), ...args, '--time-zone', ledger.timeZone],
    {
      cwd: root,
      env: { ...process.env, KINDRED_URL: url, KINDRED_KEY: store.secret_key },
    },
  )
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const sending = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk
        if (output.includes(' to send\n')) resolve()
      })
    }
    void ended.then(() => resolve())
  })
  return { sending, ended, output: () => output, kill: () => child.kill('SIGKILL') }
}
