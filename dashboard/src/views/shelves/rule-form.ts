import { html, nothing, type TemplateResult } from 'lit'
import type { Rule } from '#shared/wire/rule'
import type { Kit } from '../../app/kit.ts'
import { Draft } from '../../element/draft.ts'
import { LightElement } from '../../element/light-element.ts'
import {
  formOf,
  type RuleFault,
  type RuleForm,
  type RuleUnits,
  ruleActions,
  ruleOf,
} from '../../transforms/rule-draft.ts'
import { earningWords } from '../../words/earning.ts'
import { placeName } from '../../words/words.ts'

/**
 * `<kindred-rule-form>`: one rule to be written or changed. Fires `kindred-rule` with the rule, `kindred-cancel`, and
 * `kindred-remove`.
 */
export class RuleFormElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    rule: { attribute: false },
    units: { attribute: false },
    taken: { attribute: false },
    places: { attribute: false },
    fault: { state: true },
  }
  declare kit: Kit
  /** The rule to be changed; null for a new one. */
  declare rule: Rule | null
  declare units: RuleUnits
  /** The ids of the other rules. */
  declare taken: readonly string[]
  /** The placements there are. */
  declare places: readonly string[]
  declare fault: RuleFault | null
  readonly #written = new Draft<RuleForm>(this, () => `shelves/rule/${this.rule?.id ?? '+'}`)

  constructor() {
    super()
    this.fault = null
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('rule')) this.fault = null
  }

  protected override render() {
    const { form } = this
    const { words } = this.kit
    const said = earningWords(words).rules
    const isPin = form.action === 'pin'
    const weighs = form.action === 'boost' || form.action === 'bury'
    return html`<form class="rule-form" @submit=${this.#submit} novalidate>
      <h3>${said.form.title(this.rule?.id ?? null)}</h3>
      <div class="rule-fields">
        ${this.#text('id', said.form.id)}
        <label class="field">
          <span>${said.form.action}</span>
          <select class="input" name="action" @change=${this.#change}>
            ${ruleActions.map(
              (action) =>
                html`<option value=${action} .selected=${action === form.action}>${said.action[action]}</option>`,
            )}
          </select>
          <small class="soft">${said.hint[form.action]}</small>
        </label>
        ${this.#text('products', said.form.products)}
        ${
          isPin
            ? this.#text('position', said.form.position, 'number')
            : html`${this.#text('categories', said.form.categories)} ${this.#text('brands', said.form.brands)}
              ${this.#text('tags', said.form.tags)} ${this.#text('minPrice', said.form.minPrice, 'decimal')}
              ${this.#text('maxPrice', said.form.maxPrice, 'decimal')}
              ${this.#text('minStock', said.form.minStock, 'number')}
              ${this.#text('maxStock', said.form.maxStock, 'number')}`
        }
        ${weighs ? this.#text('factor', said.form.factor, 'decimal') : nothing}
        ${this.#text('from', said.form.from, 'date')} ${this.#text('until', said.form.until, 'date')}
        ${this.#text('note', said.form.note)}
      </div>
      ${this.#placements()}
      <label class="check"
        ><input type="checkbox" name="enabled" .checked=${form.enabled} @change=${this.#change} />${said.form.enabled}</label
      >
      ${this.fault ? html`<p class="notice" role="alert">${said.form[this.fault]}</p>` : nothing}
      <div class="saving">
        <button class="button main" type="submit">${said.form.apply}</button>
        <button class="button" type="button" @click=${() => this.#leave('kindred-cancel')}>${said.form.cancel}</button>
        ${
          this.rule
            ? html`<button class="button" type="button" @click=${() => this.#leave('kindred-remove')}>${said.remove}</button>`
            : nothing
        }
        ${this.#written.value ? html`<span class="soft" role="status">${words.forms.unsaved}</span>` : nothing}
      </div>
    </form>`
  }

  #text(
    name: Exclude<keyof RuleForm, 'placements' | 'enabled' | 'action'>,
    label: string,
    kind = 'text',
  ): TemplateResult {
    return html`<label class="field">
      <span>${label}</span>
      <input
        class="input"
        name=${name}
        type=${kind === 'date' ? 'date' : 'text'}
        inputmode=${kind === 'number' ? 'numeric' : kind === 'decimal' ? 'decimal' : 'text'}
        maxlength="4000"
        autocomplete="off"
        .value=${this.form[name]}
        @input=${this.#change}
      />
    </label>`
  }

  #placements(): TemplateResult {
    const { words } = this.kit
    return html`<fieldset class="where">
      <legend>${earningWords(words).rules.form.placements}</legend>
      ${this.places.map(
        (name) => html`<label class="check"
          ><input
            type="checkbox"
            name="placements"
            value=${name}
            .checked=${this.form.placements.includes(name)}
            @change=${this.#change}
          />${placeName(words, name)}</label
        >`,
      )}
    </fieldset>`
  }

  readonly #change = (event: Event) => {
    const { name, value, checked } = event.target as HTMLInputElement
    this.fault = null
    const { form } = this
    if (name === 'enabled') this.#written.keep({ ...form, enabled: checked })
    else if (name === 'placements') {
      const others = form.placements.filter((one) => one !== value)
      this.#written.keep({ ...form, placements: checked ? [...others, value] : others })
    } else this.#written.keep({ ...form, [name]: value })
  }

  readonly #submit = (event: Event) => {
    event.preventDefault()
    const rule = ruleOf(this.form, this.units, this.taken)
    if (typeof rule === 'string') this.fault = rule
    else this.#leave('kindred-rule', rule)
  }

  /** What was written goes to whoever keeps the rules, or nowhere. */
  #leave(event: string, rule?: Rule): void {
    this.#written.drop()
    this.emit(event, rule)
  }

  /** The rule as it is written now. */
  private get form(): RuleForm {
    return this.#written.value ?? formOf(this.rule, this.units)
  }
}

if (!customElements.get('kindred-rule-form')) customElements.define('kindred-rule-form', RuleFormElement)
