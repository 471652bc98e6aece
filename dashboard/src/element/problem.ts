import { html, nothing, type TemplateResult } from 'lit'
import { ApiError } from '../api.ts'
import type { Words } from '../words/words.ts'

/** What went wrong in plain words, and the request id to quote when somebody has to look it up. */
export function problemText(words: Words, error: unknown): { text: string; requestId: string | null } {
  const { problem } = words
  if (!(error instanceof ApiError)) return { text: problem.network, requestId: null }
  const requestId = error.problem?.request_id ?? null
  const known = error.status === 0 ? problem.network : byStatus(words, error.status)
  const text = known ?? error.problem?.title ?? problem.unreadable(error.status)
  return { text, requestId }
}

function byStatus({ problem }: Words, status: number): string | null {
  if (status === 400) return problem.request
  if (status === 401 || status === 403) return problem.forbidden
  if (status === 404) return problem.notFound
  if (status === 410) return problem.erased
  if (status === 429 || status === 503) return problem.busy
  return status === 500 ? problem.internal : null
}

/** A notice of a failed request, with a way to try again where that may help. */
export function problemNotice(words: Words, error: unknown, retry: (() => void) | null): TemplateResult {
  const { text, requestId } = problemText(words, error)
  return html`<div class="notice" role="alert">
    <p>${text} ${requestId ? html`<span class="soft">${words.reference(requestId)}</span>` : nothing}</p>
    ${retry ? html`<button class="button" type="button" @click=${retry}>${words.tryAgain}</button>` : nothing}
  </div>`
}
