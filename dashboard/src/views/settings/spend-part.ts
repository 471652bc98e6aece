import { html, nothing, type TemplateResult } from 'lit'
import type { Spend, SpendEntry } from '#shared/wire/spend'
import type { Kit } from '../../app/kit.ts'
import { Draft } from '../../element/draft.ts'
import { type FormState, faultsAt, formProblem } from '../../element/form-state.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { dayAt } from '../../route/range.ts'
import { minorUnits } from '../../transforms/people-filter.ts'

/** A line as it is typed. */
interface Line {
  month: string
  channel: string
  acquisition: string
  retention: string
}
const columns = ['month', 'channel', 'acquisition', 'retention'] as const
const paths = {
  month: 'month',
  channel: 'channel',
  acquisition: 'acquisition_minor',
  retention: 'retention_minor',
}

/** `<kindred-spend-part>`: what was spent to win and to keep customers, by month and channel, kept as a whole. */
export class SpendPartElement extends LightElement {
  static override properties = { kit: { attribute: false }, state: { state: true } }
  declare kit: Kit
  declare state: FormState
  /** The lines as they are typed. */
  readonly #typed = new Draft<Line[]>(this, () => 'settings/spend')
  readonly #spend = new Loading<Spend>(this)

  constructor() {
    super()
    this.state = { is: 'same' }
  }

  protected override willUpdate(): void {
    this.#spend.want('all', (signal) => this.#ask(signal))
  }

  protected override render() {
    const { words } = this.kit
    const said = words.settings.spend
    const { value, error } = this.#spend.state
    if (error) return problemNotice(words, error, () => this.#spend.refresh((signal) => this.#ask(signal)))
    if (!value) return html`<p class="waiting" role="status">${words.loading}</p>`
    const lines = this.#lines
    return html`<p>${said.lead}</p>
      <form class="spend" @submit=${this.#submit}>
        ${lines.length === 0 ? html`<p class="soft">${said.empty}</p>` : this.#table(lines)}
        ${formProblem(
          words,
          this.state,
          lines.map((_, index) => `entries.${index}`),
        )}
        <p class="form-actions">
          <button class="button" type="button" name="add" @click=${() => this.#add()}>${said.add}</button>
          <button class="button main" type="submit" ?disabled=${this.#typed.value === null || this.state.is === 'saving'}>
            ${this.state.is === 'saving' ? words.forms.saving : words.forms.save}
          </button>
          ${
            this.#typed.value
              ? html`<button class="button" type="button" name="reset" @click=${() => this.#reset()}>${words.forms.reset}</button>`
              : nothing
          }
          <span class="soft" role="status"
            >${this.#typed.value ? words.forms.unsaved : this.state.is === 'saved' ? words.forms.saved : ''}</span
          >
        </p>
      </form>`
  }

  #table(lines: readonly Line[]): TemplateResult {
    const { words, login } = this.kit
    const said = words.settings.spend
    return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${said.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">${said.month}</th>
            <th scope="col">${said.channel}</th>
            <th scope="col" class="end">${said.acquisition(login.currency)}</th>
            <th scope="col" class="end">${said.retention(login.currency)}</th>
            <th scope="col"><span class="visually-hidden">${words.forms.remove}</span></th>
          </tr>
        </thead>
        <tbody>
          ${lines.map((line, index) => this.#row(line, index))}
        </tbody>
      </table>
    </div>`
  }

  #row(line: Line, index: number): TemplateResult {
    const { words } = this.kit
    const said = words.settings.spend
    const faults = faultsAt(this.state, `entries.${index}`)
    const names = { ...said, acquisition: said.won, retention: said.kept }
    return html`<tr>
      ${columns.map((column) => {
        const isAmount = column === 'acquisition' || column === 'retention'
        const isWrong = faultsAt(this.state, `entries.${index}.${paths[column]}`).length > 0
        return html`<td class=${isAmount ? 'end' : ''} data-label=${names[column]}>
          <input
            class="input"
            type=${column === 'month' ? 'month' : isAmount ? 'number' : 'text'}
            min=${isAmount ? '0' : nothing}
            step=${isAmount ? 'any' : nothing}
            aria-label=${names[column]}
            placeholder=${names[column]}
            aria-invalid=${isWrong ? 'true' : 'false'}
            .value=${line[column]}
            @input=${(event: Event) => this.#type(index, column, (event.target as HTMLInputElement).value)}
          />
        </td>`
      })}
      <td>
        <button class="tool" type="button" @click=${() => this.#remove(index)}>${words.forms.remove}</button>
        ${faults.length > 0 ? html`<span class="fault">${faults.join('; ')}</span>` : ''}
      </td>
    </tr>`
  }

  #type(index: number, column: keyof Line, text: string): void {
    this.#keep(this.#lines.map((line, at) => (at === index ? { ...line, [column]: text } : line)))
  }

  #add(): void {
    const month = dayAt(this.kit.now(), this.kit.login.time_zone).slice(0, 7)
    this.#keep([...this.#lines, { month, channel: '', acquisition: '', retention: '' }])
  }

  #remove(index: number): void {
    this.#keep(this.#lines.filter((_, at) => at !== index))
  }

  #reset(): void {
    this.#typed.drop()
    this.state = { is: 'same' }
  }

  #keep(lines: Line[]): void {
    this.#typed.keep(lines)
    this.state = { is: 'unsaved' }
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const entries = this.#lines.map((line) => this.#entryOf(line))
    this.state = { is: 'saving' }
    try {
      await this.kit.api.send('PUT', '/v1/spend', { entries })
      this.#spend.refresh(async () => ({ entries }))
      this.#typed.drop()
      this.state = { is: 'saved' }
    } catch (error) {
      this.state = { is: 'refused', error }
    }
  }

  #entryOf({ month, channel, acquisition, retention }: Line): SpendEntry {
    const minor = (text: string) => Math.round(Number(text || '0') * this.#unit)
    return {
      month,
      channel: channel.trim(),
      acquisition_minor: minor(acquisition),
      retention_minor: minor(retention),
    }
  }

  #ask(signal: AbortSignal): Promise<Spend> {
    return this.kit.api.get('/v1/spend', {}, signal)
  }

  get #lines(): Line[] {
    if (this.#typed.value) return this.#typed.value
    return (this.#spend.state.value?.entries ?? []).map((entry) => ({
      month: entry.month,
      channel: entry.channel,
      acquisition: String(entry.acquisition_minor / this.#unit),
      retention: String(entry.retention_minor / this.#unit),
    }))
  }

  get #unit(): number {
    return minorUnits(this.kit.login.currency)
  }
}

if (!customElements.get('kindred-spend-part')) customElements.define('kindred-spend-part', SpendPartElement)
