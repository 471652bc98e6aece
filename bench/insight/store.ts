import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBundle } from '../../scripts/bundle.ts'
import { startWorkerd } from '../../scripts/workerd.ts'
import { deploymentSecret, openStore } from '../server/open-store.ts'
import { type Usage, withMeter } from '../server/usage-meter.ts'
import { segments } from './plan.ts'
import { personsPerCall, seeding } from './seed.ts'

/** A store of people with their orders, on a metered server. */
export interface InsightStore {
  url: string
  /** Its secret key. */
  key: string
  /** Asks, and reads the answer to its end. */
  ask(path: string): Promise<Asked>
  /** Asks the object something trifling over and over; the call returned ends that: the longest that it waited, in ms. */
  watch(): () => Promise<number>
  /** Takes Insights' memory. */
  sleep(): Promise<void>
  /** Resolves when no run of the models goes on: how long it took, in ms. */
  settled(): Promise<number>
  stop(): Promise<void>
}

export interface Asked {
  ms: number
  rowsRead: number
  /** Bytes of the answer. */
  bytes: number
  isPending: boolean
}

const name = 'bench'
const perRequest = 4 * personsPerCall
const watchEveryMs = 20

/** Starts a server, tells its Insights of `people` persons, saves the segments, and waits until the models have run. */
export async function startInsightStore(people: number, assets: string | null = null): Promise<InsightStore> {
  const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-insight-'))
  await ensureBundle()
  const server = await startWorkerd({
    dataDir,
    assets,
    vars: { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: deploymentSecret },
    wrap: (bundle) => withMeter(bundle, null, seeding),
  })
  const { url } = server
  const { secret_key: key } = await openStore(url, name)
  const call = async (path: string, method = 'POST', body: string | null = null): Promise<string> => {
    const answer = await fetch(url + path, { method, body, headers: { authorization: `Bearer ${key}` } })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    return text
  }
  const now = Date.now()
  for (let from = 0; from < people; from += perRequest) {
    await call(`/seed?store=${name}&from=${from}&to=${Math.min(people, from + perRequest)}&now=${now}`)
  }
  for (const [id, segment] of Object.entries(segments)) {
    await call(`/v1/segments/${id}`, 'PUT', JSON.stringify(segment))
  }
  const rowsRead = async (): Promise<number> =>
    (JSON.parse(await call('/usage', 'GET')) as Usage).rowsRead.Insights ?? 0
  const settled = async (): Promise<number> => {
    const from = performance.now()
    while ((await call(`/asleep?store=${name}`)) !== 'true') {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return performance.now() - from
  }
  await settled() // a segment that asks what models say begins a run
  return {
    url,
    key,
    async ask(path) {
      const before = await rowsRead()
      const from = performance.now()
      const text = await call(path, 'GET')
      const ms = performance.now() - from
      const isPending = /^\{[^{[]*"(?:state":"pending|pending":true)/.test(text)
      return { ms, rowsRead: (await rowsRead()) - before, bytes: text.length, isPending }
    },
    watch() {
      let isOver = false
      const watching = (async () => {
        let longest = 0
        while (!isOver) {
          const from = performance.now()
          await call(`/ping?store=${name}`)
          longest = Math.max(longest, performance.now() - from)
          await new Promise((resolve) => setTimeout(resolve, watchEveryMs))
        }
        return longest
      })()
      return () => {
        isOver = true
        return watching
      }
    },
    sleep: async () => void (await call(`/sleep?store=${name}`)),
    settled,
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
