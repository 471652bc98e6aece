import { type ChildProcess, spawn } from 'node:child_process'
import { inRoot, root } from './root.ts'

let running: ChildProcess | null = null

/**
 * Runs a tool of `node_modules/.bin` with its output shown and resolves with its exit code. The tool ends with this
 * process: Ctrl-C stops both.
 */
export function runTool(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const isWindows = process.platform === 'win32'
  const child = spawn(inRoot('node_modules', '.bin', isWindows ? `${name}.cmd` : name), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: isWindows,
  })
  running = child
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      running = null
      resolve(code ?? 1)
    })
  })
}

/** Ends the tool that is running and this process with it when the user says so. */
export function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      running?.kill(signal)
      console.error('\nstopped')
      process.exit(signal === 'SIGINT' ? 130 : 143)
    })
  }
}

/** Seconds since `started` (of `performance.now()`) with one decimal: `1.2 s`. */
export function secondsSince(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}
