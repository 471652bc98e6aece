import { parseArgs } from 'node:util'
import { runSeed, type SeedResult } from './faults/seed.ts'

const usage = `npm run bench -- faults [--seeds 20] [--first 1] [--seconds 15] [--shoppers 48] [--speed 10]
    [--writes 5000] [--no-mount] [--json]

For each seed: load on workerd while it is killed, has no room on its disk, its clock jumps, nobody comes for months, and
its objects and their alarms throw, lose their memory, are slow or out of reach; browsers send twice, late, in another
order, with clocks that jump and from two tabs; the code changes between this version and the next. Then, once nothing
but alarms was let bring what waits, every object's storage is audited. Ends with an error when anything acknowledged is
lost, in effect twice, or stuck. On a slow machine a seed goes on, without further faults, until so
many writes are acknowledged, three times as long at most.`

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '15' },
    shoppers: { type: 'string', default: '48' },
    speed: { type: 'string', default: '10' },
    writes: { type: 'string', default: '5000' },
    'no-mount': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

async function main(): Promise<void> {
  const first = Number(values.first)
  const results: SeedResult[] = []
  for (let seed = first; seed < first + Number(values.seeds); seed++) {
    const result = await runSeed({
      seed,
      seconds: Number(values.seconds),
      shoppers: Number(values.shoppers),
      speed: Number(values.speed),
      writes: Number(values.writes),
      mayMount: !values['no-mount'],
    })
    results.push(result)
    tell(seed, result)
  }
  const sum = (of: (result: SeedResult) => number): number => results.reduce((all, one) => all + of(one), 0)
  const kinds = kindsOf(results)
  const summary = {
    bench: 'faults',
    seeds: results.length,
    lost: sum(({ audit }) => audit.lost),
    doubled: sum(({ audit }) => audit.doubled),
    stuck: sum(({ audit }) => audit.stuck),
    faults: Object.values(kinds).reduce((all, count) => all + count, 0),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    kinds,
    audited: {
      people: sum(({ audit }) => audit.people),
      orders: sum(({ audit }) => audit.orders),
      ledger_rows: sum(({ audit }) => audit.ledger_rows),
    },
    disk: results[0]?.disk ?? null,
    seconds: sum(({ seconds }) => seconds),
  }
  console.log(`\nDisk full: ${summary.disk ?? 'left out, neither mount nor prlimit is allowed here'}`)
  for (const [kind, count] of Object.entries(kinds)) console.log(`  ${String(count).padStart(7)}  ${kind}`)
  console.log(
    `${summary.acknowledged} acknowledged writes, ${summary.faults} faults: ${summary.lost} lost, ${summary.doubled} doubled, ${summary.stuck} stuck`,
  )
  if (values.json) console.log(JSON.stringify(summary))
  if (summary.lost + summary.doubled + summary.stuck > 0) process.exitCode = 1
}

function tell(seed: number, { audit, acknowledged, faults, retries, seconds }: SeedResult): void {
  const count = Object.values(faults).reduce((all, one) => all + one, 0)
  console.log(
    `seed ${seed}: ${acknowledged} acknowledged, ${count} faults, ${retries} asked again; ${audit.lost} lost, ${audit.doubled} doubled, ${audit.stuck} stuck; ${seconds} s`,
  )
  for (const { kind, where, what } of audit.findings.slice(0, 20)) console.log(`  ${kind}  ${where}: ${what}`)
}

function kindsOf(results: readonly SeedResult[]): Record<string, number> {
  const kinds: Record<string, number> = {}
  for (const [kind, count] of results.flatMap(({ faults }) => Object.entries(faults)))
    kinds[kind] = (kinds[kind] ?? 0) + count
  return kinds
}

if (values.help) console.log(usage)
else await main()
