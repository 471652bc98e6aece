import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Kit } from '../app/kit.ts'

interface DraftHost extends ReactiveControllerHost {
  kit: Kit
}

/** What was written and not saved, by store and form; `isPlay` of what nobody would mind to lose with the page. */
const kept = new Map<string, { value: unknown; isPlay: boolean }>()
const changes = new EventTarget()
const keyOf = (store: string, form: string): string => `${store} ${form}`

/** Has the browser ask before the page is left. */
const stay = (event: Event) => event.preventDefault()

function changed(): void {
  if ([...kept.values()].some(({ isPlay }) => !isPlay)) addEventListener('beforeunload', stay)
  else removeEventListener('beforeunload', stay)
  changes.dispatchEvent(new Event('change'))
}

/**
 * What was written into a form and not saved yet. It outlives the form: whoever looks at another view meanwhile finds it
 * as it was, for as long as the page is open; before the page is left with any of it, the browser asks. The host is
 * rendered anew with every change.
 */
export class Draft<T> {
  readonly #host: DraftHost
  readonly #form: () => string
  readonly #isPlay: boolean

  /**
   * @param form the form's name, the same whenever it is opened, such as `settings/shop`
   * @param isPlay what is only tried out: kept as well, but no reason to ask before the page is left
   */
  constructor(host: DraftHost, form: () => string, { isPlay = false } = {}) {
    this.#host = host
    this.#form = form
    this.#isPlay = isPlay
  }

  /** Null while nothing is unsaved. */
  get value(): T | null {
    return (kept.get(this.#key)?.value as T | undefined) ?? null
  }

  keep(value: T): void {
    kept.set(this.#key, { value, isPlay: this.#isPlay })
    this.#tell()
  }

  /** After it was saved, or is not wanted any more. */
  drop(): void {
    if (kept.delete(this.#key)) this.#tell()
  }

  #tell(): void {
    changed()
    this.#host.requestUpdate()
  }

  get #key(): string {
    return keyOf(this.#host.kit.login.store, this.#form())
  }
}

/** Which forms hold something unsaved; renders its host anew when that changes. */
export class Unsaved implements ReactiveController {
  readonly #host: DraftHost

  constructor(host: DraftHost) {
    this.#host = host
    host.addController(this)
  }

  /** Whether a form whose name begins like this does; without a name, any. */
  in(form = ''): boolean {
    const start = keyOf(this.#host.kit.login.store, form)
    return [...kept.keys()].some((key) => key.startsWith(start))
  }

  hostConnected(): void {
    changes.addEventListener('change', this.#onChange)
  }

  hostDisconnected(): void {
    changes.removeEventListener('change', this.#onChange)
  }

  readonly #onChange = () => this.#host.requestUpdate()
}

/** Whether anything is unsaved of a store that somebody would mind to lose. */
export function hasDrafts(store: string): boolean {
  return [...kept].some(([key, { isPlay }]) => !isPlay && key.startsWith(keyOf(store, '')))
}

/** Lets go of what a store's forms hold whose name begins like this; without a name, of all of them. */
export function dropDrafts(store: string, form = ''): void {
  for (const key of kept.keys()) if (key.startsWith(keyOf(store, form))) kept.delete(key)
  changed()
}
