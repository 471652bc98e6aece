import { type ChildProcess, fork } from 'node:child_process'
import { keepBusy } from '../load/generator.ts'
import { type MixKind, type MixShop, mixKinds, mixOf } from './mix.ts'

/** Latencies in milliseconds since they were last taken. */
export interface Latencies {
  answers: number
  p50_ms: number
  p95_ms: number
  p99_ms: number
}

export interface MixFigures {
  kinds: Record<MixKind, Latencies>
  answers: number
  /** Answers that are not 2xx, and connections that broke; the last of them in words. */
  errors: number
  last_error: string
  seconds: number
  /** Processor seconds of the load process. */
  cpu_s: number
}

interface Job {
  port: number
  connections: number
  seconds: number
  /** Requests a second in all; null: as many as are answered. */
  rate: number | null
  shop: MixShop
  seed: number
}

/** A mix that goes on in a process of its own. */
export interface MixLoad {
  /** What was measured since this was last asked. */
  take(): Promise<MixFigures>
  /** Ends the process. */
  stop(): void
  /** Resolves when its time is over. */
  over: Promise<void>
}

/** Starts the mix in a process of its own. */
export function startMix(job: Job): MixLoad {
  const child = fork(import.meta.filename, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send(job)
  const over = new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if (message === 'over') resolve()
    })
    child.once('exit', () => resolve())
  })
  return { take: () => ask(child), stop: () => child.kill(), over }
}

function ask(child: ChildProcess): Promise<MixFigures> {
  return new Promise((resolve, reject) => {
    const heard = (message: unknown) => {
      if (typeof message !== 'object') return
      leave()
      resolve(message as MixFigures)
    }
    const ended = () => {
      leave()
      reject(new Error('the load process ended'))
    }
    const leave = () => child.off('message', heard).off('exit', ended)
    child.on('message', heard).once('exit', ended)
    child.send('take')
  })
}

/** The load process itself. */
async function run(job: Job): Promise<void> {
  const next = mixOf(job.shop, job.seed)
  let taken = emptyTally()
  let due = 0
  const started = performance.now()
  const until = started + job.seconds * 1_000
  process.on('message', (message) => {
    if (message !== 'take') return
    process.send?.(figuresOf(taken))
    taken = emptyTally()
  })
  const connection = async () => {
    while (performance.now() < until) {
      let kind: MixKind = 'events'
      await keepBusy(job.port, until, {
        next: () => {
          const one = next()
          kind = one.kind
          return one.request
        },
        dueAt: job.rate === null ? null : () => started + (due++ * 1_000) / job.rate!,
        done: (ms, status, body) => {
          taken.ms[kind].push(ms)
          if (status < 200 || status > 299) fail(`${kind} ${status} ${body.slice(0, 200)}`)
        },
      }).catch((error: unknown) => fail(String(error)))
    }
  }
  const fail = (words: string) => {
    taken.errors++
    taken.lastError = words
  }
  await Promise.all(Array.from({ length: job.connections }, connection))
  process.send?.('over')
}

function emptyTally() {
  const ms: Record<MixKind, number[]> = { events: [], anonymous: [], known: [], orders: [] }
  return { ms, errors: 0, lastError: '', since: performance.now(), cpu: process.cpuUsage() }
}

function figuresOf({ ms, errors, lastError, since, cpu }: ReturnType<typeof emptyTally>): MixFigures {
  const { user, system } = process.cpuUsage(cpu)
  const kinds = Object.fromEntries(mixKinds.map((kind) => [kind, latenciesOf(ms[kind])]))
  return {
    kinds: kinds as Record<MixKind, Latencies>,
    answers: mixKinds.reduce((sum, kind) => sum + ms[kind].length, 0),
    errors,
    last_error: lastError,
    seconds: (performance.now() - since) / 1_000,
    cpu_s: (user + system) / 1_000_000,
  }
}

/** Percentiles of some times in milliseconds. */
export function latenciesOf(times: number[]): Latencies {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2))
  return { answers: sorted.length, p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99) }
}

if (import.meta.main) {
  process.once('message', (job) => void run(job as Job))
  // Whoever started it is gone: nobody would end it.
  process.once('disconnect', () => process.exit())
}
