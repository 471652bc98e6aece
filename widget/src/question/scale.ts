import { html, nothing, type TemplateResult } from 'lit'
import type { QuestionKind } from '#shared/wire/question'

interface Scale {
  /** The group's name among the element's. */
  name: string
  kind: QuestionKind
  /** Said above the group; for the only group of a question, the question. */
  legend: TemplateResult | string
  ends: readonly [string, string]
  chosen: number | undefined
  onChoose(value: number): void
}

/** One group of radio buttons, the worst first: 1 to 5, or 0 to 10. */
export function scale({ name, kind, legend, ends, chosen, onChoose }: Scale): TemplateResult {
  const [lowest, highest] = kind === 'nps' ? [0, 10] : [1, 5]
  const values = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i)
  const endOf = (value: number) => (value === lowest ? ends[0] : value === highest ? ends[1] : '')
  return html`<fieldset part="group">
    <legend>${legend}</legend>
    <div part="scale" class=${kind}>
      ${values.map(
        (value) => html`<label part=${value === chosen ? 'choice chosen' : 'choice'}
          ><input
            type="radio"
            aria-label=${endOf(value) ? `${value}, ${endOf(value)}` : nothing}
            name=${name}
            .value=${`${value}`}
            .checked=${value === chosen}
            @change=${() => onChoose(value)}
          /><span>${value}</span></label
        >`,
      )}
    </div>
    <p part="ends" class="muted" aria-hidden="true"><span>${ends[0]}</span><span>${ends[1]}</span></p>
  </fieldset>`
}
