import { html, type TemplateResult } from 'lit'
import type { PlacementSettings } from '#shared/wire/placement'
import { recommenders } from '#shared/wire/recommendation'
import { recommenderName, type Words } from '../../words/words.ts'

type Steps = PlacementSettings['recommenders']
const choosing = recommenders.filter((name) => name !== 'pinned')

/** One of a placement's recommenders, to be chosen, limited, moved up or taken away; `set` gets the steps as they are then. */
export function placeStep(
  words: Words,
  steps: Steps,
  index: number,
  set: (steps: Steps) => void,
): TemplateResult {
  const said = words.settings.placements
  const { recommender, most } = steps[index] ?? { recommender: 'bestsellers' as const }
  const change = (to: Steps[number]) => set(steps.with(index, to))
  const limit = (text: string) =>
    change(text.trim() === '' ? { recommender } : { recommender, most: Number(text) })
  const choose = (name: string) => {
    const chosen = choosing.find((one) => one === name) ?? 'bestsellers'
    change(most === undefined ? { recommender: chosen } : { recommender: chosen, most })
  }
  return html`<li class="inline-form">
    <label class="field"
      ><span>${said.recommender}</span
      ><select
        class="input"
        @change=${(event: Event) => choose(chosenIn(event))}
      >
        ${choosing.map(
          (one) =>
            html`<option value=${one} .selected=${one === recommender}>${recommenderName(words, one)}</option>`,
        )}
      </select></label
    >
    <label class="field"
      ><span>${said.most}</span
      ><input
        class="input narrow"
        type="number"
        min="1"
        max="24"
        .value=${most === undefined ? '' : String(most)}
        @input=${(event: Event) => limit(chosenIn(event))}
    /></label>
    <button
      class="button"
      type="button"
      ?disabled=${index === 0}
      aria-label=${said.up(recommenderName(words, recommender))}
      @click=${() => set(steps.toSpliced(index - 1, 2, steps[index]!, steps[index - 1]!))}
    >
      ↑
    </button>
    <button
      class="button"
      type="button"
      ?disabled=${steps.length === 1}
      @click=${() => set(steps.toSpliced(index, 1))}
    >
      ${words.forms.remove}
    </button>
  </li>`
}

/** What was chosen or typed. */
export function chosenIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value
}
