import { createServer } from 'node:net'

/** What an isolate holds, in bytes: objects on V8's heap, and the array buffers beside it. */
export interface IsolateMemory {
  heap: number
  buffers: number
}

/** A port that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * The memory of the isolate that the service `name` runs in, after a garbage collection, as V8's inspector at
 * `inspectorPort` tells it. Throws when there is no such service or it does not answer.
 */
export async function isolateMemory(inspectorPort: number, name: string): Promise<IsolateMemory> {
  const list = await fetch(`http://127.0.0.1:${inspectorPort}/json`)
  const targets = (await list.json()) as { id: string; webSocketDebuggerUrl: string }[]
  const target = targets.find(({ id }) => id === name || id.startsWith(`${name}:`))
  if (!target)
    throw new Error(`the inspector knows no service ${name}: ${targets.map(({ id }) => id).join(', ')}`)
  const inspector = await connectTo(target.webSocketDebuggerUrl)
  try {
    await inspector.ask('HeapProfiler.enable')
    await inspector.ask('HeapProfiler.collectGarbage')
    const usage = await inspector.ask('Runtime.getHeapUsage')
    return { heap: usage.usedSize ?? 0, buffers: usage.backingStorageSize ?? 0 }
  } finally {
    inspector.close()
  }
}

type Answer = Record<string, number | undefined>

async function connectTo(url: string) {
  const socket = new WebSocket(url)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', () => reject(new Error('the inspector does not answer')), { once: true })
  })
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as {
      id?: number
      result?: Answer
      error?: { message: string }
    }
    if (id === undefined) return
    if (error) waiting.get(id)?.reject(new Error(error.message))
    else waiting.get(id)?.resolve(result ?? {})
    waiting.delete(id)
  })
  let asked = 0
  return {
    ask: (method: string) =>
      new Promise<Answer>((resolve, reject) => {
        const id = ++asked
        waiting.set(id, { resolve, reject })
        socket.send(JSON.stringify({ id, method }))
      }),
    close: () => socket.close(),
  }
}
