import { html, nothing, type TemplateResult } from 'lit'
import type { Kit } from '../../app/kit.ts'
import { type FormState, faultNote, faultsAt, formProblem } from '../../element/form-state.ts'

/** A field of a plan's form. */
export interface PlanField {
  /** Its path in the API's request. */
  name: string
  label: string
  value: string
  type: 'text' | 'date' | 'number' | 'choice'
  choices?: [value: string, text: string][]
  required?: boolean
}

interface PlanForm {
  kit: Kit
  id: string
  state: FormState
  fields: PlanField[]
  /** Whether there is something to delete. */
  isKept: boolean
  /** What stands in the fields now, whenever one of them is changed. */
  change(values: Record<string, string>): void
  save(values: Record<string, string>): void
  cancel(): void
  remove(): void
}

/** The form of a target or a note: what the API finds wrong stands beside its field, and nothing typed is lost. */
export function planForm(form: PlanForm): TemplateResult {
  const { kit, id, state, fields } = form
  const { forms } = kit.words
  const valuesOf = (event: Event) => {
    const data = new FormData(event.currentTarget as HTMLFormElement)
    return Object.fromEntries([...data].map(([name, value]) => [name, String(value)]))
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    form.save(
      Object.fromEntries(Object.entries(valuesOf(event)).map(([name, value]) => [name, value.trim()])),
    )
  }
  return html`<form class="plan-form" @submit=${submit} @input=${(event: Event) => form.change(valuesOf(event))}>
    <div class="plan-fields">${fields.map((field) => fieldOf(field, state, id))}</div>
    ${formProblem(
      kit.words,
      state,
      fields.map(({ name }) => name),
    )}
    <p class="plan-actions">
      <button class="button main" type="submit" ?disabled=${state.is === 'saving'}>
        ${state.is === 'saving' ? forms.saving : forms.save}
      </button>
      <button class="button" type="button" @click=${form.cancel}>${forms.cancel}</button>
      ${
        form.isKept
          ? html`<button class="button" type="button" name="delete" @click=${form.remove}>${forms.remove}</button>`
          : nothing
      }
      ${state.is === 'unsaved' ? html`<span class="soft" role="status">${forms.unsaved}</span>` : nothing}
    </p>
  </form>`
}

function fieldOf(
  { name, label, value, type, choices = [], required = false }: PlanField,
  state: FormState,
  id: string,
) {
  const fault = `${id}-${name}-fault`
  const isWrong = faultsAt(state, name).length > 0
  const described = isWrong ? fault : nothing
  return html`<label class="field"
    ><span>${label}</span>
    ${
      type === 'choice'
        ? html`<select class="input" name=${name} aria-describedby=${described}>
            ${choices.map(
              ([one, text]) => html`<option value=${one} ?selected=${one === value}>${text}</option>`,
            )}
          </select>`
        : html`<input
            class="input"
            name=${name}
            type=${type}
            step=${type === 'number' ? 'any' : nothing}
            min=${type === 'number' ? 0 : nothing}
            value=${value}
            ?required=${required}
            aria-invalid=${isWrong ? 'true' : 'false'}
            aria-describedby=${described}
          />`
    }
    ${faultNote(state, name, fault)}</label
  >`
}
