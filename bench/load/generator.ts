import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

/**
 * A load generator that runs as a process of its own: `node bench/load/generator.ts <job file> <requests file>`. It keeps some connections busy,
 * one request at a time each, and prints what it measured as one line of JSON. It speaks HTTP over plain sockets, since
 * Node's own client would cost more than the server under test.
 */
export interface LoadJob {
  port: number
  connections: number
  seconds: number
  /** Load before the measured seconds, of which nothing is counted but the answers. */
  warmupSeconds?: number
  /** Ends when each request was sent once, if the time is not over before; else they come round. */
  once?: boolean
  /** Requests a second, evenly spread, whatever the answers take; without it each connection asks as fast as it can. */
  rate?: number
}

/** Latencies in milliseconds. `failures` counts answers that are not 2xx. */
export interface LoadResult {
  rps: number
  p50_ms: number
  p95_ms: number
  p99_ms: number
  answers: number
  /** Answers before the measured seconds. */
  warmup_answers: number
  /** When the measured seconds began, in epoch milliseconds. */
  began_at: number
  failures: number
  /** Seconds of processor this process used while it loaded, and seconds that took, the warm-up included. */
  cpu_s: number
  took_s: number
  /** Body of the last answer, so that the caller can look at what was served. */
  sample: string
}

/** Loads with `requests`: whole requests as bytes, sent in turn. */
async function runLoad(job: LoadJob, requests: readonly Buffer[]): Promise<LoadResult> {
  const latencies: number[] = []
  const state = { next: 0, due: 0, failures: 0, sample: '', warmup: 0 }
  const warmupMs = (job.warmupSeconds ?? 0) * 1_000
  const cpuBefore = process.cpuUsage()
  const started = performance.now()
  const began = started + warmupMs
  const began_at = Date.now() + warmupMs
  const until = began + job.seconds * 1_000
  await Promise.all(
    Array.from({ length: job.connections }, () =>
      keepBusy(job.port, until, {
        next: () =>
          job.once && state.next >= requests.length ? null : requests[state.next++ % requests.length]!,
        dueAt: job.rate ? () => started + (state.due++ * 1_000) / job.rate! : null,
        done: (ms, status, body) => {
          if (performance.now() < began) state.warmup++
          else latencies.push(ms)
          if (status < 200 || status > 299) state.failures++
          state.sample = body
        },
      }),
    ),
  )
  const seconds = (performance.now() - began) / 1_000
  const { user, system } = process.cpuUsage(cpuBefore)
  latencies.sort((a, b) => a - b)
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0
  return {
    rps: latencies.length / seconds,
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    answers: latencies.length,
    warmup_answers: state.warmup,
    began_at,
    failures: state.failures,
    cpu_s: (user + system) / 1_000_000,
    took_s: (performance.now() - started) / 1_000,
    sample: state.sample,
  }
}

/** What one connection asks and tells. */
export interface Turn {
  /** The next request, or null when there is none left. */
  next: () => Buffer | null
  /** When it is to be sent; null: at once. */
  dueAt: (() => number) | null
  done: (ms: number, status: number, body: string) => void
}

/** Keeps one connection busy until `until` (of `performance.now()`); rejects when it breaks. */
export function keepBusy(port: number, until: number, turn: Turn): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let sentAt = 0
    let received = Buffer.alloc(0)
    const sendNow = () => {
      const request = performance.now() >= until ? null : turn.next()
      if (request === null) {
        socket.end()
        return resolve()
      }
      socket.write(request)
    }
    const send = () => {
      const now = performance.now()
      const dueAt = turn.dueAt?.() ?? now
      // What is late because every connection was busy counts from when it was due: waiting is part of the answer.
      sentAt = Math.min(now, dueAt)
      if (dueAt <= now) return sendNow()
      setTimeout(() => {
        sentAt = performance.now()
        sendNow()
      }, dueAt - now)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const answer = readAnswer(received)
      if (!answer) return
      received = Buffer.alloc(0)
      turn.done(performance.now() - sentAt, answer.status, answer.body)
      send()
    })
  })
}

/** A whole answer, or null while some of it is still to come. */
function readAnswer(bytes: Buffer): { status: number; body: string } | null {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = bytes.toString('latin1', 0, headEnd)
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)/i.exec(head)
  const bodyAt = headEnd + 4
  if (length) {
    const end = bodyAt + Number(length[1])
    return bytes.length >= end ? { status, body: bytes.toString('utf8', bodyAt, end) } : null
  }
  if (status === 204) return { status, body: '' }
  const isWhole = bytes.toString('latin1', bytes.length - 5) === '0\r\n\r\n'
  return isWhole ? { status, body: bytes.toString('utf8', bodyAt) } : null
}

/** The requests of a file in which each ends on a zero byte. */
function splitRequests(bytes: Buffer): Buffer[] {
  const requests: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at)
    requests.push(bytes.subarray(at, end))
    at = end + 1
  }
  return requests
}

if (import.meta.main) {
  const [jobFile, requestsFile] = process.argv.slice(2) as [string, string]
  const job = JSON.parse(readFileSync(jobFile, 'utf8')) as LoadJob
  console.log(JSON.stringify(await runLoad(job, splitRequests(readFileSync(requestsFile)))))
}
