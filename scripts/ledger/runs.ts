import { setTimeout as wait } from 'node:timers/promises'
import type { Overview } from '#shared/wire/insight'
import type { StoreCreated } from '#shared/wire/settings'
import { type RunningWorkerd, startWorkerd } from '../workerd.ts'
import { type Importer, startImporter } from './importer.ts'
import type { LedgerCase } from './ledger-case.ts'

export interface LedgerOptions {
  /** Empty folder for the objects' data. */
  dataDir: string
  /** How often server and importer are killed in the third import. */
  kills: number
  /** Numbers from 0 to 1 that place the kills within the import. */
  random: () => number
  say: (line: string) => void
  /** The outboxes count as drained when the figures have not moved for this long; 6 s unless given. */
  quietMs?: number
}

export interface LedgerRun {
  name: 'first import' | 'second import' | 'after the kills'
  revenue_minor: number
  orders: number
  customers: number
  /** Seconds of the import of the orders, restarts included, without the drain of the outboxes. */
  seconds: number
  kills: number
}

const vars = { KINDRED_SECRET: 'ledger-signing-secret', DEPLOYMENT_SECRET: 'ledger-deployment-secret' }

/**
 * Imports the file through the command line into an empty store, the same again, and into another empty store with
 * workerd and the importer killed (SIGKILL) at random moments and resumed; the figures each time as the API tells them.
 */
export async function ledgerRuns(ledger: LedgerCase, options: LedgerOptions): Promise<LedgerRun[]> {
  const server = new Server(options.dataDir)
  try {
    await server.start()
    const store = await server.createStore('steady', ledger)
    const first = await importOnce('first import', ledger, server, store, options)
    const again = await importOnce('second import', ledger, server, store, options)
    const other = await server.createStore('shaken', ledger)
    const killed = await importWithKills(ledger, server, other, { ...options, calmSeconds: first.seconds })
    return [first, again, killed]
  } finally {
    await server.stop()
  }
}

async function importOnce(
  name: LedgerRun['name'],
  ledger: LedgerCase,
  server: Server,
  store: StoreCreated,
  options: LedgerOptions,
): Promise<LedgerRun> {
  await finish(startImporter('products', ledger, server.url, store))
  const started = performance.now()
  await finish(startImporter('orders', ledger, server.url, store))
  return report(name, ledger, server, store, { ...options, started, kills: 0 })
}

async function importWithKills(
  ledger: LedgerCase,
  server: Server,
  store: StoreCreated,
  options: LedgerOptions & { calmSeconds: number },
): Promise<LedgerRun> {
  const { kills, random, say, calmSeconds } = options
  await finish(startImporter('products', ledger, server.url, store))
  const started = performance.now()
  let killed = 0
  while (killed < kills) {
    const importer = startImporter('orders', ledger, server.url, store)
    // Reading the file changes nothing on the server: the moments lie in the time after it.
    const before = performance.now()
    await importer.sending
    const readingMs = performance.now() - before
    const sendingMs = Math.max(calmSeconds * 1000 - readingMs, 50)
    await Promise.race([wait((random() * sendingMs) / kills), importer.ended])
    importer.kill()
    await server.crash()
    await importer.ended
    killed++
    say(`  killed workerd and importer (${killed} of ${kills}); starting both again`)
    await server.start()
  }
  await finish(startImporter('orders', ledger, server.url, store))
  return report('after the kills', ledger, server, store, { ...options, started })
}

async function finish(importer: Importer): Promise<void> {
  const code = await importer.ended
  if (code !== 0) throw new Error(`the importer ended with ${code}:\n${importer.output()}`)
}

async function report(
  name: LedgerRun['name'],
  ledger: LedgerCase,
  server: Server,
  store: StoreCreated,
  { started, kills, say, quietMs = 6_000 }: LedgerOptions & { started: number },
): Promise<LedgerRun> {
  const seconds = (performance.now() - started) / 1000
  const { revenue_minor, orders, customers } = await drained(quietMs, () => readTotals(ledger, server, store))
  say(
    `${name}: ${orders} orders, ${customers} customers, ${revenue_minor} minor units, ${seconds.toFixed(1)} s`,
  )
  return { name, revenue_minor, orders, customers, seconds: Math.round(seconds * 10) / 10, kills }
}

/** The overview's totals once they have stopped moving. */
async function drained(
  quietMs: number,
  read: () => Promise<Overview['totals']>,
): Promise<Overview['totals']> {
  let totals = await read()
  let since = performance.now()
  while (performance.now() - since < quietMs) {
    await wait(250)
    const next = await read()
    if (JSON.stringify(next) !== JSON.stringify(totals)) since = performance.now()
    totals = next
  }
  return totals
}

async function readTotals({ from, to }: LedgerCase, server: Server, store: StoreCreated) {
  const answer = await fetch(`${server.url}/v1/insights/overview?from=${from}&to=${to}`, {
    headers: { authorization: `Bearer ${store.secret_key}` },
  })
  if (!answer.ok) throw new Error(`the overview answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as Overview).totals
}

/** workerd on one folder and one port, so that an importer that goes on finds the same address again. */
class Server {
  readonly #dataDir: string
  #running: RunningWorkerd | null = null
  #port = 0

  constructor(dataDir: string) {
    this.#dataDir = dataDir
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    this.#running = await startWorkerd({ dataDir: this.#dataDir, port: this.#port, vars })
    this.#port = this.#running.port
  }

  async crash(): Promise<void> {
    await this.#running?.kill()
  }

  async stop(): Promise<void> {
    await this.#running?.stop()
  }

  async createStore(id: string, { currency, timeZone }: LedgerCase): Promise<StoreCreated> {
    const answer = await fetch(`${this.url}/v1/stores`, {
      method: 'POST',
      headers: { authorization: `Bearer ${vars.DEPLOYMENT_SECRET}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id, name: id, currency, time_zone: timeZone }),
    })
    if (answer.status !== 201) throw new Error(`no store: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as StoreCreated
  }
}
