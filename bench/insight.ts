import { parseArgs } from 'node:util'
import { addDays, dayOf } from '#shared/maths/calendar'
import { type Question, questions } from './insight/plan.ts'
import { type Asked, type InsightStore, startInsightStore } from './insight/store.ts'
import { brokenRules, type Figures, type Measured, ruleTable } from './insight/verdict.ts'
import { hasFilesFor } from './server/open-files.ts'

/**
 * How fast every question of the dashboard is answered, by size of the store: cold (the object has lost its memory) and
 * warm, with the rows that Insights read; and how long the first question of its kind keeps the object from others. Runs
 * of the models are awaited before; how long they took is told apart.
 */

const usage = 'Usage: npm run bench -- insight [--json] [--sizes 2000,20000,200000] [--only WORD]'

const coldRounds = 3
const warmRounds = 5

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      sizes: { type: 'string', default: '2000,20000,200000' },
      only: { type: 'string', default: '' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const say = (text: string): void => {
    if (!values.json) console.log(text)
  }
  const sizes = values.sizes.split(',').map(Number)
  const today = dayOf(Date.now(), 'UTC')
  const asked = questions({ from: addDays(today, -364), to: today }).filter(
    ({ name, opens }) => name.includes(values.only) && hasFilesFor(opens, name, say),
  )
  const figures: Figures = {}
  const runs: Record<string, { seed_ms: number; models_ms: number }> = {}
  for (const size of sizes) {
    say(`\n${size} customers with five orders each`)
    const from = performance.now()
    const store = await startInsightStore(size)
    const seeded = performance.now() - from
    try {
      const first = await firstAnswers(store, asked)
      runs[size] = { seed_ms: Math.round(seeded), models_ms: Math.round(first.modelsMs) }
      say(`  told in ${(seeded / 1000).toFixed(1)} s, models ran ${(first.modelsMs / 1000).toFixed(1)} s`)
      say(`  ${''.padEnd(44)}    first   blocks     cold     warm        rows, of the first`)
      for (const question of asked) {
        const measured = await measure(store, question, first.asked.get(question.name)!)
        figures[question.name] ??= {}
        figures[question.name]![size] = measured
        say(lineOf(question.name, measured))
      }
    } finally {
      await store.stop()
    }
  }
  const broken = brokenRules(asked, figures, sizes)
  say(`\n${ruleTable(asked, broken, sizes)}`)
  if (values.json) {
    console.log(
      JSON.stringify({ bench: 'insight', endpoints: figures, runs, faults: broken.map(({ text }) => text) }),
    )
  }
  if (broken.length > 0) process.exitCode = 1
}

/** Asks everything once, one after the other's runs have ended: the time of a question would else be that of slices. */
async function firstAnswers(
  store: InsightStore,
  asked: readonly Question[],
): Promise<{ asked: Map<string, First>; modelsMs: number }> {
  const answers = new Map<string, First>()
  let modelsMs = 0
  for (const { name, path } of asked) {
    const watch = store.watch()
    const answer = await store.ask(path)
    modelsMs += await store.settled()
    answers.set(name, { ...answer, blocksMs: await watch() })
  }
  return { asked: answers, modelsMs }
}

/** The first answer, and the longest that another call waited until everything it began had ended. */
interface First extends Asked {
  blocksMs: number
}

/** Of several cold rounds the best counts (what else the machine does is not the object's), of warm ones the middle. */
async function measure(store: InsightStore, { path }: Question, first: First): Promise<Measured> {
  const cold: Asked[] = []
  for (let i = 0; i < coldRounds; i++) {
    await store.sleep()
    cold.push(await store.ask(path))
  }
  const warm: Asked[] = []
  for (let i = 0; i < warmRounds; i++) warm.push(await store.ask(path))
  warm.sort((a, b) => a.ms - b.ms)
  const middle = warm[Math.floor(warm.length / 2)]!
  return {
    first_ms: rounded(first.ms),
    first_blocks_ms: rounded(first.blocksMs),
    cold_ms: rounded(Math.min(...cold.map(({ ms }) => ms))),
    warm_ms: rounded(middle.ms),
    rows_read: Math.max(...cold.map(({ rowsRead }) => rowsRead)),
    rows_read_warm: middle.rowsRead,
    rows_read_first: first.rowsRead,
    ...(cold.some(({ isPending }) => isPending) ? { pending: true as const } : {}),
  }
}

function lineOf(name: string, measured: Measured): string {
  const { first_ms, first_blocks_ms, cold_ms, warm_ms, rows_read, rows_read_first, pending } = measured
  const cells = [first_ms, first_blocks_ms, cold_ms, warm_ms].map((ms) => ms.toFixed(1).padStart(9))
  const rows = `${String(rows_read).padStart(9)} ${String(rows_read_first).padStart(9)}`
  return `  ${name.padEnd(44)}${cells.join('')} ms ${rows} rows${pending ? ' pending' : ''}`
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10
}

await main()
