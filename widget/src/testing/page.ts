import type { Event as TrackedEvent } from '#shared/wire/event'

/** A request the page made, as far as tests look at it. */
export interface Sent {
  path: string
  method: string
  keepalive: boolean
  headers: Record<string, string>
  body: {
    events?: TrackedEvent[]
    visitor?: string
    identity?: string
    consent?: string
    context?: Record<string, unknown>
    shelves?: { id: string; placement: string; limit: number }[]
  }
}

export interface PageOptions {
  store?: string
  path?: string
  html?: string
  head?: string
  attributes?: Record<string, string>
  /** Runs in the page before the script tag. */
  before?(view: PageWindow): void
  /** The answer to a request; undefined stands for the network failing. */
  answer?(sent: Sent): Response | undefined
}

type PageWindow = Window & typeof globalThis

export interface Page {
  view: PageWindow
  store: string
  sent: Sent[]
  /** All events sent, in order. */
  events(): TrackedEvent[]
  kindred(...command: unknown[]): void
  close(): void
}

let pages = 0

/** A shop's page in a frame of its own, with the loader as its script tag and a service that is not there. */
export async function openPage(options: PageOptions = {}): Promise<Page> {
  const store = options.store ?? `store-${++pages}-${Date.now()}`
  const sent: Sent[] = []
  const frame = document.createElement('iframe')
  frame.src = '/biome.json' // any document of this origin: a frame needs a real address
  document.body.append(frame)
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  const view = frame.contentWindow as PageWindow
  view.history.replaceState(null, '', options.path ?? '/books/emma')
  view.document.head.innerHTML = options.head ?? ''
  view.document.body.innerHTML = options.html ?? ''
  view.Math.random = () => 0
  view.fetch = async (url, init = {}) => {
    const { pathname } = new URL(`${url}`, view.location.href)
    const one: Sent = {
      path: pathname,
      method: init.method ?? 'GET',
      keepalive: init.keepalive ?? false,
      headers: (init.headers ?? {}) as Record<string, string>,
      body: JSON.parse((init.body as string | undefined) ?? '{}'),
    }
    sent.push(one)
    const response = (options.answer ?? accept)(one)
    if (!response) throw new TypeError('Failed to fetch')
    return response
  }
  Object.assign(view, {
    ELEMENTS: '/widget/src/elements.ts',
    // The test runner rewrites dynamic imports to go through this.
    __vitest_browser_runner__: { wrapDynamicImport: (load: () => unknown) => load() },
  })
  options.before?.(view)
  const script = view.document.createElement('script')
  script.type = 'module'
  script.src = '/widget/src/loader.ts'
  Object.assign(script.dataset, { store, key: 'pk_test', ...options.attributes })
  view.document.head.append(script)
  await until(() => view.kindred?.bridge?.isRead())
  return {
    view,
    store,
    sent,
    events: () => sent.flatMap((one) => one.body.events ?? []),
    kindred: (...command) => view.kindred?.(...command),
    close: () => frame.remove(),
  }
}

/** The service's answer to anything, with a visitor id for whoever has none. */
export function accept({ body }: Sent): Response {
  const accepted = body.events?.length ?? 0
  return Response.json({ visitor: body.visitor ?? 'v1.signed', accepted, duplicates: 0, rejected: [] })
}

/** Resolves when the condition holds; rejects after 3 s. */
export async function until(condition: () => unknown): Promise<void> {
  const end = Date.now() + 3_000
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${condition}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Some time in which nothing should happen. */
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What the page keeps on the device. */
export const stored = (page: Page) => JSON.parse(localStorage.getItem(`kindred:${page.store}`) ?? 'null')

/** A JSON-LD block about one book. */
export const book = (sku: string, name = `Book ${sku}`) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'Product', sku, name })}</script>`
