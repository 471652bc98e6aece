import { setTimeout as wait } from 'node:timers/promises'
import type { Status } from '#shared/wire/status'
import type { RunningWorkerd } from '../../scripts/workerd.ts'
import { isolateMemory } from '../server/isolate-memory.ts'
import { machinePace } from '../server/machine-pace.ts'
import { machineUse, type ProcessUse, processUse } from '../server/process-use.ts'
import { type Latencies, latenciesOf, type MixFigures, type MixLoad } from './load.ts'

/** One look at a server under load. */
export interface Sample {
  /** Seconds since the first look. */
  t: number
  rss_mb: number
  /** V8's heap of the isolate after a garbage collection, and the buffers beside it. */
  heap_mb: number
  buffers_mb: number
  handles: number
  rps: number
  kinds: MixFigures['kinds'] & { dashboard: Latencies }
  errors: number
  last_error: string
  /** Flushes that Insights took and has not digested, and how long the oldest has waited, in seconds. */
  waiting: number
  oldest_s: number
  /** What the live view was told since the last look. */
  heard: number
  /** Of the machine's processors, what other programs used since the last look. */
  others: number
  /** Of one processor, what the server used since the last look; its one thread answers all. */
  busy: number
  /** How much longer the machine takes for the same piece of work than at the first look. */
  slower: number
}

/** Node's own takes headers, which the type of the browser's does not tell. */
const KeyedWebSocket = WebSocket as unknown as new (
  url: string,
  options: { headers: Record<string, string> },
) => WebSocket

/** What a merchant asks of the dashboard, in turn. */
const questions = ['overview', 'funnel', 'channels', 'hours'].map((name) => `/v1/insights/${name}`)
const askEveryMs = 5_000
/** What queued up during a collection is answered by then. */
const settleMs = 700

/** Looks at a server under load, and is the merchant meanwhile: listens to the live view and asks every five seconds. */
export class Sampler {
  readonly samples: Sample[] = []
  readonly #of: { server: RunningWorkerd; inspectorPort: number; secret: string; load: MixLoad }
  #began = performance.now()
  #socket: WebSocket | null = null
  #heard = 0
  #timer: ReturnType<typeof setInterval> | null = null
  #asked: number[] = []
  #failed = 0
  /** Processor seconds of the load process while the last look was taken. */
  #lookingCpu = 0
  #before: { use: ProcessUse; machine: ReturnType<typeof machineUse>; at: number }
  #firstPace: number | null = null

  constructor(of: { server: RunningWorkerd; inspectorPort: number; secret: string; load: MixLoad }) {
    this.#of = of
    this.#before = { use: processUse(of.server.pid), machine: machineUse(), at: performance.now() }
  }

  /** Opens the live view and begins to ask. */
  listen(): void {
    this.#open()
    let turn = 0
    this.#timer = setInterval(() => void this.#ask(questions[turn++ % questions.length] ?? ''), askEveryMs)
  }

  /** A connection ends by itself after a quarter of an hour, and a dashboard opens the next. */
  #open(): void {
    const { server, secret } = this.#of
    const headers = { authorization: `Bearer ${secret}` }
    const socket = new KeyedWebSocket(`${server.url.replace('http', 'ws')}/v1/live`, { headers })
    socket.addEventListener('message', () => this.#heard++)
    socket.addEventListener('close', () => {
      if (this.#socket === socket) this.#open()
    })
    this.#socket = socket
  }

  close(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.close()
    if (this.#timer) clearInterval(this.#timer)
  }

  /** Takes a sample and returns it as a line to show. */
  async sample(): Promise<string> {
    const { server, inspectorPort, load } = this.#of
    const mix = await load.take()
    const use = processUse(server.pid)
    const status = (await this.#get('/v1/status')) as Status | null
    const { heap, buffers } = await isolateMemory(inspectorPort, 'main')
    // The collection holds requests up for some tenths of a second: counted as carried, not among the latencies.
    await wait(settleMs)
    const looking = await load.take()
    const pace = machinePace()
    this.#firstPace ??= pace
    const sample: Sample = {
      t: (performance.now() - this.#began) / 1_000,
      rss_mb: use.rss_mb,
      heap_mb: heap / 1_048_576,
      buffers_mb: buffers / 1_048_576,
      handles: use.handles,
      rps: (mix.answers + looking.answers) / (mix.seconds + looking.seconds),
      kinds: { ...mix.kinds, dashboard: latenciesOf(this.#asked) },
      errors: mix.errors + looking.errors + this.#failed,
      last_error: looking.last_error || mix.last_error,
      waiting: status?.backlog?.waiting ?? 0,
      oldest_s: (status?.backlog?.oldest_ms ?? 0) / 1_000,
      heard: this.#heard,
      ...this.#shares(use, mix.cpu_s + this.#lookingCpu),
      slower: pace / this.#firstPace - 1,
    }
    this.#lookingCpu = looking.cpu_s
    this.#heard = 0
    this.#asked = []
    this.#failed = 0
    this.samples.push(sample)
    return this.#line(sample)
  }

  #shares(use: ProcessUse, loadCpu: number): Pick<Sample, 'others' | 'busy'> {
    const { use: before, machine: then, at } = this.#before
    const machine = machineUse()
    this.#before = { use, machine, at: performance.now() }
    const busy = machine.busy_s - then.busy_s
    const all = busy + machine.idle_s - then.idle_s + machine.disk_wait_s - then.disk_wait_s
    const own = use.cpu_s - before.cpu_s
    return {
      others: Math.max(0, busy - own - loadCpu) / Math.max(all, 0.01),
      busy: own / Math.max((performance.now() - at) / 1_000, 0.01),
    }
  }

  async #ask(path: string): Promise<void> {
    const began = performance.now()
    if ((await this.#get(path)) !== null) this.#asked.push(performance.now() - began)
  }

  async #get(path: string): Promise<unknown> {
    const { server, secret } = this.#of
    try {
      const answer = await fetch(server.url + path, { headers: { authorization: `Bearer ${secret}` } })
      if (answer.ok) return await answer.json()
      await answer.arrayBuffer()
    } catch {
      // counted below, as a refusal is
    }
    this.#failed++
    return null
  }

  #line(one: Sample): string {
    const { events, anonymous, known, dashboard } = one.kinds
    return [
      `${Math.round(one.t)} s`,
      `${Math.round(one.rps)}/s`,
      `rss ${one.rss_mb.toFixed(0)}, heap ${one.heap_mb.toFixed(1)}, buffers ${one.buffers_mb.toFixed(1)} MB`,
      `${one.handles} handles`,
      `p99 events ${events.p99_ms}, shelves ${anonymous.p99_ms} and ${known.p99_ms}, dashboard ${dashboard.p99_ms} ms`,
      `${one.waiting} wait, ${one.oldest_s.toFixed(0)} s; heard ${one.heard}`,
      `busy ${Math.round(100 * one.busy)} %, others ${Math.round(100 * one.others)} %, machine slower by ${Math.round(100 * one.slower)} %`,
      `errors ${one.errors}${one.last_error ? ` (${one.last_error})` : ''}`,
    ].join('; ')
  }
}
