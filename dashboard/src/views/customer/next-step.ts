import { html, nothing, type TemplateResult } from 'lit'
import type { NextAction, NextActionName } from '#shared/customer/next-action'
import type { NamedOffer, NextForCustomer } from '#shared/wire/goods'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { Patience } from '../../element/patience.ts'
import { waitsText } from '../../transforms/portrait.ts'
import type { ShownFigure } from '../../words/en/next-step.ts'
import '../../element/term.ts'

/** Figures that are shown of each action; the API tells more. */
const shown: Record<NextActionName, readonly ShownFigure[]> = {
  make_good: ['recent_refunds', 'recent_low_answers'],
  personal_care: ['clv_minor', 'p_alive', 'overdue'],
  save_tier: ['falls_to', 'in_days'],
  remind_to_reorder: ['due_in_days'],
  win_back: ['overdue', 'p_alive'],
  use_points: ['points', 'in_days'],
  reach_tier: ['next_tier'],
  ask_for_second_order: ['overdue'],
  offer_next: ['best_offer_minor'],
  leave_alone: [],
}

const mostOffers = 4

/** `<kindred-next-step>`: what to do for a person, and what to offer. Nothing where the API has no answer. */
export class NextStepElement extends LightElement {
  static override properties = { kit: { attribute: false }, person: { attribute: false } }
  declare kit: Kit
  declare person: string
  readonly #next = new Loading<NextForCustomer>(this)
  readonly #patience = new Patience(this)

  protected override willUpdate(): void {
    this.#next.want(this.person, (signal) => this.#ask(signal))
  }

  /** Until the first run over what was bought has ended, there are no offers. */
  protected override updated(): void {
    const { value, pending, error } = this.#next.state
    if (pending || error || !value) return
    if (value.as_of === null) this.#patience.again(() => this.#next.refresh((signal) => this.#ask(signal)))
    else this.#patience.stop()
  }

  #ask(signal: AbortSignal): Promise<NextForCustomer> {
    return this.kit.api.get(`/v1/customers/${encodeURIComponent(this.person)}/next`, {}, signal)
  }

  protected override render() {
    const { value } = this.#next.state
    return value ? this.#content(value) : nothing
  }

  #content({ step, chance, offers }: NextForCustomer): TemplateResult {
    const { words, format } = this.kit
    const said = words.nextStep
    const list = new Intl.ListFormat([words.locale])
    const channels = list.format(step.channels.map((channel) => said.channel[channel] ?? channel))
    const telling = step.channels.length > 0 ? said.channels(channels) : said.noChannel
    return html`<section class="section next-step" aria-labelledby="next-step-title">
      <h2 id="next-step-title"><kindred-term .label=${said.title} .definition=${said.means}></kindred-term></h2>
      <p class="large">${said.action[step.action.action]}</p>
      <p class="soft">${this.#figures(step.action)}</p>
      ${step.also.length > 0 ? html`<p class="soft">${said.also(step.also.map(({ action }) => said.action[action]).join(' '))}</p>` : nothing}
      ${chance ? html`<p>${said.chance(format.percent(chance.chance), said.by[chance.served])}</p>` : nothing}
      ${offers.length > 0 ? this.#offers(offers) : nothing}
      <p class="soft note">${step.may_personalise ? telling : said.notPersonal}</p>
    </section>`
  }

  #figures({ action, figures }: NextAction): string {
    const { words, format } = this.kit
    const written = (name: ShownFigure, value: number | string) => {
      if (typeof value === 'string') return value
      if (name.endsWith('_minor')) return format.money(Math.round(value))
      if (name === 'p_alive') return format.percent(value)
      return name === 'overdue'
        ? words.portrait.rhythm.times(waitsText(this.kit, value))
        : format.integer(value)
    }
    return shown[action]
      .flatMap((name) => {
        const value = figures[name]
        return value === null || value === undefined
          ? []
          : [`${words.nextStep.figure[name]}: ${written(name, value)}`]
      })
      .join(' · ')
  }

  #offers(offers: readonly NamedOffer[]): TemplateResult {
    const { words, format } = this.kit
    const said = words.nextStep
    return html`<h3>${said.offers}</h3>
      <ul class="offers">
        ${offers.slice(0, mostOffers).map(({ kind, product, category, chance, expected_minor, because }) => {
          const after = because.after_product?.title ?? because.after_category
          return html`<li>
            ${product?.title ?? category ?? words.none} <span class="soft">(${said.kind[kind]})</span>
            <div class="soft">
              ${said.offer(format.percent(chance), format.money(Math.round(expected_minor)))}${after ? ` · ${said.because(after, format.integer(because.took), format.integer(because.of))}` : ''}
            </div>
          </li>`
        })}
      </ul>`
  }
}

if (!customElements.get('kindred-next-step')) customElements.define('kindred-next-step', NextStepElement)
