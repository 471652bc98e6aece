import type { StoreCreated } from '#shared/wire/settings'
import { type SeedProgress, seed } from '../../demo/seed.ts'
import { seedAnswers } from '../../demo/seed-answers.ts'
import { shopSettings, storeRequest } from '../../demo/store.ts'
import { Failure } from '../kindred/failure.ts'
import { Progress } from '../kindred/progress.ts'
import { readJson, writeJson } from './json-file.ts'
import { places } from './places.ts'

/** With which `now` and which shop address the store was filled, and whether that came to its end. */
interface Seeded {
  now: number
  shopUrl: string
  finished: boolean
}

/** The demo store with its keys: the kept one, or a new one. Its origins follow the shop's address. */
export async function demoStore(
  url: string,
  deploymentSecret: string,
  shopUrl: string,
): Promise<StoreCreated> {
  const kept = readJson<StoreCreated>(places.keys)
  const store = kept ?? (await create(url, deploymentSecret, shopUrl))
  const { origin, port } = new URL(shopUrl)
  const origins = [origin, `http://localhost:${port}`]
  const answer = await fetch(`${url}/v1/settings`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${store.secret_key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...shopSettings, origins }),
  })
  if (!answer.ok)
    throw new Failure(`The demo store's keys are not accepted (${answer.status}). ${resetAdvice}`)
  return store
}

const resetAdvice = '`npm run reset` empties the demo; then `npm start` makes it anew.'

async function create(url: string, deploymentSecret: string, shopUrl: string): Promise<StoreCreated> {
  const answer = await fetch(`${url}/v1/stores`, {
    method: 'POST',
    headers: { authorization: `Bearer ${deploymentSecret}`, 'content-type': 'application/json' },
    body: JSON.stringify(storeRequest(shopUrl)),
  })
  if (answer.status === 409)
    throw new Failure(`The demo store exists but ${places.keys} is gone. ${resetAdvice}`)
  if (!answer.ok)
    throw new Failure(`The demo store could not be made: ${answer.status} ${await answer.text()}`)
  const store = (await answer.json()) as StoreCreated
  writeJson(places.keys, store)
  return store
}

/**
 * Fills the store through the public API the first time, and again when the shop's address changed or the first time
 * was cut short. Returns the end of the simulated year.
 */
export async function fillOnce(
  url: string,
  secretKey: string,
  { shopUrl, signal }: { shopUrl: string; signal: AbortSignal },
): Promise<number> {
  const before = readJson<Seeded>(places.seeded)
  if (before?.finished && before.shopUrl === shopUrl) return before.now
  const now = before?.now ?? Date.now()
  writeJson(places.seeded, { now, shopUrl, finished: false } satisfies Seeded)
  console.log('filling the demo store with a year of browsing and orders …')
  const filling = { url, secretKey, shopUrl, now, signal }
  await seed({ ...filling, onProgress: progressOf() })
  await seedAnswers(filling)
  writeJson(places.seeded, { now, shopUrl, finished: true } satisfies Seeded)
  return now
}

function progressOf(): (progress: SeedProgress) => void {
  let step = ''
  let bar: Progress | null = null
  return (progress) => {
    if (progress.step !== step) {
      step = progress.step
      bar = new Progress(step, progress.total)
    }
    if (progress.done >= progress.total) bar?.finish(progress.done)
    else bar?.update(progress.done)
  }
}
