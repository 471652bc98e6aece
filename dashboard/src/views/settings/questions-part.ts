import { html, nothing, type TemplateResult } from 'lit'
import { type AskedQuestion, questionKinds, touchPoints } from '#shared/wire/question'
import type { Settings } from '#shared/wire/settings'
import type { Kit } from '../../app/kit.ts'
import { Draft } from '../../element/draft.ts'
import { type FormState, faultsAt, formProblem } from '../../element/form-state.ts'
import { LightElement } from '../../element/light-element.ts'

const path = 'questions.ask'

/** `<kindred-questions-part>`: what is asked where, and of how many. */
export class QuestionsPartElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    settings: { attribute: false },
    state: { state: true },
  }
  declare kit: Kit
  declare settings: Settings
  declare state: FormState
  /** The list as it was changed. */
  readonly #changed = new Draft<AskedQuestion[]>(this, () => 'settings/questions-asked')

  constructor() {
    super()
    this.state = { is: 'same' }
  }

  protected override render() {
    const { words } = this.kit
    const said = words.settings.questions
    const list = this.#list
    return html`<section class="section" aria-labelledby="ask-title">
      <h2 id="ask-title">${said.title}</h2>
      <form @submit=${this.#submit}>
        ${list.length === 0 ? html`<p class="soft">${said.empty}</p>` : list.map((asked, index) => this.#row(asked, index))}
        ${formProblem(
          words,
          this.state,
          list.map((_, index) => `${path}.${index}`),
        )}
        <p class="form-actions">
          <button class="button" type="button" name="add" @click=${() => this.#add()}>${said.add}</button>
          <button class="button main" type="submit" ?disabled=${this.#changed.value === null || this.state.is === 'saving'}>
            ${this.state.is === 'saving' ? words.forms.saving : words.forms.save}
          </button>
          ${
            this.#changed.value
              ? html`<button class="button" type="button" name="reset" @click=${() => this.#reset()}>${words.forms.reset}</button>`
              : nothing
          }
          <span class="soft" role="status"
            >${this.#changed.value ? words.forms.unsaved : this.state.is === 'saved' ? words.forms.saved : ''}</span
          >
        </p>
      </form>
    </section>`
  }

  #row(asked: AskedQuestion, index: number): TemplateResult {
    const { words } = this.kit
    const said = words.settings.questions
    const faults = faultsAt(this.state, `${path}.${index}`)
    const set = (change: Partial<AskedQuestion>) =>
      this.#keep(this.#list.map((one, at) => (at === index ? { ...one, ...change } : one)))
    const chosenIn = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value
    const choice = <N extends string>(
      label: string,
      names: readonly N[],
      of: Record<N, string>,
      now: N,
      to: (name: N) => void,
    ) =>
      html`<label class="field"
        ><span>${label}</span
        ><select class="input" @change=${(event: Event) => to(names.find((one) => one === chosenIn(event)) ?? now)}>
          ${names.map((one) => html`<option value=${one} .selected=${one === now}>${of[one]}</option>`)}
        </select></label
      >`
    return html`<div class="inline-form">
      <label class="field"
        ><span>${said.placement}</span
        ><input class="input" .value=${asked.placement} required @input=${(event: Event) => set({ placement: chosenIn(event).trim() })}
      /></label>
      ${choice(said.kind, questionKinds, said.kinds, asked.kind, (kind) => set({ kind }))}
      ${choice(said.touchPoint, touchPoints, said.touchPoints, asked.touch_point, (touch_point) => set({ touch_point }))}
      <label class="field"
        ><span>${said.share}</span
        ><input
          class="input narrow"
          type="number"
          min="0"
          max="100"
          .value=${String(Math.round(asked.share * 100))}
          @input=${(event: Event) => set({ share: Number(chosenIn(event)) / 100 })}
      /></label>
      <button class="button" type="button" @click=${() => this.#keep(this.#list.filter((_, at) => at !== index))}>
        ${words.forms.remove}
      </button>
      ${faults.length > 0 ? html`<span class="fault">${faults.join('; ')}</span>` : ''}
    </div>`
  }

  #add(): void {
    this.#keep([...this.#list, { placement: 'order', kind: 'csat', touch_point: 'shop', share: 1 }])
  }

  #reset(): void {
    this.#changed.drop()
    this.state = { is: 'same' }
  }

  #keep(list: AskedQuestion[]): void {
    this.#changed.keep(list)
    this.state = { is: 'unsaved' }
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    this.state = { is: 'saving' }
    try {
      const saved = await this.kit.api.send<Settings>('PUT', '/v1/settings', {
        questions: { ask: this.#list },
      })
      this.#changed.drop()
      this.state = { is: 'saved' }
      this.emit('kindred-settings-saved', saved)
    } catch (error) {
      this.state = { is: 'refused', error }
    }
  }

  get #list(): AskedQuestion[] {
    return this.#changed.value ?? this.settings.questions.ask
  }
}

if (!customElements.get('kindred-questions-part'))
  customElements.define('kindred-questions-part', QuestionsPartElement)
