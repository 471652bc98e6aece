import { setTimeout as wait } from 'node:timers/promises'
import type { BulkReport } from '#shared/wire/bulk'
import type { Problem } from '#shared/wire/problem'
import { Failure } from './failure.ts'
import type { ImportKind } from './targets.ts'

export interface Destination {
  url: string
  key: string
  kind: ImportKind
}

const attempts = 10
/** From this attempt on, the wait is long enough to be told of. */
const sayAt = 4
const requestTimeoutMs = 300_000
const mayPass = new Set([408, 429, 502, 503, 504])

/**
 * Sends one body of JSON Lines and returns the API's report. While the service is busy or out of reach the same body
 * is sent again, after a growing pause; each line is idempotent, so sending one twice is harmless.
 * Throws a Failure when the answer will not change by waiting, or waiting did not help.
 */
export async function sendChunk(to: Destination, body: string): Promise<BulkReport> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await sendOnce(to, body)
    if ('report' in outcome) return outcome.report
    if (attempt === attempts) {
      throw new Failure(`${outcome.reason}; gave up after ${attempts} attempts.\n${goesOn}`)
    }
    if (attempt === sayAt) console.error(`\n${outcome.reason}; trying again …`)
    // Full jitter, so that several importers do not come back at the same moment.
    const most = Math.min(30_000, 250 * 2 ** attempt)
    await wait(Math.max(outcome.afterMs, most * (0.5 + Math.random() / 2)))
  }
}

const goesOn = 'Run the same command again: it goes on where it stopped.'

type Outcome = { report: BulkReport } | { reason: string; afterMs: number }

async function sendOnce({ url, key, kind }: Destination, body: string): Promise<Outcome> {
  let answer: Response
  let text: string
  try {
    answer = await fetch(`${url}/v1/${kind}`, {
      method: kind === 'products' ? 'PUT' : 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/jsonl' },
      body,
      signal: AbortSignal.timeout(requestTimeoutMs),
    })
    text = await answer.text()
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { reason: `${url} cannot be reached (${(cause as Error).message})`, afterMs: 0 }
  }
  if (answer.ok) return { report: JSON.parse(text) as BulkReport }
  const reason = `${url} answered ${answer.status} ${explain(text)}`
  if (!mayPass.has(answer.status)) throw new Failure(reason)
  return { reason, afterMs: Number(answer.headers.get('retry-after') ?? 0) * 1000 }
}

function explain(text: string): string {
  try {
    const { code, title, detail } = JSON.parse(text) as Partial<Problem>
    return `${code ?? ''}: ${detail ?? title ?? ''}`
  } catch {
    return text.slice(0, 200)
  }
}
