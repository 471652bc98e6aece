import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What stands in for Kindred while files are imported: it keeps what it is sent and finds nothing wrong but `bad`. */
export interface BulkApi {
  url: string
  /** What was taken, in order of arrival. */
  requests: { method: string; url: string; lines: Record<string, unknown>[] }[]
  /** Answers to give first; null is the usual one. */
  troubles: ({ status: number; body?: object } | null)[]
  /** What the store says of itself. */
  store: { currency: string; time_zone: string }
  /** As if nothing had been asked yet. */
  reset: () => void
  close: () => void
}

/** Listens on a free port of this machine. A line whose id is `bad` is refused; every other one counts as created. */
export async function startBulkApi(): Promise<BulkApi> {
  const server = createServer(async (request, response) => {
    const text = await bodyOf(request)
    if (request.method === 'GET') {
      response.end(JSON.stringify(api.store))
      return
    }
    const trouble = api.troubles.shift()
    if (trouble) {
      response.writeHead(trouble.status, { 'content-type': 'application/problem+json' })
      response.end(JSON.stringify(trouble.body ?? {}))
      return
    }
    const lines = text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    api.requests.push({ method: request.method ?? '', url: request.url ?? '', lines })
    response.end(JSON.stringify(reportOf(lines)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const api: BulkApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    troubles: [],
    store: { currency: 'EUR', time_zone: 'UTC' },
    reset: () => {
      api.requests = []
      api.troubles = []
      api.store = { currency: 'EUR', time_zone: 'UTC' }
    },
    close: () => void server.close(),
  }
  return api
}

function reportOf(lines: readonly Record<string, unknown>[]): object {
  const bad = lines.flatMap(({ id }, i) =>
    id === 'bad'
      ? [{ line: i + 1, id, code: 'invalid', faults: [{ path: 'title', message: 'is ugly' }] }]
      : [],
  )
  const created = lines.length - bad.length
  return { created, updated: 0, unchanged: 0, rejected: bad.length, lines: bad }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
