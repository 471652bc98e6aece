import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Kit } from '../../app/kit.ts'
import { Draft } from '../../element/draft.ts'
import type { FormState } from '../../element/form-state.ts'
import { LightElement } from '../../element/light-element.ts'
import { removePlan } from './ask.ts'
import { type PlanField, planForm } from './plan-form.ts'

/**
 * A list of targets or notes that are added, changed and deleted in place. Fires `kindred-plans-changed` when the API
 * has a change.
 */
export abstract class PlanListElement<T extends { id: string }> extends LightElement {
  static override properties = {
    kit: { attribute: false },
    rows: { attribute: false },
    open: { state: true },
    form: { state: true },
  }
  declare kit: Kit
  declare rows: readonly T[]
  /** The id of what is being edited; `new` for what is being added. */
  declare open: string | null
  declare form: FormState
  /** What is being written, and about which row. */
  readonly #written = new Draft<{ open: string; values: Record<string, string> }>(
    this,
    () => `today/${this.kind}`,
  )
  protected abstract readonly kind: 'targets' | 'annotations'

  constructor() {
    super()
    this.rows = []
    this.open = null
    this.form = { is: 'same' }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (!this.#written.value) return
    this.open = this.#written.value.open
    this.form = { is: 'unsaved' }
  }

  protected abstract texts(): { title: string; empty: string; add: string; edit: string }
  protected abstract fields(row: T | null): PlanField[]
  protected abstract row(row: T): TemplateResult
  protected abstract keep(id: string, values: Record<string, string>): Promise<unknown>

  protected override render() {
    const { title, empty, add } = this.texts()
    const id = `${this.kind}-title`
    return html`<section class="section plans" aria-labelledby=${id}>
      <header>
        <h2 id=${id}>${title}</h2>
        ${
          this.open === 'new'
            ? nothing
            : html`<button class="button" type="button" name="add" @click=${() => this.#toggle('new')}>${add}</button>`
        }
      </header>
      ${this.open === 'new' ? this.#form(null) : nothing}
      ${this.rows.length === 0 && this.open !== 'new' ? html`<p class="soft">${empty}</p>` : nothing}
      <ul>
        ${this.rows.map((row) => html`<li>${this.open === row.id ? this.#form(row) : this.#line(row)}</li>`)}
      </ul>
    </section>`
  }

  #line(row: T): TemplateResult {
    return html`<div class="plan">
      ${this.row(row)}
      <button class="tool" type="button" name="edit" @click=${() => this.#toggle(row.id)}>${this.texts().edit}</button>
    </div>`
  }

  #form(row: T | null): TemplateResult {
    const open = row?.id ?? 'new'
    const { value: written } = this.#written
    return planForm({
      kit: this.kit,
      id: row?.id ?? `new-${this.kind}`,
      state: this.form,
      fields: this.fields(row).map((field) => ({
        ...field,
        value: (written?.open === open ? written.values[field.name] : undefined) ?? field.value,
      })),
      isKept: row !== null,
      change: (values) => {
        this.form = { is: 'unsaved' }
        this.#written.keep({ open, values })
      },
      save: (values) => void this.#run(() => this.keep(row?.id ?? crypto.randomUUID(), values)),
      cancel: () => this.#toggle(null),
      remove: () => void this.#run(() => removePlan(this.kit.api, this.kind, row?.id ?? '')),
    })
  }

  #toggle(open: string | null): void {
    this.#written.drop()
    this.open = open
    this.form = { is: 'same' }
  }

  async #run(change: () => Promise<unknown>): Promise<void> {
    this.form = { is: 'saving' }
    try {
      await change()
      this.#toggle(null)
      this.emit('kindred-plans-changed')
    } catch (error) {
      this.form = { is: 'refused', error }
    }
  }
}
