import { setTimeout as wait } from 'node:timers/promises'
import { type Shop, startShop } from '../demo/server.ts'
import { storeId } from '../demo/store.ts'
import { build } from './build.ts'
import { Failure } from './kindred/failure.ts'
import { inRoot } from './root.ts'
import { demoStore, fillOnce } from './start/demo-store.ts'
import { places } from './start/places.ts'
import { portsGiven, requireDisk, requireFreePort } from './start/preconditions.ts'
import { noteRunning, noteStopped, whatRuns } from './start/running.ts'
import { localSecrets } from './start/secrets.ts'
import { type RunningWorkerd, startWorkerd } from './workerd.ts'

/** `npm start`: builds, starts the Worker on workerd, fills the demo store the first time, opens the demo shop. */
const stopping = new AbortController()
let server: RunningWorkerd | null = null
let shop: Shop | null = null

async function start(): Promise<void> {
  const begun = performance.now()
  const ports = portsGiven()
  const other = await whatRuns(console.log)
  if (other)
    throw new Failure(`Kindred already runs from this folder at ${other.url} (process ${other.pid}).`)
  requireDisk()
  await requireFreePort('PORT', ports.kindred)
  await requireFreePort('SHOP_PORT', ports.shop)
  await build(console.log)
  if (stopping.signal.aborted) return

  const secrets = localSecrets()
  server = await startWorkerd({
    dataDir: places.data,
    port: ports.kindred,
    vars: secrets,
    assets: inRoot('dist'),
    logFile: places.log,
  })
  noteRunning({ pid: process.pid, workerd: server.pid, url: server.url })
  void server.exited.then((code) => {
    if (!stopping.signal.aborted) void stop(1, `workerd ended (${code}); its last words are in ${places.log}`)
  })
  await waitUntilHealthy(server.url)

  const shopUrl = `http://127.0.0.1:${ports.shop}`
  const store = await demoStore(server.url, secrets.DEPLOYMENT_SECRET, shopUrl)
  const seededAt = await fillOnce(server.url, store.secret_key, { shopUrl, signal: stopping.signal })
  shop = await startShop({
    port: ports.shop,
    kindredUrl: server.url,
    store: storeId,
    publishableKey: store.publishable_key,
    secretKey: store.secret_key,
    identitySecret: store.identity_secret,
    dataDir: places.shop,
    seededAt,
  })
  if (!stopping.signal.aborted)
    announce(server.url, shop.url, store.secret_key, (performance.now() - begun) / 1000)
}

async function waitUntilHealthy(url: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Failure(`The Worker does not answer at ${url}/healthz; see ${places.log}.`)
}

function announce(kindredUrl: string, shopUrl: string, secretKey: string, seconds: number): void {
  console.log(`
Kindred is running (ready in ${seconds.toFixed(1)} s).

  Shop           ${shopUrl}/
  Dashboard      ${kindredUrl}/dashboard/
  API reference  ${kindredUrl}/docs/

  Log in to the dashboard with the store's secret key:
  ${secretKey}
  (kept with the others in .kindred/demo-keys.json)

Ctrl-C stops it; the data stays. \`npm run reset\` empties it.`)
}

let isStopping = false

async function stop(code: number, why?: string): Promise<void> {
  if (isStopping) return
  isStopping = true
  stopping.abort()
  if (why) console.error(why)
  await shop?.stop().catch(() => undefined) // it may not have opened yet
  if (server) {
    await server.stop()
    noteStopped()
  }
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    console.log('\nstopping …')
    void stop(0)
  })
}

try {
  await start()
} catch (error) {
  if (!stopping.signal.aborted) {
    if (error instanceof Failure) await stop(1, error.message)
    else await stop(1, `npm start failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}
