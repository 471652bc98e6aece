import { html, nothing, type TemplateResult } from 'lit'
import type { Interest } from './interests.ts'
import type { PreferencesWords } from './words.ts'

export interface InterestsView {
  words: PreferencesWords
  level: number
  /** What is shown, a list for each kind. */
  kinds: readonly Interest[][]
  /** Categories that may be added, and how they are called. */
  offered: ReadonlyMap<string, string>
  /** What else the store believes, in sentences. */
  facts: readonly string[]
  onSwitch(interest: Interest): void
}

/** A person's interests, each a button that switches it off and on, and what may be added. */
export function interestsPart(view: InterestsView): TemplateResult {
  const { words, kinds, facts } = view
  const isEmpty = kinds.every((list) => !list[0])
  return html`<div part="group" class="interests">
    <div class="title" role="heading" aria-level=${view.level}>${words.interests}</div>
    <p class="muted">${isEmpty ? words.noInterests : words.interestsHint}</p>
    ${kinds.map((list) => (list[0] ? chips(view, list) : nothing))} ${adding(view)}
    ${facts.map((fact) => html`<p class="muted">${fact}</p>`)}
  </div>`
}

function chips(
  { words, kinds, offered, onSwitch }: InterestsView,
  list: readonly Interest[],
): TemplateResult {
  const name = words.kinds[list[0]!.kind]
  const isAlone = kinds.filter((one) => one[0]).length < 2
  return html`<div class="kind">
    ${isAlone ? nothing : html`<span class="name" aria-hidden="true">${name}</span>`}
    <ul role="list" aria-label=${name}>
      ${list.map(
        (interest) => html`<li>
          <button
            part=${interest.isLiked ? 'chip' : 'chip chip-off'}
            type="button"
            aria-pressed=${interest.isLiked}
            @click=${() => onSwitch({ ...interest, isLiked: !interest.isLiked })}
          >
            <span>${offered.get(interest.key) ?? interest.key}</span>
            ${interest.isLiked ? nothing : html`<span class="unseen">${words.not}</span>`}
          </button>
        </li>`,
      )}
    </ul>
  </div>`
}

function adding({ words, kinds, offered, onSwitch }: InterestsView) {
  const there = new Set(kinds.flat().map(({ key }) => key))
  const left = [...offered].filter(([key]) => !there.has(key))
  if (!left[0]) return nothing
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const select = (event.target as HTMLFormElement).querySelector('select')!
    const key = select.value
    select.value = ''
    if (key) onSwitch({ kind: 'category', key, isLiked: true })
  }
  return html`<form class="adding" @submit=${add}>
    <select part="select" aria-label=${words.add}>
      <option value="">${words.choose}</option>
      ${left.map(([key, label]) => html`<option value=${key}>${label}</option>`)}
    </select>
    <button part="button add" type="submit">${words.addButton}</button>
  </form>`
}
