import { html, nothing, type TemplateResult } from 'lit'
import { ApiError } from '../api.ts'
import type { Words } from '../words/words.ts'
import { problemNotice } from './problem.ts'

/** How a form stands: nothing changed, not saved yet, on its way, saved, or refused. */
export type FormState = { is: 'same' | 'unsaved' | 'saving' | 'saved' } | { is: 'refused'; error: unknown }

/** What the API found wrong with the field at a path, or with a part of it; empty when nothing. */
export function faultsAt(state: FormState, path: string): string[] {
  return allFaults(state).flatMap((fault) =>
    fault.path === path || fault.path.startsWith(`${path}.`) ? [fault.message] : [],
  )
}

/** The faults of a field, to be put after its input, whose `aria-describedby` names `id`. */
export function faultNote(state: FormState, path: string, id: string): TemplateResult | typeof nothing {
  const faults = faultsAt(state, path)
  return faults.length === 0 ? nothing : html`<span class="fault" id=${id}>${faults.join('; ')}</span>`
}

/** What went wrong as a whole: nothing where every fault stands beside its field. */
export function formProblem(
  words: Words,
  state: FormState,
  paths: readonly string[],
): TemplateResult | typeof nothing {
  if (state.is !== 'refused') return nothing
  const faults = allFaults(state)
  const isShown = (path: string) => paths.some((one) => path === one || path.startsWith(`${one}.`))
  const others = faults.filter(({ path }) => !isShown(path))
  if (faults.length > 0 && others.length === 0)
    return html`<p class="fault" role="alert">${words.forms.refused}</p>`
  if (others.length > 0)
    return html`<p class="fault" role="alert">
      ${words.forms.refused} ${others.map(({ path, message }) => `${path} ${message}`).join('; ')}
    </p>`
  return problemNotice(words, state.error, null)
}

function allFaults(state: FormState): { path: string; message: string }[] {
  if (state.is !== 'refused' || !(state.error instanceof ApiError)) return []
  return state.error.problem?.faults ?? []
}
