import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { build } from './build.ts'
import { ensureBrowser, noBrowserMessage } from './ensure-browser.ts'
import { inRoot } from './root.ts'
import { checkSizes } from './size.ts'
import { runTool, secondsSince, stopOnSignals } from './step.ts'

const quietWrangler = { WRANGLER_HIDE_BANNER: 'true', WRANGLER_LOG: 'warn', WRANGLER_SEND_METRICS: 'false' }

/** Everything that CI checks, in order; a failed step does not hide what the later ones would have said. */
const steps: { name: string; run: () => Promise<boolean> }[] = [
  { name: 'types', run: async () => (await runTool('tsc', ['-b'])) === 0 },
  {
    name: 'types of the Worker’s bindings',
    run: async () => {
      const args = ['types', 'worker/worker-configuration.d.ts', '--include-runtime=false', '--check']
      return (await runTool('wrangler', args, quietWrangler)) === 0
    },
  },
  {
    name: 'lint and format',
    run: async () => (await runTool('biome', ['ci', '--diagnostic-level=error', '.'])) === 0,
  },
  {
    name: 'builds',
    run: async () => {
      await build((line) => console.log(`  ${line}`))
      return true
    },
  },
  {
    // Bundles and checks all that a deployment would upload, bindings and assets included; it needs neither network nor account.
    name: 'deploys, as a dry run',
    run: async () => {
      const args = ['deploy', '--dry-run', '--outdir', '.build/dry-run']
      return (await runTool('wrangler', args, quietWrangler)) === 0
    },
  },
  { name: 'sizes', run: async () => checkSizes() },
  { name: 'tests', run: runTests },
]

const report = inRoot('.build', 'test-report.json')
const counts = { passed: 0, failed: 0 }

async function runTests(): Promise<boolean> {
  const browser = ensureBrowser((line) => console.log(`  ${line}`))
  if (browser === null) {
    console.error(noBrowserMessage)
    return false
  }
  mkdirSync(inRoot('.build'), { recursive: true })
  rmSync(report, { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runTool('vitest', args, { CHROME_PATH: browser })
  if (existsSync(report)) countTests()
  return code === 0
}

function countTests(): void {
  const results = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    testResults: { status: string; assertionResults: { status: string }[] }[]
  }
  counts.passed = results.numPassedTests
  // A file that cannot even be loaded has no test that fails; it counts as one.
  const broken = results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  counts.failed = results.numFailedTests + broken.length
}

stopOnSignals()
const begun = performance.now()
const failed: string[] = []
for (const [i, step] of steps.entries()) {
  const started = performance.now()
  console.log(`[${i + 1}/${steps.length}] ${step.name} …`)
  const passed = await step.run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return false
  })
  if (!passed) failed.push(step.name)
  console.log(
    `[${i + 1}/${steps.length}] ${step.name}: ${passed ? 'passed' : 'FAILED'} in ${secondsSince(started)}`,
  )
}
console.log(
  failed.length === 0 ? `\nall steps passed in ${secondsSince(begun)}` : `\nfailed: ${failed.join(', ')}`,
)
// A step that failed outside the tests counts, so that no failure ends with "0 failed".
if (failed.length > 0)
  counts.failed += failed.filter((name) => name !== 'tests' || counts.failed === 0).length
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = failed.length === 0 ? 0 : 1
