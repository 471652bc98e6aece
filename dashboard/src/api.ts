import type { BulkReport } from '#shared/wire/bulk'
import type { CustomerList } from '#shared/wire/customer'
import type { BasePending, CustomerOutlookAnswer } from '#shared/wire/customer-base'
import type { LiveMessage, LiveRecent, Overview } from '#shared/wire/insight'
import type { CustomerPage } from '#shared/wire/me'
import type { Problem } from '#shared/wire/problem'
import type { SegmentList, SegmentRequest, SegmentRow } from '#shared/wire/segment'
import { Heartbeat } from './live/heartbeat.ts'
import { peopleByAddress } from './people-by-address.ts'
import type { Comparison } from './route/range.ts'

/** Who is logged in: `GET /v1/login`. */
export interface Login {
  store: string
  name: string
  currency: string
  time_zone: string
}

/** A request that did not succeed. `problem` is null when no answer came at all, or none that could be read. */
export class ApiError extends Error {
  readonly problem: Problem | null
  readonly status: number

  constructor(status: number, problem: Problem | null, options?: ErrorOptions) {
    super(problem?.title ?? `no answer (${status})`, options)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
  }
}

export interface LiveHandlers {
  open(): void
  /** What happened in the half hour before: first of all messages. */
  recent(recent: LiveRecent): void
  message(message: LiveMessage): void
  /** `isTimed`: it stood for as long as connections do, and another is to be opened. */
  close(isTimed?: boolean): void
}

/** The live socket: `check` asks it for a sign, and without one it counts as closed. */
export interface LiveConnection {
  close(): void
  check(): void
}

/** Which days an overview is of, beside which others, and of whose; without days all, without `segment` everybody. */
export interface OverviewQuery {
  from: string | null
  to: string | null
  compare?: Comparison
  segment?: string | null
}

/** Everything the dashboard asks of the Worker. Failures are `ApiError`s; an aborted request rejects as fetch does. */
export interface Api {
  /** Who is logged in, or null. */
  login(): Promise<Login | null>
  /** Exchanges the secret key for a cookie that holds for 12 hours. */
  logIn(secretKey: string): Promise<void>
  logOut(): Promise<void>
  /** Ends every login of the store, this one included. */
  logOutEverywhere(): Promise<void>
  overview(query: OverviewQuery, signal?: AbortSignal): Promise<Overview>
  customers(query: Record<string, string>, signal?: AbortSignal): Promise<CustomerList>
  segments(signal?: AbortSignal): Promise<SegmentRow[]>
  /** Keeps a filter under an id, in the place of what was kept under it. */
  saveSegment(id: string, request: SegmentRequest): Promise<SegmentRow>
  deleteSegment(id: string): Promise<void>
  customer(id: string, signal?: AbortSignal): Promise<CustomerPage>
  /** What the models expect of somebody, or what they are doing until they can say; null where they have nothing to say. */
  outlook(id: string, signal?: AbortSignal): Promise<CustomerOutlookAnswer | BasePending | null>
  /** An answer of the API that no method above is about; empty fields of the query are left out. */
  get<T>(path: string, query?: Record<string, string | null>, signal?: AbortSignal): Promise<T>
  /** A change through the API, with its answer. */
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>
  /** Sends JSON Lines, and answers with what became of each. */
  sendLines(method: 'POST' | 'PUT', path: string, lines: string): Promise<BulkReport>
  /** Opens the live socket. A line that is not a message is passed over. */
  live(handlers: LiveHandlers): LiveConnection
}

export interface ApiPorts {
  fetch: typeof fetch
  WebSocket: typeof WebSocket
  /** `https://kindred.example`: where the dashboard came from. */
  origin: string
  /** Called when a request finds that the login is over. */
  onLoggedOut(): void
}

