import { parseArgs } from 'node:util'
import type { Problem } from '#shared/wire/problem'
import type { StoreCreated } from '#shared/wire/settings'
import { Failure } from './failure.ts'

/** `store create`: opens a store and prints its keys as JSON, the only time they are shown. */
export async function createStore(args: string[]): Promise<void> {
  const options = readOptions(args)
  const { url, secret, ...request } = options
  let answer: Response
  try {
    answer = await fetch(`${url}/v1/stores`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
  } catch (error) {
    throw new Failure(
      `${url} cannot be reached (${((error as Error).cause as Error | undefined)?.message ?? error})`,
    )
  }
  const body = (await answer.json()) as StoreCreated | Problem
  if (!('publishable_key' in body)) {
    const faults = (body.faults ?? []).map(({ path, message }) => `\n  ${path} ${message}`).join('')
    throw new Failure(`${body.detail ?? body.title}${faults}`)
  }
  console.log(JSON.stringify(body, null, 2))
  console.error('Keep these: the keys and the identity secret are shown this once.')
}

function readOptions(args: string[]) {
  const { values } = readArgs(args)
  const need = (name: 'id' | 'name' | 'currency') => {
    const value = values[name]
    if (!value) throw new Failure(`missing --${name}`)
    return value
  }
  const url = values.url ?? process.env.KINDRED_URL
  const secret = values['deployment-secret'] ?? process.env.DEPLOYMENT_SECRET
  if (!url) throw new Failure('missing --url (or KINDRED_URL)')
  if (!secret) throw new Failure('missing --deployment-secret (or DEPLOYMENT_SECRET)')
  return {
    url: url.replace(/\/+$/, ''),
    secret,
    id: need('id'),
    name: need('name'),
    currency: need('currency'),
    time_zone: values['time-zone'] ?? 'UTC',
    origins: values.origin ?? [],
  }
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        url: { type: 'string' },
        'deployment-secret': { type: 'string' },
        id: { type: 'string' },
        name: { type: 'string' },
        currency: { type: 'string' },
        'time-zone': { type: 'string' },
        origin: { type: 'string', multiple: true },
      },
    })
  } catch (error) {
    throw new Failure((error as Error).message)
  }
}
