import type { State } from './tracker/state.ts'

/** What the loader offers the elements. */
export interface Bridge {
  /** What is remembered of this shopper on this device. */
  state(): State
  /** The product of this page, as its readers found it. */
  product(): string | undefined
  /** True when the page as it is now has been read; until then the event `pageChanged` will tell. */
  isRead(): boolean
  /** Posts to `/v1/<path>` with who is asking; rejects when the network fails. */
  post(path: string, body: object): Promise<Response>
  /** Drops the token that an answer of 401 names; true when there was one, so that asking again may help. */
  dropRefused(code: unknown): boolean
  track(name: string, fields: object): void
  /** What the page last said of itself by `kindred('context', …)`, unchecked, and the address where it did. */
  said?: [address: string, context: unknown]
}

/** The page's own global: a function with commands, first a stub that keeps them, then the loader's. */
export interface Kindred {
  (...command: unknown[]): void
  q?: Iterable<Iterable<unknown>>
  bridge?: Bridge
}

/** Fired at `window` when a page was read: a new one, after a route change, back from the back/forward cache. */
export const pageChanged = 'kindred-page'

declare global {
  interface Window {
    kindred?: Kindred
    dataLayer?: unknown[]
  }
}
