import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startWorkerd } from '../scripts/workerd.ts'
import { fuzz, type RouteFigures } from './fuzz/run.ts'

/**
 * Every route of the API with requests made from the API's own document, and with near misses of these. No answer may be
 * a fault of ours, come later than a second, or tell of what is behind the API. Raw workerd, everything through HTTP.
 */

const usage = `Usage: npm run bench -- fuzz [--cases N] [--seed N] [--json]
  --cases N   requests to each route (10000)
  --seed N    what chance begins with (20261122)`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      cases: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '20261122' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const say = (line: string) => {
    if (!values.json) console.log(line)
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'kindred-fuzz-'))
  const server = await startWorkerd({
    dataDir,
    vars: { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: 'bench' },
    logFile: join(dataDir, 'log'),
  })
  const started = performance.now()
  try {
    const report = await fuzz({
      url: server.url,
      cases: Math.max(1, Number(values.cases) || 10_000),
      seed: Number(values.seed) || 0,
      onRoute: (figures) => say(lineOf(figures)),
    })
    const seconds = Math.round((performance.now() - started) / 1_000)
    if (values.json)
      console.log(
        JSON.stringify({ bench: 'fuzz', ...report, findings_count: report.findings.length, seconds }),
      )
    say(`\n${report.requests} requests to ${report.routes.length} routes in ${seconds} s`)
    const neverTaken = report.routes.filter(({ statuses }) => !statuses['2xx']).map(({ route }) => route)
    say(`never taken: ${neverTaken.join(', ') || 'none'}`)
    say(`${report.findings.length} findings`)
    for (const { route, what, request, said } of report.findings.slice(0, 20)) {
      say(`  ${what}: ${route}\n    ${JSON.stringify(request).slice(0, 600)}\n    ${said.slice(0, 300)}`)
    }
    if (report.findings.length > 0) process.exitCode = 1
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function lineOf({ route, statuses, slowestMs }: RouteFigures): string {
  const counts = Object.entries(statuses).map(([group, count]) => `${group} ${count}`)
  return `${route.padEnd(52)} ${counts.toSorted().join('  ').padEnd(30)} slowest ${slowestMs.toFixed(0)} ms`
}

await main()
