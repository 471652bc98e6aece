import { parseArgs } from 'node:util'
import { addDays, dayOf } from '#shared/maths/calendar'
import { type Question, questions } from './insight-plan.ts'
import { type Asked, type InsightStore, startInsightStore } from './insight-store.ts'

/**
 * How fast every question of the dashboard is answered, by size of the store: cold (the object has lost its memory) and
 * warm, with the rows that Insights read. Runs of the models are awaited before; how long they took is told apart.
 */

const usage = 'Usage: npm run bench -- insight [--json] [--sizes 2000,20000,200000] [--only WORD]'

/** A question without a segment may take so many times as long over the hundredfold. */
const mayGrow = 2
/** What the machine adds by chance, in ms. */
const graceMs = 10
/** A question with a segment may take so long. */
const segmentMs = 1_000
const warmRounds = 3

interface Measured {
  /** The first time it was ever asked; what is kept afterwards is not kept yet. */
  first_ms: number
  cold_ms: number
  warm_ms: number
  rows_read: number
  rows_read_first: number
  pending?: true
}
type Figures = Record<string, Record<string, Measured>>

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
  const asked = questions({ from: addDays(today, -364), to: today }).filter(({ name }) =>
    name.includes(values.only),
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
  const faults = sizes.length > 1 ? faultsOf(asked, figures, sizes) : []
  say(`\n${faults.length === 0 ? 'all within what was set' : faults.join('\n')}`)
  if (values.json) console.log(JSON.stringify({ bench: 'insight', endpoints: figures, runs, faults }))
}

/** Asks everything once, so that runs begin; resolves when they have ended. */
async function firstAnswers(
  store: InsightStore,
  asked: readonly Question[],
): Promise<{ asked: Map<string, Asked>; modelsMs: number }> {
  const answers = new Map<string, Asked>()
  // Whatever begins runs is asked first; the time of other questions would else be that of their slices.
  let modelsMs = 0
  for (const { name, path } of asked) {
    answers.set(name, await store.ask(path))
    modelsMs += await store.settled()
  }
  return { asked: answers, modelsMs }
}

async function measure(store: InsightStore, { path }: Question, first: Asked): Promise<Measured> {
  await store.sleep()
  const cold = await store.ask(path)
  const warm: number[] = []
  for (let i = 0; i < warmRounds; i++) warm.push((await store.ask(path)).ms)
  warm.sort((a, b) => a - b)
  return {
    first_ms: rounded(first.ms),
    cold_ms: rounded(cold.ms),
    warm_ms: rounded(warm[Math.floor(warm.length / 2)]!),
    rows_read: cold.rowsRead,
    rows_read_first: first.rowsRead,
    ...(cold.isPending ? { pending: true } : {}),
  }
}

function faultsOf(asked: readonly Question[], figures: Figures, sizes: readonly number[]): string[] {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  return asked.flatMap(({ name, isSegmented }) => {
    const [small, large] = [figures[name]![least]!, figures[name]![most]!]
    const slow = (['cold_ms', 'warm_ms'] as const).filter((key) =>
      isSegmented ? large[key] > segmentMs : large[key] > mayGrow * small[key] + graceMs,
    )
    return slow.map((key) => `${name}: ${key} ${small[key]} at ${least}, ${large[key]} at ${most}`)
  })
}

function lineOf(name: string, { first_ms, cold_ms, warm_ms, rows_read, pending }: Measured): string {
  const cells = [first_ms, cold_ms, warm_ms].map((ms) => ms.toFixed(1).padStart(9))
  return `  ${name.padEnd(44)}${cells.join('')} ms ${String(rows_read).padStart(9)} rows${pending ? ' pending' : ''}`
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10
}

await main()
