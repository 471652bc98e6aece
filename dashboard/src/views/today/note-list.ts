import { html, nothing, type TemplateResult } from 'lit'
import { type Annotation, annotationKinds } from '#shared/wire/target'
import { dayAt } from '../../route/range.ts'
import { saveNote } from './ask.ts'
import type { PlanField } from './plan-form.ts'
import { PlanListElement } from './plan-list.ts'

/** `<kindred-note-list>`: what happened, with the number it has on the chart. */
export class NoteListElement extends PlanListElement<Annotation> {
  static override properties = { ...PlanListElement.properties, numbers: { attribute: false } }
  /** The number on the chart by id; what is outside the dates has none. */
  declare numbers: ReadonlyMap<string, number>
  protected readonly kind = 'annotations'

  constructor() {
    super()
    this.numbers = new Map()
  }

  protected texts() {
    return this.kit.words.today.notes
  }

  protected fields(row: Annotation | null): PlanField[] {
    const { words, login, now } = this.kit
    const said = words.today.notes
    return [
      {
        name: 'day',
        label: said.day,
        type: 'date',
        value: row?.day ?? dayAt(now(), login.time_zone),
        required: true,
      },
      { name: 'to', label: said.to, type: 'date', value: row?.to ?? '' },
      {
        name: 'kind',
        label: said.kind,
        type: 'choice',
        value: row?.kind ?? 'campaign',
        choices: annotationKinds.map((kind) => [kind, said.kinds[kind]]),
      },
      { name: 'text', label: said.text, type: 'text', value: row?.text ?? '', required: true },
    ]
  }

  protected row({ id, day, to, kind, text }: Annotation): TemplateResult {
    const { words, format } = this.kit
    const said = words.today.notes
    const number = this.numbers.get(id)
    return html`<p class="note">
      ${number === undefined ? nothing : html`<span class="flag" aria-hidden="true">${number}</span>`}
      <span><b>${text}</b> <span class="soft">${to ? format.range(day, to) : format.day(day)} · ${said.kinds[kind]}</span></span>
    </p>`
  }

  protected keep(id: string, { day = '', to, kind, text = '' }: Record<string, string>): Promise<unknown> {
    const note = { day, kind: kind as Annotation['kind'], text }
    return saveNote(this.kit.api, id, to ? { ...note, to } : note)
  }
}

if (!customElements.get('kindred-note-list')) customElements.define('kindred-note-list', NoteListElement)
