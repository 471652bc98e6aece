import { setTimeout as wait } from 'node:timers/promises'
import type { StoreCreated } from '#shared/wire/settings'
import { chanceOf } from '../../demo/random.ts'
import type { Acknowledged } from '../../scripts/audit/acknowledged.ts'
import { type AuditReport, auditDeployment } from '../../scripts/audit/audit.ts'
import { openStore } from '../server/open-store.ts'
import { PersistentClient } from './client.ts'
import { FaultyServer } from './faulty-server.ts'
import { Gate } from './gate.ts'
import { withNextVersion } from './next-version.ts'
import { Orders } from './orders.ts'
import { drawPlan, type FaultPlan } from './plan.ts'
import { Shopper, type Town } from './shopper.ts'

export interface SeedOptions {
  seed: number
  /** Seconds of load. */
  seconds: number
  shoppers: number
  /** How many times as fast as ours the store's time goes. */
  speed: number
  /** When fewer are acknowledged by then, the load goes on, three times as long at most. */
  writes?: number
  /** False: no file system of its own, though one could be mounted. */
  mayMount?: boolean
}

export interface SeedResult {
  audit: AuditReport
  /** Events and acts with an answer, each once. */
  acknowledged: number
  faults: Record<string, number>
  retries: number
  /** How "disk full" was made; null: it could not be. */
  disk: string | null
  seconds: number
}

const products = 400
const looks = 10
/** How long the server runs before a look, in our time, and what passes at once after it, in the store's own. */
const lookMs = 1_000
const betweenLooksMs = 120_000
/** Somebody with many more events than a profile remembers the ids of. */
const busyOne = 3

/** One seed: load and faults, then what is left is fetched in, the server stopped and every object audited. */
export async function runSeed({
  seed,
  seconds,
  shoppers,
  speed,
  writes = 0,
  mayMount,
}: SeedOptions): Promise<SeedResult> {
  const began = Date.now()
  const lengthMs = seconds * 1_000 * speed
  const plan = drawPlan(seed, lengthMs)
  const server = new FaultyServer(plan, speed, mayMount)
  try {
    await server.start()
    const town = await openTown(server)
    const browsers = Array.from({ length: shoppers }, (_, i) => {
      // Two browsers of one customer, here and there.
      const customer = i % 6 === 5 ? `s${i - 1}` : `s${i}`
      return new Shopper(`s${i}`, customer, town, chanceOf(seed, `shopper ${i}`), i === busyOne)
    })
    await server.begin()
    const street = new Gate()
    let isOpen = true
    const busy = browsers.map(async (browser, i) => {
      const loops = i % 4 === 0 ? 2 : 1
      const live = async (): Promise<void> => {
        while (isOpen) {
          await street.pass(() => browser.act())
          await wait(i === busyOne ? 10 : 100)
        }
      }
      await street.pass(() => browser.arrive())
      await Promise.all(Array.from({ length: loops }, live))
    })
    const leaving = plan.withErasure ? leaveSometime(browsers, lengthMs, server, street) : Promise.resolve()
    const growing = growSometime(town, plan, lengthMs, server)
    const work = Promise.all([...busy, leaving, growing])
    const acknowledged = () => browsers.reduce((sum, { events }) => sum + events.size, 0) + town.orders.writes
    await Promise.race([server.suffer(lengthMs, street), work])
    const latest = Date.now() + 2_000 * seconds
    while (acknowledged() < writes && Date.now() < latest) await wait(200)
    isOpen = false
    await work
    const known = acknowledgedBy(browsers, town.orders)
    const audit = await settled(server, town.client, known)
    const { orders } = town
    return {
      audit,
      acknowledged: acknowledged(),
      faults: { ...server.counts, ...town.mischief, 'orders told again': orders.repeated },
      retries: town.client.retries,
      disk: server.disk?.how ?? null,
      seconds: Math.round((Date.now() - began) / 1_000),
    }
  } finally {
    await server.stop()
    server.remove()
  }
}

async function openTown(server: FaultyServer): Promise<Town> {
  const store: StoreCreated = await openStore(server.url)
  const client = new PersistentClient(() => server.url, store)
  const lines = Array.from({ length: products }, (_, i) =>
    JSON.stringify({ id: `p${i + 1}`, title: `Product ${i + 1}`, url: `/p${i + 1}`, price_minor: 100 }),
  )
  await client.fromServer('PUT', '/v1/products', lines.join('\n'))
  const now = (): number => server.now()
  const mischief = {
    'sent twice at once': 0,
    'sent late again': 0,
    'sent in another order': 0,
    'clock jumped': 0,
    'two tabs': 0,
  }
  return { client, orders: new Orders(client, products, now), now, products, mischief }
}

/** Two people, each with an account of their own, ask to be forgotten. */
async function leaveSometime(
  browsers: readonly Shopper[],
  lengthMs: number,
  server: FaultyServer,
  street: Gate,
): Promise<void> {
  for (const [i, share] of [1, 7].map((place, n) => [place, 0.4 + 0.3 * n] as const)) {
    const browser = browsers[i]
    while (server.elapsed < lengthMs * share) await wait(50)
    if (browser) await street.pass(() => browser.leave())
  }
}

/** Lets more objects share the work, from a third of the time on, and asks until they do. */
async function growSometime(
  { client }: Town,
  { shards, relays }: FaultPlan,
  lengthMs: number,
  server: FaultyServer,
): Promise<void> {
  if (shards === 1 && relays === 0) return
  while (server.elapsed < lengthMs / 3) await wait(50)
  if (shards > 1) server.counts[`index split into ${shards}`] = 1
  if (relays > 0) server.counts['relays put before Insights'] = relays
  for (;;) {
    const wanted = { index_shards: shards, insight_relays: relays }
    const { status, body } = await client.fromServer('POST', '/v1/capacity', wanted)
    if (status === 200) return
    if (status !== 202) throw new Error(`growing was answered ${status}: ${JSON.stringify(body)}`)
    await wait(200)
  }
}

function acknowledgedBy(browsers: readonly Shopper[], { orders, points }: Orders): Acknowledged {
  const people = [...browsers].filter(({ keys }) => keys.length > 0)
  return { people, orders, points, namesShelves: true }
}

/**
 * Stops the server and audits; what was still under way gets more time, and nothing but the alarms that are set: nobody
 * asks for anything, which would have receivers digest. What never comes is found by the last look.
 */
async function settled(
  server: FaultyServer,
  client: PersistentClient,
  known: Acknowledged,
): Promise<AuditReport> {
  for (let look = 1; ; look++) {
    await wait(lookMs)
    await server.stop()
    const acknowledged = new Map([[client.store.store.id, known]])
    const ownTime = (real: number): number => server.ownTime(real)
    const audit = withNextVersion(
      auditDeployment(server.folder, server.now(), acknowledged, ownTime),
      server.folder,
    )
    // At the last look, what nobody has digested is stuck as well.
    const { lost, doubled, stuck, waiting } = audit
    if (lost + doubled + stuck + waiting === 0) return audit
    if (look === looks) return { ...audit, stuck: Math.max(stuck, waiting) }
    server.pass(betweenLooksMs)
    await server.start()
  }
}
