import type { Fact } from '#shared/customer/fact'
import { recentMs, recentOf } from '#shared/insight/live-minutes'
import type { LiveMessage, LiveRecent } from '#shared/wire/insight'
import type { Intake } from '../intake.ts'

/**
 * How long a socket is told of anything, in milliseconds; then whoever watches opens another, and is asked for the key
 * again. A key that was ended closes its sockets at once; an isolate that had not heard of it yet may open one more.
 */
const watchMs = 15 * 60_000
const goAgain = 1012
const ended = 1008

/** The sockets of the live view. They are hibernatable: an idle dashboard costs nothing. */
export class LiveView {
  readonly #ctx: DurableObjectState

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx
    // A ping keeps proxies from closing the socket, and does not wake the object.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  }

  /**
   * Opens a socket for who has what `key` of the address names (a key's id, a login), or, with DELETE, closes those of
   * that name; 426 for a request that asks for none. With `recent` in the address it is told first what happened lately: as nothing else
   * is done meanwhile, what is told from then on is not in it.
   */
  open(request: Request, intake: Intake): Response {
    const { searchParams } = new URL(request.url)
    if (request.method === 'DELETE') return this.#end(searchParams.get('key') ?? '')
    if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket')
      return new Response(null, { status: 426 })
    const { 0: client, 1: server } = new WebSocketPair()
    this.#ctx.acceptWebSocket(server, searchParams.getAll('key'))
    server.serializeAttachment(Date.now() + watchMs)
    if (searchParams.has('recent')) sendQuietly(server, JSON.stringify(whatHappened(intake, Date.now())))
    return new Response(null, { status: 101, webSocket: client })
  }

  /** Tells everybody who watches what happened. */
  tell(facts: readonly Fact[]): void {
    const now = Date.now()
    const sockets = this.#ctx.getWebSockets().filter((socket) => {
      const isOver = !(Number(socket.deserializeAttachment()) > now)
      if (isOver) closeQuietly(socket, goAgain)
      return !isOver
    })
    if (sockets.length === 0) return
    const lines = facts.flatMap(liveLines).map((line) => JSON.stringify(line))
    for (const socket of sockets) {
      for (const line of lines) sendQuietly(socket, line)
    }
  }

  closed(socket: WebSocket, code: number): void {
    closeQuietly(socket, code === 1005 || code === 1006 ? 1000 : code) // those two may be received but not sent
  }

  #end(key: string): Response {
    for (const socket of this.#ctx.getWebSockets(key)) closeQuietly(socket, ended)
    return new Response(null, { status: 204 })
  }
}

function closeQuietly(socket: WebSocket, code: number): void {
  try {
    socket.close(code)
  } catch {
    // It is closed already.
  }
}

function whatHappened(intake: Intake, now: number): LiveRecent {
  const { deltas, since } = intake.cameSince(now - recentMs, now)
  return recentOf(
    deltas.flatMap(({ facts }) => facts.flatMap(liveLines)),
    since,
    now,
  )
}

function liveLines(fact: Fact): LiveMessage[] {
  if (fact.kind === 'activity') return fact.live
  return fact.kind === 'order' && fact.live ? [fact.live] : []
}

function sendQuietly(socket: WebSocket, line: string): void {
  try {
    socket.send(line)
  } catch {
    // The browser went away between our list of sockets and now; its close event follows.
  }
}
