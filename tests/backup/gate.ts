import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A way to a server on which requests for one address wait until it is opened. */
export interface Gate {
  url: string
  /** Resolves when the first of them waits. */
  reached: Promise<void>
  open(): void
  close(): void
}

export async function makeGate(url: string, path: string): Promise<Gate> {
  const reached = settled()
  const opened = settled()
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    if (request.url?.startsWith(path)) {
      reached.settle()
      await opened.promise
    }
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { authorization: request.headers.authorization ?? '' },
      ...(body.length > 0 ? { body } : {}),
    })
    const cursor = answer.headers.get('x-next-cursor')
    response.writeHead(answer.status, cursor === null ? {} : { 'x-next-cursor': cursor })
    response.end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reached: reached.promise,
    open: opened.settle,
    close: () => {
      opened.settle()
      server.closeAllConnections()
      server.close()
    },
  }
}

function settled(): { promise: Promise<void>; settle: () => void } {
  let settle = () => {}
  const promise = new Promise<void>((resolve) => {
    settle = resolve
  })
  return { promise, settle: () => settle() }
}
