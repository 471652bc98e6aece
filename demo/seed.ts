import { setTimeout as wait } from 'node:timers/promises'
import type { BulkReport } from '#shared/wire/bulk'
import { books } from './books/catalogue.ts'
import { productOf } from './products.ts'
import { simulateYear } from './shoppers/simulate.ts'

export interface SeedOptions {
  /** Origin of the Kindred API. */
  url: string
  secretKey: string
  /** Origin of the shop, for the addresses of books and covers. */
  shopUrl: string
  /** End of the simulated year, epoch milliseconds. Keep it: the same `now` sends the same lines again. */
  now: number
  onProgress?: (progress: SeedProgress) => void
  /** Fewer people and visits, for tests; the whole year by default. */
  size?: { accounts?: number; guests?: number; anonymousSessions?: number }
  signal?: AbortSignal
}

export interface SeedProgress {
  step: 'products' | 'sessions' | 'orders'
  done: number
  total: number
}

export interface SeedResult {
  products: BulkReport
  sessions: BulkReport
  orders: BulkReport
}

/** The seed of chance behind the demo year. */
export const demoSeed = 7
const linesPerRequest = 500
const attempts = 8

/**
 * Fills the store through the public API, as a merchant who moves in would: catalogue, past sessions, past orders.
 * Safe to run again (every line is idempotent by id). Throws when the API stays unreachable or refuses a line.
 */
export async function seed(options: SeedOptions): Promise<SeedResult> {
  const { shopUrl, now } = options
  const year = simulateYear({ seed: demoSeed, now, ...options.size })
  return {
    products: await send(
      options,
      'products',
      'PUT',
      books.map((book) => productOf(book, { shopUrl, now })),
    ),
    sessions: await send(options, 'sessions', 'POST', year.sessions),
    orders: await send(options, 'orders', 'POST', year.orders),
  }
}

async function send(
  options: SeedOptions,
  step: SeedProgress['step'],
  method: 'PUT' | 'POST',
  lines: readonly object[],
): Promise<BulkReport> {
  const sum: BulkReport = { created: 0, updated: 0, unchanged: 0, rejected: 0, lines: [] }
  for (let from = 0; from < lines.length; from += linesPerRequest) {
    const chunk = lines.slice(from, from + linesPerRequest)
    const report = await sendChunk(options, step, method, chunk)
    const refused = report.lines[0]
    if (refused)
      throw new Error(`${step} ${refused.id ?? `line ${from + refused.line}`}: ${JSON.stringify(refused)}`)
    for (const count of ['created', 'updated', 'unchanged'] as const) sum[count] += report[count]
    options.onProgress?.({ step, done: from + chunk.length, total: lines.length })
  }
  return sum
}

async function sendChunk(
  { url, secretKey, signal }: SeedOptions,
  step: string,
  method: string,
  chunk: readonly object[],
): Promise<BulkReport> {
  const body = chunk.map((line) => JSON.stringify(line)).join('\n')
  const request = { method, body, headers: headersOf(secretKey) }
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(`${url}/v1/${step}`, { ...request, signal: deadline(signal) })
    if (!(answer instanceof Error)) return answer
    if (!(answer instanceof Retryable) || attempt === attempts || signal?.aborted) throw answer
    await wait(answer.afterMs ?? 200 * 2 ** attempt)
  }
}

function headersOf(secretKey: string): Record<string, string> {
  return { Authorization: `Bearer ${secretKey}`, 'Content-Type': 'application/x-ndjson' }
}

function deadline(signal: AbortSignal | undefined): AbortSignal {
  return AbortSignal.any([AbortSignal.timeout(120_000), ...(signal ? [signal] : [])])
}

async function ask(address: string, request: RequestInit): Promise<BulkReport | Error> {
  try {
    const response = await fetch(address, request)
    return response.ok ? ((await response.json()) as BulkReport) : await refusal(address, response)
  } catch (cause) {
    return new Retryable(`${address} cannot be reached`, { cause })
  }
}

class Retryable extends Error {
  /** What the server asked us to wait, when it did. */
  afterMs?: number
}

async function refusal(address: string, response: Response): Promise<Error> {
  const message = `${address}: ${response.status} ${(await response.text()).slice(0, 500)}`
  // A full queue and a restart pass; anything else would be refused again.
  if (response.status !== 429 && response.status !== 503) return new Error(message)
  const failure = new Retryable(message)
  const seconds = Number(response.headers.get('Retry-After'))
  if (seconds > 0) failure.afterMs = Math.min(30, seconds) * 1_000
  return failure
}
