import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { type BaseAnswer, type BasePending, runPhases } from '#shared/wire/customer-base'
import type { Kit } from '../app/kit.ts'
import { Loading, type LoadState } from './loading.ts'
import { Patience } from './patience.ts'

/** An answer of the models over the customer base: asks again while they are still at work. */
export class ModelAnswer<T> implements ReactiveController {
  readonly #loading: Loading<BaseAnswer<T>>
  readonly #patience: Patience
  #ask: ((signal: AbortSignal) => Promise<BaseAnswer<T>>) | null = null

  constructor(host: ReactiveControllerHost) {
    this.#loading = new Loading<BaseAnswer<T>>(host)
    this.#patience = new Patience(host)
    host.addController(this)
  }

  get state(): LoadState<BaseAnswer<T>> {
    return this.#loading.state
  }

  /** The answer once there is one; null until then. */
  get ready(): Extract<BaseAnswer<T>, { state: 'ready' }> | null {
    const { value } = this.#loading.state
    return value?.state === 'ready' ? (value as Extract<BaseAnswer<T>, { state: 'ready' }>) : null
  }

  /** What the models are doing, while they are. */
  get waiting(): BasePending | null {
    const { value } = this.#loading.state
    return value?.state === 'pending' ? (value as BasePending) : null
  }

  /** As `Loading.want`. */
  want(key: string, ask: (signal: AbortSignal) => Promise<BaseAnswer<T>>): void {
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
export function modelsAtWork({ words, format }: Kit, { phase }: BasePending): TemplateResult {
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
