import { html, nothing, type TemplateResult } from 'lit'
import type { BaseAnswer, BaseRetention, BaseRun, BaseValue } from '#shared/wire/customer-base'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { ModelAnswer, modelsAtWork } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import { type Route, withQuery } from '../../route/route.ts'
import { orderedByMonth } from '../../transforms/cohort-map.ts'
import { snippet } from '../overview/snippet.ts'
import { askRetention, askValue } from './ask.ts'
import { cohortChart } from './cohort-chart.ts'
import { survivalChart } from './survival-chart.ts'
import { swarmChart } from './swarm-chart.ts'
import './retention-view.css'

/** `<kindred-retention-view>`: do they come back? */
export class RetentionViewElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #retention = new ModelAnswer<BaseAnswer<BaseRetention>>(this)
  readonly #value = new ModelAnswer<BaseAnswer<BaseValue>>(this)

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.requestUpdate()
  }

  protected override willUpdate(): void {
    const { api } = this.kit
    const { segment = '' } = this.route.query
    this.#retention.want(segment, (signal) => askRetention(api, segment, signal))
    this.#value.want(segment, (signal) => askValue(api, segment, signal))
  }

  protected override render() {
    const { kit } = this
    const { words } = kit
    const { ready, waiting, state } = this.#retention
    if (state.error) return problemNotice(words, state.error, () => this.#retention.refresh())
    if (waiting) return html`${this.#question()}${modelsAtWork(kit, waiting)}`
    if (!ready) return html`<p class="waiting" role="status">${words.loading}</p>`
    if (ready.customers === 0) return html`${this.#question()}${this.#nobody()}`
    return html`${this.#question(this.#story(ready))} ${this.#charts(ready)}`
  }

  #question(answer: TemplateResult | null = null) {
    return html`<header class="opening">
      <h1>${this.kit.words.retention.question}</h1>
      ${answer ?? nothing}
    </header>`
  }

  #story({ repeat_rate, cohorts, as_of, customers }: BaseRetention & BaseRun): TemplateResult {
    const { words, format } = this.kit
    const { retention: said } = words
    const [, second] = orderedByMonth(cohorts)
    const alive = this.#value.ready?.outlook?.mean_alive ?? null
    return html`<p class="answer">
        ${
          second
            ? said.story(
                format.percent(repeat_rate ?? 0),
                format.percent(second.share),
                alive === null ? null : format.percentShort(alive),
              )
            : said.early
        }
      </p>
      <p class="soft dates">${words.value.asOf(format.day(as_of), format.integer(customers))}</p>`
  }

  #charts({ cohorts, alive_by_worth: grid }: BaseRetention): TemplateResult {
    const { kit, route } = this
    const go = (change: Record<string, string | null>) =>
      this.emit('kindred-navigate', withQuery(route, change))
    const fit = this.#value.ready?.fit ?? null
    return html`${cohortChart({ kit, route, cohorts, go })}
      ${
        grid.length > 0
          ? swarmChart({ kit, route, grid, go })
          : html`<p class="notice calm">${kit.words.retention.swarm.none}</p>`
      }
      ${this.#value.ready ? survivalChart(kit, cohorts, fit) : nothing}`
  }

  #nobody(): TemplateResult {
    const { words } = this.kit
    return html`<div class="notice calm"><p>${words.retention.nobody}</p></div>
      <p class="soft">${words.value.nobodyHint}</p>
      ${snippet('npm run kindred -- import orders orders.csv', this.kit)}`
  }
}

if (!customElements.get('kindred-retention-view'))
  customElements.define('kindred-retention-view', RetentionViewElement)
