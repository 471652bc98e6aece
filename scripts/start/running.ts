import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { readJson, writeJson } from './json-file.ts'
import { places } from './places.ts'

interface Running {
  pid: number
  workerd: number
  url: string
}

/** Notes that Kindred runs, so that a second start or a reset can say so. */
export function noteRunning(running: Running): void {
  writeJson(places.running, running)
}

export function noteStopped(): void {
  rmSync(places.running, { force: true })
}

/**
 * The Kindred that runs from this folder, or null. A workerd whose start was killed is ended here first: it would hold
 * the port and the data for ever.
 */
export async function whatRuns(say: (line: string) => void): Promise<Running | null> {
  const noted = readJson<Running>(places.running)
  if (!noted) return null
  if (isAlive(noted.pid) && commandOf(noted.pid).includes('start.ts')) return noted
  if (isAlive(noted.workerd) && commandOf(noted.workerd).includes('workerd')) {
    say(`ending the workerd of an earlier start that was killed (process ${noted.workerd})`)
    process.kill(noted.workerd, 'SIGTERM')
    for (let i = 0; i < 50 && isAlive(noted.workerd); i++) await wait(100)
  }
  noteStopped()
  return null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false // no such process, or not ours
  }
}

/** How a process was started; empty where the system does not tell. */
function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  if (existsSync(file)) return readFileSync(file, 'utf8')
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
}
