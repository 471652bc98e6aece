import { html, nothing, type TemplateResult } from 'lit'
import { dayStart } from '#shared/maths/day-start'
import type { Rule } from '#shared/wire/rule'
import type { Kit } from '../../app/kit.ts'
import { Draft, dropDrafts } from '../../element/draft.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { dayAt } from '../../route/range.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import { changesBetween, type RuleUnits, ruleState } from '../../transforms/rule-draft.ts'
import { askPlacements, askRules, saveRules } from './ask.ts'
import { rulePlaces, ruleProducts, ruleTime } from './rule-text.ts'
import './rule-form.ts'
import './rules-preview.ts'
import { earningWords } from '../../words/earning.ts'

/** The address' word for a rule that is not there yet; no rule can have it for an id. */
const fresh = '+'

/**
 * `<kindred-rules-editor>`: the merchant's rules, a draft of them, and what it changes. Nothing is saved before the
 * button is pressed; which rule is open is in the address.
 */
export class RulesEditorElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    saving: { state: true },
  }
  declare kit: Kit
  declare route: Route
  declare saving: 'no' | 'now' | 'saved' | { error: unknown }
  readonly #written = new Draft<Rule[]>(this, () => 'shelves/rules')
  readonly #answer = new Loading<{ rules: Rule[]; places: string[] }>(this)

  constructor() {
    super()
    this.saving = 'no'
  }

  readonly #ask = async (signal: AbortSignal) => {
    const { api } = this.kit
    const [rules, { placements }] = await Promise.all([askRules(api, signal), askPlacements(api, signal)])
    return { rules, places: placements.map(({ name }) => name) }
  }

  protected override willUpdate(): void {
    this.#answer.want('all', this.#ask)
  }

  protected override render() {
    const { words } = this.kit
    const { value, error } = this.#answer.state
    if (error) return problemNotice(words, error, () => this.#answer.refresh(this.#ask))
    if (!value) return html`<p class="waiting" role="status">${words.loading}</p>`
    const draft = this.#draft(value.rules)
    return html`${this.#opening(value.rules)} ${this.#list(draft, value)}
      <kindred-rules-preview
        .kit=${this.kit}
        .route=${this.route}
        .rules=${draft}
        .places=${value.places}
        .units=${this.#units}
      ></kindred-rules-preview>`
  }

  #opening(rules: readonly Rule[]): TemplateResult {
    const { words, format } = this.kit
    const said = earningWords(words).rules
    const count = rules.filter((rule) => ruleState(rule, this.kit.now()) === 'on').length
    return html`<header class="opening">
      <h1>${said.question}</h1>
      <p class="answer">${said.story({ count, text: format.integer(count), resting: rules.length - count })}</p>
    </header>`
  }

  #list(
    draft: readonly Rule[],
    { rules: saved, places }: { rules: Rule[]; places: string[] },
  ): TemplateResult {
    const said = earningWords(this.kit.words).rules
    const open = this.route.query.rule
    const rule = draft.find(({ id }) => id === open) ?? null
    return html`<section class="section" aria-labelledby="rules-title">
      <h2 id="rules-title">${said.list}</h2>
      ${draft.length === 0 ? html`<p class="soft">${said.empty}</p>` : this.#table(draft)}
      ${this.#actions(draft, saved)}
      ${
        rule || open === fresh
          ? html`<kindred-rule-form
              .kit=${this.kit}
              .rule=${rule}
              .units=${this.#units}
              .places=${places}
              .taken=${draft.filter((one) => one !== rule).map(({ id }) => id)}
              @kindred-rule=${({ detail }: CustomEvent<Rule>) =>
                this.#change(rule ? draft.map((one) => (one === rule ? detail : one)) : [...draft, detail])}
              @kindred-remove=${() => this.#change(draft.filter((one) => one !== rule))}
              @kindred-cancel=${() => this.#open(null)}
            ></kindred-rule-form>`
          : nothing
      }
    </section>`
  }

  #table(draft: readonly Rule[]): TemplateResult {
    const { columns } = earningWords(this.kit.words).rules
    return html`<div class="table-scroll" tabindex="0" role="group" aria-labelledby="rules-title">
      <table class="rules">
        <thead>
          <tr>
            <th scope="col">${columns.action}</th>
            <th scope="col">${columns.what}</th>
            <th scope="col">${columns.where}</th>
            <th scope="col">${columns.when}</th>
            <th scope="col">${columns.state}</th>
          </tr>
        </thead>
        <tbody>
          ${draft.map((rule) => this.#line(rule))}
        </tbody>
      </table>
    </div>`
  }

  #line(rule: Rule): TemplateResult {
    const { kit } = this
    const said = earningWords(kit.words).rules
    const state = ruleState(rule, kit.now())
    return html`<tr>
      <th scope="row">
        <a href=${formatRoute(withQuery(this.route, { rule: rule.id }))} aria-label=${`${said.action[rule.action]}: ${said.editOf(rule.id)}`}
          >${said.action[rule.action]}</a
        >
        <span class="soft">${rule.id}</span>
      </th>
      <td>${ruleProducts(kit, rule)}${rule.note ? html`<br /><span class="soft">${rule.note}</span>` : nothing}</td>
      <td>${rulePlaces(kit, rule)}</td>
      <td>${ruleTime(kit, rule)}</td>
      <td><span class=${`state ${state}`}>${said.state[state]}</span></td>
    </tr>`
  }

  #actions(draft: readonly Rule[], saved: readonly Rule[]): TemplateResult {
    const { words, format } = this.kit
    const said = earningWords(words).rules
    const changes = changesBetween(saved, draft)
    const { saving } = this
    return html`<div class="saving">
        <a class="button" href=${formatRoute(withQuery(this.route, { rule: fresh }))}>${said.add}</a>
        ${
          changes > 0
            ? html`<button class="button main" type="button" ?disabled=${saving === 'now'} @click=${() => this.#save(draft)}>
                  ${saving === 'now' ? said.saving : said.save}
                </button>
                <button class="button" type="button" @click=${() => this.#drop()}>${said.reset}</button>`
            : nothing
        }
      </div>
      <p class="soft" role="status">
        ${changes > 0 ? said.draft(format.integer(changes)) : saving === 'saved' ? said.saved : said.same}
      </p>
      ${typeof saving === 'object' ? problemNotice(words, saving.error, null) : nothing}`
  }

  #draft(saved: readonly Rule[]): Rule[] {
    return this.#written.value ?? [...saved]
  }

  #change(draft: Rule[]): void {
    this.#written.keep(draft)
    this.saving = 'no'
    this.#open(null)
  }

  #drop(): void {
    this.#written.drop()
    dropDrafts(this.kit.login.store, 'shelves/rule/')
    this.saving = 'no'
    this.#open(null)
  }

  #open(rule: string | null): void {
    this.emit('kindred-navigate', withQuery(this.route, { rule }))
  }

  async #save(draft: readonly Rule[]): Promise<void> {
    this.saving = 'now'
    try {
      const rules = await saveRules(this.kit.api, draft)
      const places = this.#answer.state.value?.places ?? []
      this.#written.drop()
      this.#answer.refresh(async () => ({ rules, places }))
      this.saving = 'saved'
    } catch (error) {
      this.saving = { error }
    }
  }

  get #units(): RuleUnits {
    const { login } = this.kit
    return {
      minor: minorUnits(login.currency),
      beginning: (day) => dayStart(day, login.time_zone),
      dayOf: (ms) => dayAt(ms, login.time_zone),
    }
  }
}

if (!customElements.get('kindred-rules-editor'))
  customElements.define('kindred-rules-editor', RulesEditorElement)
