import { parseArgs } from 'node:util'
import type { KeyCreated, KeyList, KeyRow } from '#shared/wire/key'
import type { Problem } from '#shared/wire/problem'
import { addressGiven, secretKeyGiven } from './address.ts'
import { Failure } from './failure.ts'

/** `keys list`, `keys replace KIND`, `keys revoke ID`: the keys of the store that the given secret key belongs to. */
export async function manageKeys(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(args)
  const url = addressGiven(values.url)
  const key = secretKeyGiven(values.key)
  const [action, what] = positionals
  const ask = <T>(method: string, path: string, body?: object): Promise<T> =>
    request<T>(url, key, method, path, body)
  if (action === 'list') {
    const { keys } = await ask<KeyList>('GET', '/v1/keys')
    for (const row of keys) console.log(lineOf(row))
  } else if (action === 'replace' && what) {
    const hours = values['overlap-hours']
    const made = await ask<KeyCreated>('POST', '/v1/keys', {
      kind: what,
      ...(hours === undefined ? {} : { overlap_hours: Number(hours) }),
    })
    console.log(made.key)
    console.error(`Keep it: it is shown this once. Its id is ${made.id}.`)
    for (const row of made.replaced) console.error(`Replaced: ${lineOf(row)}`)
  } else if (action === 'revoke' && what) {
    await ask<null>('DELETE', `/v1/keys/${encodeURIComponent(what)}`)
    console.error(`${what} is revoked; within ten seconds it is refused everywhere.`)
  } else throw new Failure('keys list, keys replace publishable|secret|identity, or keys revoke ID')
}

function lineOf({ id, kind, created_at, expires_at }: KeyRow): string {
  const until = expires_at === null ? '' : `, until ${new Date(expires_at).toISOString()}`
  return `${id}  ${kind}, since ${new Date(created_at).toISOString()}${until}`
}

async function request<T>(url: string, key: string, method: string, path: string, body?: object): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  } catch (error) {
    throw new Failure(
      `${url} cannot be reached (${((error as Error).cause as Error | undefined)?.message ?? error})`,
    )
  }
  if (answer.status === 204) return null as T
  const said = (await answer.json()) as T & Partial<Problem>
  if (answer.ok) return said
  const faults = (said.faults ?? []).map((fault) => `\n  ${fault.path} ${fault.message}`).join('')
  throw new Failure(`${said.detail ?? said.title}${faults}`)
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { url: { type: 'string' }, key: { type: 'string' }, 'overlap-hours': { type: 'string' } },
    })
  } catch (error) {
    throw new Failure((error as Error).message)
  }
}