/** The API over the network. */
export function createApi({ fetch, WebSocket: Socket, origin, onLoggedOut }: ApiPorts): Api {
  async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
    const response = await send(fetch, path, init)
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T
    const error = new ApiError(response.status, await problemOf(response))
    if (response.status === 401 && !path.startsWith('/v1/login')) onLoggedOut()
    throw error
  }
  const change = <T>(method: string, path: string, body?: unknown) =>
    ask<T>(path, body === undefined ? { method } : { ...posted(body), method })
  const signalOf = (signal?: AbortSignal) => (signal ? { signal } : {})
  return {
    login: () =>
      ask<Login>('/v1/login').catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 401) return null
        throw error
      }),
    logIn: (secretKey) => change('POST', '/v1/login', { secret_key: secretKey }),
    logOut: () => ask('/v1/logout', { method: 'POST' }),
    logOutEverywhere: async () => {
      await ask('/v1/logout?everywhere=true', { method: 'POST' })
      onLoggedOut()
    },
    overview: ({ from, to, compare = 'off', segment = null }, signal) => {
      const query = { from, to, compare: compare === 'off' ? null : compare, segment }
      return ask(`/v1/insights/overview${search(query)}`, signalOf(signal))
    },
    customers: (query, signal) =>
      peopleByAddress(query, {
        list: (one) =>
          one.q
            ? ask('/v1/customers/search', { ...posted(Object.fromEntries(filled(one))), ...signalOf(signal) })
            : ask(`/v1/customers${search(one)}`, signalOf(signal)),
        find: (asked) => change('POST', '/v1/customers/find', asked),
      }),
    segments: async (signal) => (await ask<SegmentList>('/v1/segments', signalOf(signal))).segments,
    saveSegment: (id, request) => change('PUT', `/v1/segments/${encodeURIComponent(id)}`, request),
    deleteSegment: (id) => ask(`/v1/segments/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    customer: (id, signal) => ask(`/v1/customers/${encodeURIComponent(id)}`, signalOf(signal)),
    outlook: (id, signal) =>
      ask<CustomerOutlookAnswer | BasePending>(
        `/v1/insights/outlook/${encodeURIComponent(id)}`,
        signalOf(signal),
      ).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }),
    get: (path, query, signal) => ask(`${path}${search(query ?? {})}`, signalOf(signal)),
    send: change,
    sendLines: (method, path, lines) =>
      ask(path, { method, headers: { 'content-type': 'application/x-ndjson' }, body: lines }),
    live: (handlers) =>
      openLive(new Socket(`${origin.replace(/^http/, 'ws')}/v1/live?recent=true`), handlers),
  }
}

function posted(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

async function send(fetch: ApiPorts['fetch'], path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new ApiError(0, null, { cause })
  }
}

async function problemOf(response: Response): Promise<Problem | null> {
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && 'code' in body ? (body as Problem) : null
  } catch {
    return null // a proxy in between answered with a page of its own
  }
}

function search(query: Record<string, string | null>): string {
  const fields = filled(query)
  return fields.length > 0 ? `?${new URLSearchParams(fields)}` : ''
}

/** The fields that say something. */
function filled(query: Record<string, string | null>): [string, string][] {
  return Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
}

/** `WebSocket.OPEN`, which is not there where the socket is another's. */
const open = 1

/** "Service restart": a connection that has stood for its time is closed with it. */
const timedOut = 1012

/** A socket that is asked for signs of life; what is found dead is closed at once, for the browser may take minutes. */
function openLive(socket: WebSocket, handlers: LiveHandlers): LiveConnection {
  let isOver = false
  const end = (isTimed = false) => {
    if (isOver) return
    isOver = true
    heart.stop()
    socket.close()
    handlers.close(isTimed)
  }
  const heart = new Heartbeat({
    ask: () => {
      if (socket.readyState === open) socket.send('ping')
    },
    lost: () => end(),
    setTimeout: (action, ms) => setTimeout(action, ms),
    clearTimeout: (id) => clearTimeout(id as ReturnType<typeof setTimeout>),
  })
  socket.addEventListener('open', () => {
    heart.heard()
    handlers.open()
  })
  socket.addEventListener('close', ({ code }) => end(code === timedOut))
  socket.addEventListener('message', ({ data }) => {
    heart.heard()
    const message = parseLive(data)
    if (message?.type === 'recent') handlers.recent(message)
    else if (message) handlers.message(message)
  })
  return { close: () => end(), check: () => heart.check() }
}

function parseLive(data: unknown): LiveMessage | LiveRecent | null {
  try {
    const message: unknown = JSON.parse(String(data))
    return typeof message === 'object' && message !== null && 'type' in message
      ? (message as LiveMessage | LiveRecent)
      : null
  } catch {
    return null // the answer to a ping is no JSON
  }
}
