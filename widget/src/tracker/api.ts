import { consent, isAllowed } from './consent.ts'
import { api, key, script } from './settings.ts'
import { editState, getState } from './state.ts'

/** No answer within this time is none, in milliseconds. */
const timeoutMs = 10_000

/** A request to `/v1/<path>` with the publishable key; rejects when the network fails. */
export const request = (path: string, init: RequestInit) =>
  fetch(`${api || new URL(script.src).origin}/v1/${path}?key=${key}`, {
    signal: AbortSignal.timeout(timeoutMs),
    ...init,
  })

/** Posts with who is asking. The body is a string, hence `text/plain`, and needs no preflight. */
export function post(path: string, body: object, isLast = false): Promise<Response> {
  const { visitor, identity } = getState()
  const person = isAllowed() ? { visitor, identity, consent } : { consent: 'denied' }
  return request(path, {
    method: 'POST',
    body: JSON.stringify({ sent_at: Date.now(), ...person, ...body }),
    keepalive: isLast,
  })
}

/** Drops the token that an answer of 401 names; true when there was one, so that asking again may help. */
export function dropRefused(code: unknown): boolean {
  const token = `${code}`.replace('_invalid', '') as 'visitor'
  const had = getState()[token]
  if (had) editState((kept) => delete kept[token])
  return !!had
}
