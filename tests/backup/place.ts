import type { StoreCreated } from '#shared/wire/settings'

/** A store on a server of this machine, with its secret key. */
export interface Place {
  server: { url: string }
  store: StoreCreated
}

/** The status that the page of one person is answered with. */
export async function statusOf(place: Place, id: string): Promise<number> {
  const headers = { authorization: `Bearer ${place.store.secret_key}` }
  return (await fetch(`${place.server.url}/v1/customers/${id}`, { headers })).status
}

/** What the API answers to the store's secret key, parsed; null for nothing. Throws what it refuses. */
export async function ask(
  place: Place,
  method: string,
  path: string,
  body?: object | string,
): Promise<unknown> {
  const answer = await fetch(`${place.server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${place.store.secret_key}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text.slice(0, 500)}`)
  return text === '' ? null : JSON.parse(text)
}
