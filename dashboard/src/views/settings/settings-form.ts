import { html, nothing, type TemplateResult } from 'lit'
import type { Settings } from '#shared/wire/settings'
import type { Kit } from '../../app/kit.ts'
import { Draft } from '../../element/draft.ts'
import { type FormState, faultNote, faultsAt, formProblem } from '../../element/form-state.ts'
import { LightElement } from '../../element/light-element.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import {
  patchOf,
  readValue,
  type SettingArea,
  type SettingField,
  type SettingPath,
  settingFields,
  shownValue,
} from '../../transforms/settings-fields.ts'

/** Fields that were changed, by their path. */
type Typed = Readonly<Record<string, string>>
const nothingTyped: Typed = {}

/**
 * `<kindred-settings-form>`: some settings as a form. What is typed is kept when another page is looked at meanwhile, and
 * what the API refuses is said beside its field. Fires `kindred-settings-saved` with the settings as they are then.
 */
export class SettingsFormElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    settings: { attribute: false },
    area: {},
    state: { state: true },
  }
  declare kit: Kit
  declare settings: Settings
  declare area: SettingArea
  declare state: FormState
  readonly #typed = new Draft<Typed>(this, () => `settings/${this.area}`)

  constructor() {
    super()
    this.state = { is: 'same' }
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('area')) this.state = { is: Object.keys(this.#draft).length > 0 ? 'unsaved' : 'same' }
  }

  protected override render() {
    const { words } = this.kit
    const fields: readonly SettingField[] = settingFields[this.area]
    const isChanged = Object.keys(this.#draft).length > 0
    return html`<form class="settings-form" @submit=${this.#submit} @input=${this.#note}>
      ${fields.map((field) => this.#field(field))}
      ${formProblem(
        words,
        this.state,
        fields.map(({ path }) => path),
      )}
      <p class="form-actions">
        <button class="button main" type="submit" ?disabled=${!isChanged || this.state.is === 'saving'}>
          ${this.state.is === 'saving' ? words.forms.saving : words.forms.save}
        </button>
        ${
          isChanged
            ? html`<button class="button" type="button" @click=${() => this.#reset()}>${words.forms.reset}</button>`
            : nothing
        }
        <span class="soft" role="status"
          >${isChanged && this.state.is !== 'saving' ? words.forms.unsaved : this.state.is === 'saved' ? words.forms.saved : ''}</span
        >
      </p>
    </form>`
  }

  #field(field: SettingField): TemplateResult {
    const { words, login } = this.kit
    const { path } = field
    const said = words.settings.fields[path as SettingPath]
    const id = path.replaceAll('.', '-')
    const isWrong = faultsAt(this.state, path).length > 0
    const described = `${isWrong ? `${id}-fault ` : ''}${id}-hint`
    const label =
      field.kind === 'money'
        ? `${said.name} (${login.currency})`
        : field.kind === 'percent'
          ? `${said.name} (%)`
          : said.name
    return html`<div class=${classOf(field)}>
      <label for=${id}>${label}</label>
      ${this.#input(field, id, described, isWrong)}
      <span class="soft" id=${`${id}-hint`}>${said.hint}</span>
      ${faultNote(this.state, path, `${id}-fault`)}
    </div>`
  }

  #input(field: SettingField, id: string, described: string, isWrong: boolean): TemplateResult {
    const { path, kind, min, max, step, optional, choices = [] } = field
    const value = this.#draft[path] ?? this.#shown(field)
    const invalid = isWrong ? 'true' : 'false'
    if (kind === 'switch')
      return html`<input
        type="checkbox"
        id=${id}
        name=${path}
        .checked=${value === 'true'}
        aria-describedby=${described}
      />`
    if (kind === 'choice')
      return html`<select class="input" id=${id} name=${path} aria-describedby=${described}>
        ${choices.map(
          (one) =>
            html`<option value=${one} .selected=${one === value}>${this.kit.words.settings.choices[one]}</option>`,
        )}
      </select>`
    if (kind === 'lines')
      return html`<textarea
        class="input"
        rows="4"
        id=${id}
        name=${path}
        spellcheck="false"
        aria-invalid=${invalid}
        aria-describedby=${described}
        .value=${value}
      ></textarea>`
    return html`<input
      class="input"
      id=${id}
      name=${path}
      type=${kind === 'text' ? 'text' : 'number'}
      inputmode=${kind === 'text' ? nothing : 'decimal'}
      min=${min ?? nothing}
      max=${max ?? nothing}
      step=${kind === 'text' ? nothing : (step ?? 'any')}
      ?required=${!optional}
      aria-invalid=${invalid}
      aria-describedby=${described}
      .value=${value}
    />`
  }

  readonly #note = (event: Event) => {
    const input = event.target as HTMLInputElement
    const field = (settingFields[this.area] as readonly SettingField[]).find(
      ({ path }) => path === input.name,
    )
    if (!field) return
    const text = input.type === 'checkbox' ? String(input.checked) : input.value
    const { [field.path]: _, ...rest } = this.#draft
    this.#keep(text === this.#shown(field) ? rest : { ...rest, [field.path]: text })
    this.state = { is: 'unsaved' }
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const fields: readonly SettingField[] = settingFields[this.area]
    const changed = fields
      .filter(({ path }) => this.#draft[path] !== undefined)
      .map((field) => [field.path, readValue(this.#draft[field.path] ?? '', field, this.#unit)])
    this.state = { is: 'saving' }
    try {
      const settings = await this.kit.api.send<Settings>(
        'PUT',
        '/v1/settings',
        patchOf(Object.fromEntries(changed)),
      )
      this.#keep({})
      this.state = { is: 'saved' }
      this.emit('kindred-settings-saved', settings)
    } catch (error) {
      this.state = { is: 'refused', error }
    }
  }

  #reset(): void {
    this.#keep({})
    this.state = { is: 'same' }
  }

  #shown(field: SettingField): string {
    return shownValue(this.settings, field, this.#unit)
  }

  get #draft(): Typed {
    return this.#typed.value ?? nothingTyped
  }

  #keep(typed: Typed): void {
    if (Object.keys(typed).length > 0) this.#typed.keep(typed)
    else this.#typed.drop()
  }

  get #unit(): number {
    return minorUnits(this.kit.login.currency)
  }
}

function classOf({ kind }: SettingField): string {
  if (kind === 'switch') return 'setting switch wide'
  return kind === 'number' || kind === 'money' || kind === 'percent' ? 'setting' : 'setting wide'
}

if (!customElements.get('kindred-settings-form'))
  customElements.define('kindred-settings-form', SettingsFormElement)
