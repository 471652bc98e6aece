/** No answer within this time is none, in milliseconds. */
const timeoutMs = 10_000

/** Who asks: the header and its token. Who proves to be a customer goes before the visitor of this browser. */
export type Credential = readonly [header: 'X-Kindred-Identity' | 'X-Kindred-Visitor', token: string]

/** What this browser can show for who uses it; undefined when that is nothing. */
export function credential(isForVisitors: boolean): Credential | undefined {
  const { identity, visitor } = window.kindred?.bridge?.state() ?? {}
  if (identity) return ['X-Kindred-Identity', identity]
  return isForVisitors && visitor ? ['X-Kindred-Visitor', visitor] : undefined
}

/**
 * True when both stand for one person: tokens are renewed while a page is open. Whose token it is is only read here,
 * not believed: the service checks the signature.
 */
export function isSamePerson(one: Credential | undefined, other: Credential | undefined): boolean {
  if (one?.[0] !== other?.[0]) return false
  return one?.[1] === other?.[1] || (!!one && !!other && subjectOf(one[1]) === subjectOf(other[1]))
}

/** Who an identity token says it is for; the token itself where it cannot be read. */
function subjectOf(token: string): string {
  try {
    return JSON.parse(atob(token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))).sub ?? token
  } catch {
    return token // forged, or a visitor's
  }
}

/** A request to `/v1/me<path>?<query>` in the name of who asks; rejects when the network fails, or there is no script tag. */
export function requestMe(
  path: string,
  [header, token]: Credential,
  init: RequestInit = {},
  query = 'brief=true',
): Promise<Response> {
  const script = document.querySelector<HTMLScriptElement>('script[data-store][data-key]')
  if (!script) return Promise.reject(new TypeError('no script tag'))
  const { api, key } = script.dataset
  return fetch(`${api || new URL(script.src).origin}/v1/me${path}?${query}&key=${key}`, {
    headers: { [header]: token },
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMs),
    ...init,
  })
}
