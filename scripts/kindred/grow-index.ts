import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { IndexStanding } from '#shared/wire/index-growth'
import type { Problem } from '#shared/wire/problem'
import { Failure } from './failure.ts'

const askAgainMs = 2_000

/** `index grow`: has the session index split until it has so many shards, and waits for it. Safe to run again. */
export async function growIndex(args: string[]): Promise<void> {
  const { url, key, shards } = readOptions(args)
  for (let said = ''; ; await wait(askAgainMs)) {
    const standing = await ask(`${url}/v1/session-index`, key, shards)
    const states = standing.growing.map(({ state }) => state)
    const line = `${standing.shards} shards${states.length > 0 ? `, ${states.length} being split (${states[0]})` : ''}`
    if (line !== said) console.error(line)
    said = line
    if (standing.shards >= shards && states.length === 0) return
  }
}

async function ask(url: string, key: string, shards: number): Promise<IndexStanding> {
  let answer: Response
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ shards }),
    })
  } catch (error) {
    throw new Failure(
      `${url} cannot be reached (${((error as Error).cause as Error | undefined)?.message ?? error})`,
    )
  }
  const body = (await answer.json()) as IndexStanding | Problem
  if ('growing' in body) return body
  const faults = (body.faults ?? []).map(({ path, message }) => `\n  ${path} ${message}`).join('')
  throw new Failure(`${body.detail ?? body.title}${faults}`)
}

function readOptions(args: string[]): { url: string; key: string; shards: number } {
  const { values } = readArgs(args)
  const url = values.url ?? process.env.KINDRED_URL
  const key = values.key ?? process.env.KINDRED_KEY
  if (!url) throw new Failure('missing --url (or KINDRED_URL)')
  if (!key) throw new Failure('missing --key (or KINDRED_KEY)')
  const shards = Number(values.shards)
  if (!Number.isInteger(shards)) throw new Failure('--shards must be a number')
  return { url: url.replace(/\/+$/, ''), key, shards }
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { url: { type: 'string' }, key: { type: 'string' }, shards: { type: 'string' } },
    })
  } catch (error) {
    throw new Failure((error as Error).message)
  }
}
