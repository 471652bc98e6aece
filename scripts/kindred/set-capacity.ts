import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Capacity, CapacityRequest } from '#shared/wire/capacity'
import type { Problem } from '#shared/wire/problem'
import { addressGiven, secretKeyGiven } from './address.ts'
import { Failure } from './failure.ts'

const askAgainMs = 2_000

/** `capacity`: has more objects share the work of a store, and waits until they do. Safe to run again. */
export async function setCapacity(args: string[]): Promise<void> {
  const { url, key, wanted } = readOptions(args)
  for (let said = ''; ; await wait(askAgainMs)) {
    const { index_shards, insight_relays, growing } = await ask(`${url}/v1/capacity`, key, wanted)
    const splits = growing.length > 0 ? `, ${growing.length} being split (${growing[0]?.state})` : ''
    const line = `index shards: ${index_shards}${splits}; relays before Insights: ${insight_relays}`
    if (line !== said) console.error(line)
    said = line
    if (index_shards >= (wanted.index_shards ?? 0) && growing.length === 0) return
  }
}

async function ask(url: string, key: string, wanted: CapacityRequest): Promise<Capacity> {
  let answer: Response
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(wanted),
    })
  } catch (error) {
    throw new Failure(
      `${url} cannot be reached (${((error as Error).cause as Error | undefined)?.message ?? error})`,
    )
  }
  const body = (await answer.json()) as Capacity | Problem
  if ('growing' in body) return body
  const faults = (body.faults ?? []).map(({ path, message }) => `\n  ${path} ${message}`).join('')
  throw new Failure(`${body.detail ?? body.title}${faults}`)
}

function readOptions(args: string[]): { url: string; key: string; wanted: CapacityRequest } {
  const { values } = readArgs(args)
  const url = addressGiven(values.url)
  const key = secretKeyGiven(values.key)
  const { 'index-shards': shards, relays } = values
  const wanted = {
    ...(shards === undefined
      ? {}
      : { index_shards: Number(shards) as NonNullable<CapacityRequest['index_shards']> }),
    ...(relays === undefined ? {} : { insight_relays: Number(relays) }),
  }
  return { url, key, wanted }
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        url: { type: 'string' },
        key: { type: 'string' },
        'index-shards': { type: 'string' },
        relays: { type: 'string' },
      },
    })
  } catch (error) {
    throw new Failure((error as Error).message)
  }
}
