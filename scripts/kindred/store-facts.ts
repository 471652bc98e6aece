import { setTimeout as wait } from 'node:timers/promises'
import type { Problem } from '#shared/wire/problem'
import type { Settings } from '#shared/wire/settings'
import { Failure } from './failure.ts'

type StoreFacts = Pick<Settings, 'currency' | 'time_zone'>

const attempts = 6

/**
 * The store's currency and time zone, as the API tells them. Throws a Failure when the address or the key is wrong:
 * before anything is read, not after.
 */
export async function storeFacts(url: string, key: string): Promise<StoreFacts> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(url, key)
    if (answer.ok) return (await answer.json()) as StoreFacts
    const { code, detail, title } = (await answer.json().catch(() => ({}))) as Partial<Problem>
    const isBusy = answer.status === 429 || answer.status === 503
    if (!isBusy || attempt === attempts) {
      throw new Failure(
        `${url} answered ${answer.status} ${code ?? ''}: ${detail ?? title ?? 'is it Kindred?'}`,
      )
    }
    await wait(250 * 2 ** attempt)
  }
}

async function ask(url: string, key: string): Promise<Response> {
  try {
    return await fetch(`${url}/v1/settings`, { headers: { authorization: `Bearer ${key}` } })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    throw new Failure(`${url} cannot be reached (${(cause as Error).message})`)
  }
}
