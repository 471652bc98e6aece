import { createDurable } from 'itty-durable'
import { logLine, plainError } from '../../log.ts'
import { ProblemError } from '../../problem.ts'

/**
 * The only door to itty-durable. It keeps a small document of an object in memory and in storage; what is kept of the
 * library is loading and persisting. Everything sharp is closed here:
 *
 * - state is loaded before any way in (`fetch` and `alarm` run the same initialiser);
 * - `autoPersist` is off: `save` checks the size, awaits the write, and puts memory back when the write fails;
 * - there is no door to arbitrary methods: only names on the class's own list answer, `destroy` never;
 * - arguments and results travel in the body, so any text may be in them;
 * - an exception's text stays inside; the caller gets a fixed sentence, or hears that the document would be too large;
 * - callers have types (`documentClient`).
 */

/** Bytes of JSON that a document may have; the platform's limit for one value is 2 MB. */
export const maxDocumentBytes = 1_000_000

/** A document would have more bytes than it may. */
class TooLarge extends RangeError {}

interface IttyObject {
  state: DurableObjectState
  loadFromStorage(): Promise<void>
  persist(): Promise<void>
}

const Itty = createDurable({ autoPersist: false, autoReturn: false }) as unknown as new (
  state: DurableObjectState,
  env: object,
) => IttyObject

/** A document of shape `T`, or null before it was first saved. Subclasses list the methods that callers may use. */
export abstract class Document<T extends object> extends Itty {
  data: T | null = null

  /** Names of the methods that a caller may call. */
  abstract callable(): readonly string[]

  // The library copies bindings onto the platform's own state object, where one named `storage` would do harm: give none.
  constructor(state: DurableObjectState, _env: Env) {
    super(state, {})
  }

  async fetch(request: Request): Promise<Response> {
    const name = new URL(request.url).pathname.slice(1)
    const method: unknown = this.callable().includes(name) ? Reflect.get(this, name) : undefined
    if (request.method !== 'POST' || typeof method !== 'function') return new Response(null, { status: 404 })
    try {
      await this.loadFromStorage()
      const args: unknown = await request.json()
      const result: unknown = await Reflect.apply(method, this, Array.isArray(args) ? args : [])
      return Response.json(result ?? null)
    } catch (error) {
      if (error instanceof TooLarge) return new Response(null, { status: 413 })
      logLine('error', 'document call failed', { store: this.state.id.name, name, ...plainError(error) })
      return new Response(null, { status: 500 })
    }
  }

  async alarm(): Promise<void> {
    await this.loadFromStorage()
  }

  /**
   * Replaces the document, durably, in one transaction with what `besides` writes. Throws a RangeError, and changes
   * nothing, when it is larger than allowed: its callers hear `body_too_large`.
   */
  protected async save(data: T, besides?: () => void): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(data)).byteLength
    if (bytes > maxDocumentBytes)
      throw new TooLarge(`document of ${bytes} bytes; at most ${maxDocumentBytes}`)
    const before = this.data
    this.data = data
    try {
      await this.state.storage.transaction(async () => {
        besides?.()
        await this.persist()
      })
    } catch (error) {
      this.data = before
      throw error
    }
  }

  /** Removes the document, durably. */
  protected async remove(): Promise<void> {
    await this.state.storage.deleteAll()
    this.data = null
  }
}

/** The methods of an object as its callers see them: every one gives a promise. */
export type Client<M> = {
  [K in keyof M]: M[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never
}

/**
 * A typed client for a document object. Calls throw an Error without the object's own text when they fail, and the
 * problem `body_too_large` when the document would be larger than it may.
 */
export function documentClient<M extends object>(
  stub: DurableObjectStub,
  names: readonly (keyof M & string)[],
): Client<M> {
  const call = async (name: string, args: unknown[]): Promise<unknown> => {
    const response = await stub.fetch(`https://document/${name}`, {
      method: 'POST',
      body: JSON.stringify(args),
    })
    if (response.status === 413) {
      const detail = `What the store keeps of itself would come to more than ${maxDocumentBytes} bytes.`
      throw new ProblemError('body_too_large', { detail })
    }
    if (!response.ok) throw new Error(`document call ${name} failed with ${response.status}`)
    return response.json()
  }
  return Object.fromEntries(
    names.map((name) => [name, (...args: unknown[]) => call(name, args)]),
  ) as Client<M>
}
