import { parseArgs } from 'node:util'
import type { Problem } from '#shared/wire/problem'
import { scriptTag } from '#shared/wire/script-tag'
import type { StoreCreated } from '#shared/wire/settings'
import { addressGiven, deploymentSecretGiven } from './address.ts'
import { Failure } from './failure.ts'

/**
 * `store create`: opens a store and prints its keys, the only time they are shown, and what to do next; with `--json`
 * all that the API answered.
 */
export async function createStore(args: string[]): Promise<void> {
  const { url, secret, json, ...request } = readOptions(args)
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
  console.log(json ? JSON.stringify(body, null, 2) : whatNow(url, body, request))
  if (json) console.error('Keep these: the keys and the identity secret are shown this once.')
}

function whatNow(
  url: string,
  store: StoreCreated,
  { id, origins }: { id: string; origins: string[] },
): string {
  const { publishable_key, secret_key, identity_secret } = store
  const consentDefault = store.store.consent_default
  const noOrigin =
    'No --origin was named, so pages are refused everywhere: name your shop’s in the dashboard’s settings.\n\n'
  return `The store ${id} is open. Keep these, they are shown this once:

  publishable key  ${publishable_key}
  secret key       ${secret_key}
  identity secret  ${identity_secret}

${origins.length === 0 ? noOrigin : ''}For the commands that follow:

  export KINDRED_URL=${url} KINDRED_KEY=${secret_key}

In every page of the shop:

  ${scriptTag({ url, store: id, key: publishable_key, consentDefault })}

The dashboard opens with the secret key: ${url}/dashboard/`
}

function readOptions(args: string[]) {
  const { values } = readArgs(args)
  const need = (name: 'id' | 'name' | 'currency') => {
    const value = values[name]
    if (!value) throw new Failure(`missing --${name}`)
    return value
  }
  const url = addressGiven(values.url)
  return {
    url,
    secret: deploymentSecretGiven(values['deployment-secret'], url),
    json: values.json ?? false,
    id: need('id'),
    name: need('name'),
    currency: need('currency'),
    time_zone: values['time-zone'] ?? 'UTC',
    origins: values.origin ?? [],
    ...(values['consent-default'] === undefined ? {} : { consent_default: values['consent-default'] }),
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
        'consent-default': { type: 'string' },
        json: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new Failure((error as Error).message)
  }
}
