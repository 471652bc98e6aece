import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CustomerList, ListedCustomer } from '#shared/wire/customer'
import type { BaseAnswer, BasePending, BaseValue } from '#shared/wire/customer-base'
import type { Api } from '../../api.ts'
import { Loading, type LoadState } from '../../element/loading.ts'
import { ModelAnswer } from '../../element/model-answer.ts'
import { Patience } from '../../element/patience.ts'

/** A page of the list with the cursor it was asked for by; the first has none. */
export interface Page {
  cursor: string
  list: CustomerList
  /** The models had answered when it was asked for: what they say of nobody here they will not say. */
  isWorkedOut: boolean
}

type Query = Record<string, string>

/**
 * Pages of people, as they are asked for. Asking begins the models where they are due; what they say of the people shown
 * comes by itself once they have said it, and so do people who are chosen by it.
 */
export class PeoplePages implements ReactiveController {
  readonly #pages: Loading<Page>
  readonly #models: ModelAnswer<BaseAnswer<BaseValue>>
  readonly #patience: Patience
  #ask: ((signal: AbortSignal) => Promise<Page>) | null = null

  constructor(host: ReactiveControllerHost) {
    this.#pages = new Loading(host)
    this.#models = new ModelAnswer(host)
    this.#patience = new Patience(host)
    host.addController(this)
  }

  get state(): LoadState<Page> {
    return this.#pages.state
  }

  /** What the models are doing while it is awaited what they say of the people shown. */
  get waiting(): BasePending | null {
    return this.isAwaited ? this.#models.waiting : null
  }

  /** Whether the models may still say something of the people shown. */
  get isAwaited(): boolean {
    return this.state.value?.isWorkedOut === false && this.#models.state.error === null
  }

  want(api: Api, query: Query): void {
    this.#models.want('all', (signal) => api.get('/v1/insights/value', {}, signal))
    this.#ask = async (signal) => {
      const isReady = this.#models.ready !== null
      const list = await api.customers(query, signal)
      return { cursor: query.cursor ?? '', list, isWorkedOut: isReady || list.customers.every(isScored) }
    }
    this.#pages.want(JSON.stringify(query), this.#ask)
  }

  refresh(): void {
    if (this.#ask) this.#pages.refresh(this.#ask)
  }

  hostUpdated(): void {
    const { value, pending, error } = this.state
    if (!value || pending || error) return
    if (value.list.pending) this.#patience.again(() => this.refresh())
    else this.#patience.stop()
    if (!value.isWorkedOut && this.#models.ready) this.refresh()
  }
}

/** Whether nothing is missing that the models could say. */
function isScored({ orders, rfm }: ListedCustomer): boolean {
  return orders === 0 || rfm !== null
}
