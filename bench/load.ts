import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startWorkerd } from '../scripts/workerd.ts'
import { drained, Visitors } from './ingest/load.ts'
import { growthSentence, type Step } from './load/growth.ts'
import { keyedRequest, measureLoad } from './load/process.ts'
import { fillShop, makeVisitors, shelfRequests } from './serve/shop.ts'
import { waitForRanker } from './serve/wait-for-ranker.ts'
import { deploymentSecret, openStore } from './server/open-store.ts'
import { busiestThread, machineUse, processUse } from './server/process-use.ts'
import { seeded, sessionData } from './sessions/session-data.ts'

/**
 * How throughput and latencies grow from 1 to 64 clients that each ask again as soon as they are answered: for a script
 * that answers `ok`, batches of one event, and shelves for nobody known and for known people, in the same workerd and
 * the same run. Beside them, who used how much of a processor, so that what is full first can be named.
 */

const usage = `Usage: npm run bench -- load [--json] [--seconds N] [--clients 1,2,4,8,16,32,64] [--disk]
  --seconds N  of each measurement, after one that warms up (3)
  --disk       the objects' files on disk instead of in memory (/dev/shm)`
const bare = `export default { fetch() { return new Response('ok') } }\n`
const products = 2_000
const sessions = 20_000
const shoppers = 400
/** Digestion comes after a minute, and learning then: neither is to change what is measured meanwhile. */
const learningMs = 300_000
/** More events than any machine takes in a second. */
const mostEventsPerSecond = 6_000
const kinds = ['bare', 'events', 'shelves', 'known'] as const
type Kind = (typeof kinds)[number]

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      disk: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '3' },
      clients: { type: 'string', default: '1,2,4,8,16,32,64' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const say = (line: string) => {
    if (!values.json) console.log(line)
  }
  const seconds = Number(values.seconds)
  const inMemory = !values.disk && existsSync('/dev/shm')
  const dataDir = mkdtempSync(join(inMemory ? '/dev/shm' : tmpdir(), 'kindred-load-bench-'))
  const server = await startWorkerd({
    dataDir,
    vars: { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: deploymentSecret },
    extraServices: [{ name: 'bare', source: bare }],
    through: ['nice', '-n', '10'],
  })
  try {
    const keys = await openStore(server.url)
    // With the secret key: what one publishable key may ask in a minute would end before the bench does.
    const shop = { server, publishable: keys.secret_key, secret: keys.secret_key }
    const data = sessionData({ count: sessions, products, generated: true })
    await fillShop(shop, data.train, products)
    const tokens = await makeVisitors(shop, data.test, shoppers)
    const ranked = await waitForRanker({
      url: server.url,
      publishableKey: keys.publishable_key,
      contexts: data.test.map((items) => items.map((item) => `p${item}`)),
      patienceMs: learningMs,
    })
    say(ranked ? 'the store has learned its ranker' : 'the store has not learned its ranker in time')
    const visitors = new Visitors({ url: server.url, port: server.port, keys }, seeded(5))
    await visitors.make(shoppers, 20)
    const barePort = Number(new URL(server.extraUrls.bare ?? '').port)
    const jobs: Record<Kind, () => { port: number; once?: boolean; requests: Iterable<string> }> = {
      bare: () => ({ port: barePort, requests: shelfRequests(shop, data.test, []) }),
      shelves: () => ({ port: server.port, requests: shelfRequests(shop, data.test, []) }),
      known: () => ({ port: server.port, requests: shelfRequests(shop, data.test, tokens) }),
      events: () => ({
        port: server.port,
        once: true,
        requests: (function* () {
          for (let i = 0; i < mostEventsPerSecond * (seconds + 1); i++)
            yield keyedRequest('POST', '/v1/events', keys.secret_key, JSON.stringify(visitors.next(i, 1)))
        })(),
      }),
    }
    const steps: Record<Kind, Step[]> = { bare: [], events: [], shelves: [], known: [] }
    let failures = 0
    say(`files ${inMemory ? 'in memory' : 'on disk'}; ${seconds} s each`)
    for (const connections of values.clients.split(',').map(Number)) {
      for (const kind of kinds) {
        const { step, failed, sample } = await measureStep(server.pid, {
          ...jobs[kind](),
          connections,
          seconds,
        })
        steps[kind].push(step)
        say(lineOf(kind, step, steps.bare.at(-1)))
        if (failed > 0) say(`  ${failed} requests failed: ${sample.slice(0, 300)}`)
        failures += failed
        if (kind === 'events') await drained({ url: server.url, port: server.port, keys })
      }
    }
    const sentences = Object.fromEntries(
      kinds.map((kind) => [kind, growthSentence(kind, steps[kind], inMemory)]),
    )
    say('')
    for (const sentence of Object.values(sentences)) say(sentence)
    if (values.json)
      console.log(
        JSON.stringify({
          bench: 'load',
          seconds,
          in_memory: inMemory,
          ranked,
          failures,
          ...figuresOf(steps),
          saturates: sentences,
        }),
      )
    if (failures > 0) process.exitCode = 1
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** One load, with the processors used meanwhile as shares of one processor each. */
async function measureStep(
  pid: number,
  job: Parameters<typeof measureLoad>[0],
): Promise<{ step: Step; failed: number; sample: string }> {
  const [before, machineBefore, began] = [processUse(pid), machineUse(), performance.now()]
  const load = await measureLoad({ ...job, warmupSeconds: 1 })
  const [after, machine] = [processUse(pid), machineUse()]
  // Writing the requests and starting the load process took some of this time: only what the load itself took counts.
  const seconds = Math.min(load.took_s, (performance.now() - began) / 1_000)
  const busy = machine.busy_s - machineBefore.busy_s
  const idle = machine.idle_s - machineBefore.idle_s
  const diskWait = machine.disk_wait_s - machineBefore.disk_wait_s
  const step = {
    clients: job.connections,
    rps: load.rps,
    p50_ms: load.p50_ms,
    p99_ms: load.p99_ms,
    server_cpu: (after.cpu_s - before.cpu_s) / seconds,
    thread_cpu: busiestThread(before, after) / seconds,
    load_cpu: load.cpu_s / seconds,
    machine: busy / Math.max(busy + idle + diskWait, 0.01),
    others:
      Math.max(0, busy - (after.cpu_s - before.cpu_s) - load.cpu_s) / Math.max(busy + idle + diskWait, 0.01),
    disk_wait: diskWait / Math.max(busy + idle + diskWait, 0.01),
  }
  return { step, failed: load.failures, sample: load.sample }
}

function lineOf(kind: Kind, step: Step, bareStep: Step | undefined): string {
  const ratio = bareStep ? step.rps / bareStep.rps : 1
  return [
    `${String(step.clients).padStart(3)} clients ${kind.padEnd(8)}`,
    `${Math.round(step.rps)}/s`.padStart(9),
    `${ratio.toFixed(3)} of bare`,
    `p50 ${step.p50_ms.toFixed(2)}, p99 ${step.p99_ms.toFixed(2)} ms`,
    `workerd ${percent(step.server_cpu)}, busiest thread ${percent(step.thread_cpu)}, load ${percent(step.load_cpu)}`,
    `machine ${percent(step.machine)}, other programs ${percent(step.others)}`,
  ].join('  ')
}

/** All steps as fields: `bare_1_rps`, `events_64_ratio` and so on are lists in the order of `clients`. */
function figuresOf(steps: Record<Kind, Step[]>): Record<string, number[]> {
  const figures: Record<string, number[]> = { clients: steps.bare.map(({ clients }) => clients) }
  const round = (value: number, digits: number) => Number(value.toFixed(digits))
  for (const kind of kinds) {
    figures[`${kind}_rps`] = steps[kind].map(({ rps }) => Math.round(rps))
    if (kind !== 'bare')
      figures[`${kind}_ratio`] = steps[kind].map(({ rps }, i) => round(rps / (steps.bare[i]?.rps ?? rps), 3))
    for (const name of [
      'p50_ms',
      'p99_ms',
      'server_cpu',
      'thread_cpu',
      'load_cpu',
      'machine',
      'others',
    ] as const)
      figures[`${kind}_${name}`] = steps[kind].map((step) => round(step[name], 2))
  }
  return figures
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

await main()
