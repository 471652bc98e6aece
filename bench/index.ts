import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** `npm run bench -- NAME …`: runs bench/NAME.ts with the other arguments; what only one bench needs is in bench/NAME/. */
const benches = [
  'base',
  'baskets',
  'clv',
  'cost',
  'dashboard',
  'faults',
  'figures',
  'freshness',
  'fuzz',
  'growth',
  'ingest',
  'insight',
  'ledger',
  'load',
  'parity',
  'quality',
  'scale',
  'serve',
  'soak',
  'widget',
].filter((name) => existsSync(fileOf(name)))
const [name, ...args] = process.argv.slice(2)

function fileOf(bench: string): string {
  return join(import.meta.dirname, `${bench}.ts`)
}

if (name === undefined || !benches.includes(name)) {
  console.error(`npm run bench -- NAME [--json]\nbenches: ${benches.join(', ')}`)
  process.exitCode = name === undefined || name === '--help' ? 0 : 1
} else {
  const child = spawn(process.execPath, [fileOf(name), ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.once('close', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}
