import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type RunningWorkerd, startWorkerd } from '../../scripts/workerd.ts'
import { deploymentSecret } from '../server/open-store.ts'
import { withFaults } from './faulty-bundle.ts'
import type { FaultPlan } from './plan.ts'
import { type SmallDisk, smallDisk } from './small-disk.ts'

const vars = { KINDRED_SECRET: 'bench-faults', DEPLOYMENT_SECRET: deploymentSecret }
/** Where nobody listens: what a server that is down answers. */
const nowhere = 'http://127.0.0.1:9'
const diskMegabytes = 768

/**
 * A server that is killed, runs out of disk and runs with the code of one version or the other, while its own time
 * goes on `speed` times as fast as ours.
 */
export class FaultyServer {
  readonly clock: { speed: number; origin: number }
  readonly disk: SmallDisk | null
  readonly folder: string
  /** How often what happened; faults inside the Worker as far as they were counted before it was killed. */
  readonly counts: Record<string, number> = {}
  readonly #plan: FaultPlan
  #life = 0
  #running: RunningWorkerd | null = null
  #isStopping = false
  readonly #logFile: string

  constructor(plan: FaultPlan, speed: number, mayMount = true) {
    this.#plan = plan
    this.clock = { speed, origin: Date.now() }
    this.disk = smallDisk(diskMegabytes, mayMount)
    this.folder = this.disk?.folder ?? mkdtempSync(join(tmpdir(), 'kindred-faults-'))
    this.#logFile = join(tmpdir(), `kindred-faults-${process.pid}.log`)
  }

  get url(): string {
    return this.#running?.url ?? nowhere
  }

  /** The store's own time. */
  now(): number {
    return Math.floor(this.clock.origin + (Date.now() - this.clock.origin) * this.clock.speed)
  }

  async start(faults: FaultPlan['worker'] = []): Promise<void> {
    const next = this.#plan.lives[Math.min(this.#life, this.#plan.lives.length - 1)] ?? []
    this.#isStopping = false
    const running = await startWorkerd({
      dataDir: this.folder,
      vars,
      logFile: this.#logFile,
      wrap: (bundle) => withFaults(bundle, { clock: this.clock, faults, next }),
      ...(this.disk ? { through: this.disk.through } : {}),
    })
    this.#running = running
    if (next.length > 0) this.#count(`next version (${next.join(', ')})`)
    void running.exited.then(() => {
      if (this.#running === running) this.#running = null
    })
  }

  async kill(): Promise<void> {
    await this.#noteCounts()
    this.#isStopping = true
    await this.#running?.kill()
    this.#running = null
    this.#count('killed')
    this.#life++
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#running?.stop()
    this.#running = null
  }

  /**
   * Lets the plan happen, from its origin to `untilMs` of the store's own time. A server that ended by itself is started
   * again, as whatever supervises it would.
   */
  async suffer(untilMs: number): Promise<void> {
    const { kills, diskFull, worker } = this.#plan
    const open = [...kills]
    let isFull = false
    for (let at = 0; at < untilMs || open.length > 0; at = this.now() - this.clock.origin) {
      const wantsFull = diskFull.some(({ from, until }) => at >= from && at < until)
      if (this.disk && this.#running && wantsFull !== isFull) {
        isFull = wantsFull
        if (isFull) this.disk.fill(this.#running.pid)
        else this.disk.empty(this.#running.pid)
        if (isFull) this.#count('disk full')
      }
      if ((open[0] ?? Number.POSITIVE_INFINITY) <= at) {
        open.shift()
        await this.kill()
        // A server does not start on a full disk; the limit on a process ends with it.
        if (isFull) this.disk?.empty(0)
        isFull = false
        await this.start(worker)
      } else if (!this.#running && !this.#isStopping) {
        this.#count('ended by itself')
        await this.start(worker)
      }
      await wait(20)
    }
    if (isFull && this.#running) this.disk?.empty(this.#running.pid)
    await this.#noteCounts()
  }

  remove(): void {
    this.disk?.remove()
    rmSync(this.folder, { recursive: true, force: true })
    if (!process.env.FAULTS_LOG) rmSync(this.#logFile, { force: true })
  }

  async #noteCounts(): Promise<void> {
    const answer = await fetch(`${this.url}/bench/faults`).catch(() => null)
    const counts = ((await answer?.json().catch(() => null)) ?? {}) as Record<string, number>
    for (const [kind, count] of Object.entries(counts)) this.#count(kind, count)
  }

  #count(what: string, count = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + count
  }
}
