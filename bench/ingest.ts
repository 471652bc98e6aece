import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ensureBundle } from '../scripts/bundle.ts'
import { startWorkerd } from '../scripts/workerd.ts'
import {
  bareRate,
  drained,
  drainedRate,
  openShop,
  type Shop,
  type Stretch,
  Visitors,
  views,
} from './ingest/load.ts'
import { deploymentSecret } from './server/open-store.ts'
import { withMeter } from './server/usage-meter.ts'
import { seeded } from './sessions/session-data.ts'

/**
 * How fast events are taken: batches of 1 and of 10 over existing visitors, each durable before its answer, with the
 * outbox drained to the index and the dashboard within the measured time, beside a bare object that writes one row a
 * request, over as many existing objects, in the same workerd and the same run. State is in memory.
 *
 * What is measured is a load that lasts. Somebody new is told of promptly for a while, and every ten seconds from then
 * on, so each measured stretch follows a warm-up of the same load. Each stands between two stretches of bare writes and
 * is compared with their mean, since a machine is not as fast at all times.
 */

const usage =
  'Usage: npm run bench -- ingest [--json] [--visitors N] [--seconds N] [--warmup N] [--bare-seconds N] [--rounds N]'

const bareWrite = `
import { DurableObject } from 'cloudflare:workers'
export class Row extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env)
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, body TEXT)')
  }
  write(body) {
    this.ctx.storage.sql.exec('INSERT OR REPLACE INTO row (id, body) VALUES (1, ?)', body)
    return 'ok'
  }
}
export default {
  async fetch(request, env) {
    const name = new URL(request.url).pathname
    return new Response(await env.ROW.getByName(name).write(await request.text()))
  },
}
`

/** A visitor's profile to begin with: ten visits. */
const viewsBefore = 100

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      visitors: { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '40' },
      warmup: { type: 'string', default: '10' },
      'bare-seconds': { type: 'string', default: '8' },
      rounds: { type: 'string', default: '3' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const say = (line: string): void => {
    if (!values.json) console.log(line)
  }
  const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-ingest-'))
  const { path, manifest } = await ensureBundle()
  const server = await startWorkerd({
    dataDir,
    vars: { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: deploymentSecret },
    extraServices: [
      { name: 'bare', source: bareWrite, objects: [{ binding: 'ROW', className: 'Row' }] },
      { name: 'metered', source: withMeter(readFileSync(path, 'utf8')), objects: manifest.objects },
    ],
  })
  try {
    const shop = await openShop(server.url)
    const rounds: Round[] = []
    for (let round = 1; round <= Number(values.rounds); round++) {
      const measured = await measureRound(shop, {
        barePort: Number(new URL(server.extraUrls.bare!).port),
        visitors: Number(values.visitors),
        seed: round,
        bare: { seconds: Number(values['bare-seconds']), warmupSeconds: 1 },
        batches: { seconds: Number(values.seconds), warmupSeconds: Number(values.warmup) },
      })
      rounds.push(measured)
      const shown = Object.entries(measured).map(([name, value]) => `${name} ${round3(value)}`)
      say(`round ${round}: ${shown.join(', ')}`)
    }
    const rows = rounds.length > 0 ? await countRows(server.extraUrls.metered!) : {}
    const of = (key: keyof Round) => middle(rounds.map((one) => one[key]))
    const result = {
      bench: 'ingest',
      visitors: Number(values.visitors),
      write_rps: Math.round(of('write')),
      batches_rps: Math.round(of('one')),
      ratio: round3(of('ratio')),
      batches_of_10_rps: Math.round(of('ten')),
      ratio_of_10: round3(of('ratio_of_10')),
      ...rows,
    }
    say('')
    for (const [name, value] of Object.entries(result)) say(`${name.padEnd(22)} ${value}`)
    if (values.json) console.log(JSON.stringify(result))
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Rates a second, and what they are of the bare writes beside them. */
interface Round {
  write: number
  one: number
  ratio: number
  ten: number
  ratio_of_10: number
}

interface RoundSetting {
  barePort: number
  visitors: number
  seed: number
  bare: Stretch
  batches: Stretch
}

async function measureRound(shop: Shop, setting: RoundSetting): Promise<Round> {
  const measured = { writes: [] as number[], batches: [] as number[] }
  for (const size of [1, 10]) {
    const visitors = new Visitors(shop, seeded(100 * setting.seed + size))
    await visitors.make(setting.visitors, viewsBefore)
    const bare = () => bareRate(setting.barePort, visitors, setting.bare)
    const before = await bare()
    measured.batches.push(await drainedRate(visitors, size, setting.batches))
    measured.writes.push((before + (await bare())) / 2)
  }
  const [one, ten] = measured.batches as [number, number]
  const [besideOne, besideTen] = measured.writes as [number, number]
  return {
    write: (besideOne + besideTen) / 2,
    one,
    ratio: one / besideOne,
    ten,
    ratio_of_10: ten / besideTen,
  }
}

/** Longer than the session index waits before it digests, in milliseconds. */
const digestionMs = 62_000

/**
 * Rows written an event when 50 people look at ten products each, 1.5 s apart, everything included: profiles, alarms,
 * deltas and their digestion, which the session index puts off for a minute.
 */
async function countRows(url: string): Promise<{ rows_per_event: number; rows_by_class: string }> {
  const shop = await openShop(url)
  const visitors = new Visitors(shop, seeded(9))
  await visitors.make(50, 2)
  const before = (await (await fetch(`${url}/rows`)).json()) as Record<string, number>
  const start = await views(shop)
  const turns = 10
  for (let turn = 0; turn < turns; turn++) {
    await Promise.all(Array.from({ length: visitors.count }, (_, i) => visitors.post(visitors.next(i, 1))))
    await wait(1_500)
  }
  await drained(shop, start + turns * visitors.count)
  await wait(digestionMs)
  const after = (await (await fetch(`${url}/rows`)).json()) as Record<string, number>
  const events = turns * visitors.count
  const by = Object.entries(after).map(
    ([name, rows]) => [name, (rows - (before[name] ?? 0)) / events] as const,
  )
  return {
    rows_per_event: round3(by.reduce((sum, [, rows]) => sum + rows, 0)),
    rows_by_class: by
      .filter(([, rows]) => rows > 0)
      .map(([name, rows]) => `${name} ${round3(rows)}`)
      .join(', '),
  }
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function round3(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

await main()
