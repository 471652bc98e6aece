import type { Fact } from '#shared/customer/fact'
import { recentMs, recentOf } from '#shared/insight/live-minutes'
import type { LiveMessage, LiveRecent } from '#shared/wire/insight'
import type { Intake } from '../intake.ts'

/** The sockets of the live view. They are hibernatable: an idle dashboard costs nothing. */
export class LiveView {
  readonly #ctx: DurableObjectState

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx
    // A ping keeps proxies from closing the socket, and does not wake the object.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  }

  /**
   * Opens a socket; 426 for a request that asks for none. With `recent` in the address it is told first what happened
   * lately: as nothing else is done meanwhile, what is told from then on is not in it.
   */
  open(request: Request, intake: Intake): Response {
    if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket')
      return new Response(null, { status: 426 })
    const { 0: client, 1: server } = new WebSocketPair()
    this.#ctx.acceptWebSocket(server)
    if (new URL(request.url).searchParams.has('recent'))
      sendQuietly(server, JSON.stringify(whatHappened(intake, Date.now())))
    return new Response(null, { status: 101, webSocket: client })
  }

  /** Tells everybody who watches what happened. */
  tell(facts: readonly Fact[]): void {
    const sockets = this.#ctx.getWebSockets()
    if (sockets.length === 0) return
    const lines = facts.flatMap(liveLines).map((line) => JSON.stringify(line))
    for (const socket of sockets) {
      for (const line of lines) sendQuietly(socket, line)
    }
  }

  closed(socket: WebSocket, code: number): void {
    try {
      socket.close(code === 1005 || code === 1006 ? 1000 : code) // those two may be received but not sent
    } catch {
      // It is closed already.
    }
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
