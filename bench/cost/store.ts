import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBundle } from '../../scripts/bundle.ts'
import { startWorkerd } from '../../scripts/workerd.ts'
import { deploymentSecret, openStore } from '../server/open-store.ts'
import { withMeter } from '../server/usage-meter.ts'
import { type MeteredShop, speed } from './trace.ts'

/** A metered server on a folder of its own, with a store of `products` products. */
export interface CostStore {
  shop: MeteredShop
  /** Ends the server and starts another on the same data: an isolate that knows nothing. */
  restarted(): Promise<CostStore>
  stop(): Promise<void>
}

/** Starts a metered server with a store. `publishDelayMs` null leaves the store's default. */
export async function startCostStore(products: number, publishDelayMs: number | null): Promise<CostStore> {
  const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-cost-'))
  const store = await start(dataDir, null)
  await fill(store.shop, products)
  if (publishDelayMs !== null)
    await send(store.shop, 'PUT', '/v1/settings', JSON.stringify({ publish_delay_ms: publishDelayMs }))
  return store
}

async function start(dataDir: string, before: MeteredShop | null): Promise<CostStore> {
  const { path, manifest } = await ensureBundle()
  const origin = before?.origin ?? Date.now()
  const source = withMeter(readFileSync(path, 'utf8'), { speed, origin })
  const server = await startWorkerd({
    dataDir,
    vars: { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: deploymentSecret },
    extraServices: [{ name: 'metered', source, objects: manifest.objects }],
  })
  const url = server.extraUrls.metered!
  const keys = before?.keys ?? (await openStore(url))
  return {
    shop: { url, pid: server.pid, origin, keys },
    async restarted() {
      await server.stop()
      return start(dataDir, { url, pid: server.pid, origin, keys })
    },
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function fill(shop: MeteredShop, products: number): Promise<void> {
  const lines = Array.from({ length: products }, (_, i) =>
    JSON.stringify({
      id: `p${i + 1}`,
      title: `A product with a name of usual length, number ${i + 1}`,
      url: `https://shop.example/products/${i + 1}`,
      price_minor: 1_900,
      categories: [`Category ${i % 240}`],
    }),
  )
  for (let at = 0; at < lines.length; at += 5_000) {
    await send(shop, 'PUT', '/v1/products', lines.slice(at, at + 5_000).join('\n'))
  }
}

async function send({ url, keys }: MeteredShop, method: string, path: string, body: string): Promise<void> {
  const headers = { authorization: `Bearer ${keys.secret_key}` }
  const answer = await fetch(url + path, { method, headers, body })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
}
