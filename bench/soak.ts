import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startWorkerd } from '../scripts/workerd.ts'
import { fillShop, makeVisitors } from './serve/shop.ts'
import { freePort } from './server/isolate-memory.ts'
import { deploymentSecret, openStore } from './server/open-store.ts'
import { sessionData } from './sessions/session-data.ts'
import { startMix } from './soak/load.ts'
import { earliestMs, type MixShop } from './soak/mix.ts'
import { giveAPast, pastMs, visitsToFillRings } from './soak/past.ts'
import { reportOf } from './soak/report.ts'
import { Sampler } from './soak/sample.ts'

/**
 * Whether Kindred stays as it is under a load that lasts: half of what it was just measured to take of a mix of events,
 * shelves, orders, a dashboard that listens and asks now and then. Memory, latencies, file handles and what waits are
 * looked at every 15 or 30 seconds; the second half of them must be flat.
 *
 * Shoppers are a bounded set who come back: each has an object with a file of its own, so that with new ones without end
 * files, and the handles of those in use, would grow because the store does.
 */

const usage = `Usage: npm run bench -- soak [--minutes 30] [--json] [--disk] [--visitors 2500] [--rate N] [--every S]
  --disk       the objects' files on disk instead of in memory (/dev/shm)
  --rate N     requests a second, instead of half of what is measured first`
const products = 2_000
const connections = 32
/**
 * Load before the maximum is measured, in seconds, and the stretches in which it is: digestion begins after a minute, and
 * learning then, and a load that lasts has both. The maximum is what was carried in each of them, the least: on a shared
 * machine the same work takes up to twice as long in one minute as in another, and half an hour has all of that.
 */
const maximum = { warmup: 75, stretches: 9, stretch: 7 }

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      disk: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '30' },
      visitors: { type: 'string', default: '2500' },
      rate: { type: 'string' },
      every: { type: 'string' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const say = (line: string) => {
    if (!values.json) console.log(line)
  }
  const seconds = Number(values.minutes) * 60
  const everyS = Number(values.every ?? (seconds > 900 ? 30 : 15))
  const inMemory = !values.disk && existsSync('/dev/shm')
  const dataDir = mkdtempSync(join(inMemory ? '/dev/shm' : tmpdir(), 'kindred-soak-'))
  const inspectorPort = await freePort()
  const server = await startWorkerd({
    dataDir,
    inspectorPort,
    vars: { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: deploymentSecret },
    through: ['nice', '-n', '10'],
  })
  try {
    const { publishable_key: publishable, secret_key: secret } = await openStore(server.url)
    const past = Date.now() - earliestMs
    // Before the shoppers' own visits, which would else be too old for a full ring.
    await fillShop({ server, publishable, secret }, visitsToFillRings(products), products, past)
    const { test } = sessionData({ count: 0, products, generated: true })
    const visitors = await makeVisitors({ server, publishable, secret }, test, Number(values.visitors))
    const shop: MixShop = { publishable, secret, products, visitors, from: past + pastMs }
    await giveAPast(server.url, shop, past)
    say(
      `${products} products, ${visitors.length} shoppers who come back, files ${inMemory ? 'in memory' : 'on disk'}`,
    )
    const most = values.rate ? null : await measureMaximum(server.port, shop)
    const rate = Number(values.rate ?? Math.round((most?.rps ?? 0) / 2))
    say(
      most === null
        ? `${rate} requests a second`
        : `${Math.round(most.rps)} requests a second at most (${most.stretches.join(', ')}); ${rate} from now on`,
    )
    const load = startMix({ port: server.port, connections, seconds, rate, shop, seed: 2 })
    const sampler = new Sampler({ server, inspectorPort, secret, load })
    try {
      sampler.listen()
      const began = performance.now()
      for (let n = 1; n * everyS <= seconds; n++) {
        await wait(Math.max(0, began + n * everyS * 1_000 - performance.now()))
        say(await sampler.sample())
      }
    } finally {
      sampler.close()
      load.stop()
    }
    const report = reportOf(sampler.samples, rate)
    for (const line of report.lines) say(line)
    const settings = { minutes: Number(values.minutes), in_memory: inMemory, visitors: visitors.length }
    if (values.json)
      console.log(
        JSON.stringify({
          bench: 'soak',
          ...settings,
          max_rps: most && Math.round(most.rps),
          max_rps_stretches: most?.stretches ?? [],
          rps: rate,
          events_p99_ms_by_sample: sampler.samples.map(({ kinds }) => kinds.events.p99_ms),
          ...report.fields,
        }),
      )
    if (!report.fields.flat) process.exitCode = 1
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Requests a second of the mix with all connections busy: the least of several stretches. */
async function measureMaximum(port: number, shop: MixShop): Promise<{ rps: number; stretches: number[] }> {
  const { warmup, stretches, stretch } = maximum
  const seconds = warmup + stretches * stretch + 1
  const load = startMix({ port, connections, seconds, rate: null, shop, seed: 1 })
  try {
    await wait(warmup * 1_000)
    await load.take()
    const rates: number[] = []
    for (let n = 0; n < stretches; n++) {
      await wait(stretch * 1_000)
      const { answers, seconds: took } = await load.take()
      rates.push(answers / took)
    }
    await load.over
    return { rps: Math.min(...rates), stretches: rates.map(Math.round) }
  } finally {
    load.stop()
  }
}

await main()
