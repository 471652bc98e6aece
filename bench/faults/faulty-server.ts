import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type RunningWorkerd, startWorkerd } from '../../scripts/workerd.ts'
import { deploymentSecret } from '../server/open-store.ts'
import { bringAlarmsForward } from './alarm-times.ts'
import { type StoreClock, storeTime, withFaults } from './faulty-bundle.ts'
import type { Gate } from './gate.ts'
import type { FaultPlan } from './plan.ts'
import { type SmallDisk, smallDisk } from './small-disk.ts'

const vars = { KINDRED_SECRET: 'bench-faults', DEPLOYMENT_SECRET: deploymentSecret }
/** Where nobody listens: what a server that is down answers. */
const nowhere = 'http://127.0.0.1:9'
const diskMegabytes = 768
const dayMs = 86_400_000

/**
 * A server that is killed, runs out of disk and runs with the code of one version or the other, while its own time
 * goes on `speed` times as fast as ours.
 */
export class FaultyServer {
  readonly #clock: StoreClock
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
    this.#clock = { speed, origin: Date.now(), aheadMs: 0, jumps: [] }
    this.disk = smallDisk(diskMegabytes, mayMount)
    this.folder = this.disk?.folder ?? mkdtempSync(join(tmpdir(), 'kindred-faults-'))
    this.#logFile = join(tmpdir(), `kindred-faults-${process.pid}.log`)
  }

  get url(): string {
    return this.#running?.url ?? nowhere
  }

  /** The store's own time. */
  now(): number {
    return this.ownTime(Date.now())
  }

  /** The store's own time at a moment of ours, both in epoch milliseconds, as its clock stands now. */
  ownTime(real: number): number {
    return storeTime(this.#clock, Date.now()) + (real - Date.now()) * this.#clock.speed
  }

  /** How far the plan is: the store's own milliseconds since it began, without what its clock jumped over. */
  get elapsed(): number {
    return (Date.now() - this.#clock.origin) * this.#clock.speed
  }

  /** Starts anew with the plan's faults, which begins now. */
  async begin(): Promise<void> {
    await this.stop()
    Object.assign(this.#clock, { origin: Date.now(), jumps: this.#plan.jumps })
    if (this.#plan.jumps.length > 0) this.#count('server clock jumped', this.#plan.jumps.length)
    await this.start(this.#plan.worker)
  }

  /** Of a stopped server: lets that much of the store's own time pass at once. */
  pass(ms: number): void {
    this.#clock.aheadMs += ms
    bringAlarmsForward(this.folder, ms / this.#clock.speed)
  }

  async start(faults: FaultPlan['worker'] = []): Promise<void> {
    const next = this.#plan.lives[Math.min(this.#life, this.#plan.lives.length - 1)] ?? []
    this.#isStopping = false
    const running = await startWorkerd({
      dataDir: this.folder,
      vars,
      logFile: this.#logFile,
      wrap: (bundle) => withFaults(bundle, { clock: this.#clock, faults, next }),
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
   * again, as whatever supervises it would. While nobody comes for days, the `street` before the shop is closed.
   */
  async suffer(untilMs: number, street: Gate): Promise<void> {
    const { kills, diskFull, worker, daysAway } = this.#plan
    const open = [...kills]
    let isFull = false
    let isAway = daysAway > 0
    for (let at = 0; at < untilMs || open.length > 0; at = this.elapsed) {
      const wantsFull = diskFull.some(({ from, until }) => at >= from && at < until)
      if (this.disk && this.#running && wantsFull !== isFull) {
        isFull = wantsFull
        if (isFull) this.disk.fill(this.#running.pid)
        else this.disk.empty(this.#running.pid)
        if (isFull) this.#count('disk full')
      }
      if ((open[0] ?? Number.POSITIVE_INFINITY) <= at) {
        open.shift()
        if (isAway) await this.#quiet(street, isFull)
        await this.kill()
        // A server does not start on a full disk; the limit on a process ends with it.
        if (isFull) this.disk?.empty(0)
        isFull = false
        if (isAway) {
          this.pass(daysAway * dayMs)
          this.#count(`away for ${daysAway} days`)
        }
        // What is due after days is done before anybody comes.
        await this.start(isAway ? worker.filter(({ calls }) => !calls.includes('alarm')) : worker)
        if (isAway) await this.#receiversAwake()
        if (isAway) street.open()
        isAway = false
      } else if (!this.#running && !this.#isStopping) {
        this.#count('ended by itself')
        await this.start(worker)
      }
      await wait(20)
    }
    if (isFull && this.#running) this.disk?.empty(this.#running.pid)
    await this.#noteCounts()
  }

  /** Waits until everybody has left. Whoever is in the middle of something gets the server they need for it. */
  async #quiet(street: Gate, isFull: boolean): Promise<void> {
    if (isFull && this.#running) this.disk?.empty(this.#running.pid)
    let isQuiet = false
    void street.close().then(() => {
      isQuiet = true
    })
    while (!isQuiet) {
      if (!this.#running) await this.start(this.#plan.worker)
      await wait(20)
    }
  }

  /** Waits until Insights and the index have done what was due while nobody came. */
  async #receiversAwake(): Promise<void> {
    for (let look = 0; look < 100; look++) {
      const answer = await fetch(`${this.url}/bench/alarms`).catch(() => null)
      const rung = ((await answer?.json().catch(() => null)) ?? {}) as Record<string, number>
      if ((rung.Insights ?? 0) > 0 && (rung.SessionIndex ?? 0) > 0) return
      await wait(50)
    }
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
