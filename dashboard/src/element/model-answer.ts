import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { type RunPhase, runPhases } from '#shared/wire/customer-base'
import type { Kit } from '../app/kit.ts'
import { Loading, type LoadState } from './loading.ts'
import { Patience } from './patience.ts'

/** What the models work out: it may not be there yet. */
interface Awaited {
  state: 'ready' | 'pending'
}

/** An answer of the models over the store: asks again while they are still at work. */
export class ModelAnswer<A extends Awaited> implements ReactiveController {
  readonly #loading: Loading<A>
  readonly #patience: Patience
  #ask: ((signal: AbortSignal) => Promise<A>) | null = null

  constructor(host: ReactiveControllerHost) {
    this.#loading = new Loading<A>(host)
    this.#patience = new Patience(host)
    host.addController(this)
  }

  get state(): LoadState<A> {
    return this.#loading.state
  }

  /** The answer once there is one; null until then. */
  get ready(): Extract<A, { state: 'ready' }> | null {
    const { value } = this.#loading.state
    return value?.state === 'ready' ? (value as Extract<A, { state: 'ready' }>) : null
  }

  /** What the models are doing, while they are. */
  get waiting(): Extract<A, { state: 'pending' }> | null {
    const { value } = this.#loading.state
    return value?.state === 'pending' ? (value as Extract<A, { state: 'pending' }>) : null
  }

  /** As `Loading.want`. */
  want(key: string, ask: (signal: AbortSignal) => Promise<A>): void {
    this.#ask = ask
    this.#loading.want(key, ask)
  }

  /** Asks again, for what may have changed. */
  refresh(): void {
    if (this.#ask) this.#loading.refresh(this.#ask)
  }

  hostUpdated(): void {
    if (this.ready) this.#patience.stop()
    else if (this.waiting && !this.#loading.state.pending) this.#patience.again(() => this.refresh())
  }
}

/** What the models are doing while their answer is awaited, in words. */
export function modelsAtWork({ words, format }: Kit, { phase }: { phase?: RunPhase | null }): TemplateResult {
  const { models: said } = words.portrait
  const step = phase ? runPhases.indexOf(phase) + 1 : 0
  return html`<p class="waiting" role="status">
    ${
      phase
        ? said.waiting(said.phase[phase], format.integer(step), format.integer(runPhases.length))
        : said.about
    }
  </p>`
}
