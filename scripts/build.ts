import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { ensureBundle } from './bundle.ts'
import { docsPage } from './docs-page.ts'
import { headerRules } from './header-rules.ts'
import { fingerprint, isUpToDate, noteBuilt, type Product } from './inputs.ts'
import { versionLoader } from './loader-version.ts'
import { buildOpenApi } from './openapi.ts'
import { inRoot, root } from './root.ts'

type Say = (line: string) => void

interface Step extends Product {
  make(): Promise<void>
}

const packages = ['package.json', 'package-lock.json']

const steps: Step[] = [
  {
    name: 'widget',
    inputs: ['widget', 'shared/src', 'scripts/loader-version.ts', ...packages],
    outputs: ['dist/widget/kindred.js', 'dist/widget/integrity.json'],
    // The elements first: the loader carries the name of their file.
    async make() {
      await vite(['build', '--config', 'widget/vite.config.ts', '--mode', 'elements'])
      await vite(['build', '--config', 'widget/vite.config.ts', '--mode', 'loader'])
      versionLoader()
    },
  },
  {
    name: 'dashboard',
    inputs: ['dashboard', 'shared/src', ...packages],
    outputs: ['dist/dashboard/index.html'],
    make: () => vite(['build', '--config', 'dashboard/vite.config.ts']),
  },
  {
    name: 'reference',
    inputs: [
      'scripts/openapi',
      'scripts/openapi.ts',
      'scripts/docs-page',
      'scripts/docs-page.ts',
      'shared/src/wire',
    ],
    outputs: ['dist/openapi.json', 'dist/docs/index.html'],
    async make() {
      const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string }
      const document = buildOpenApi(version)
      mkdirSync(inRoot('dist', 'docs'), { recursive: true })
      writeFileSync(inRoot('dist', 'openapi.json'), JSON.stringify(document))
      writeFileSync(inRoot('dist', 'docs', 'index.html'), docsPage(document))
    },
  },
]

/**
 * Builds what changed since the last time: the widget, the dashboard and the API reference into `dist/`, and the
 * Worker's bundle. Says one line for each thing it made and returns how many it made.
 * Throws with the tool's own output when a build fails.
 */
export async function build(say: Say): Promise<number> {
  mkdirSync(inRoot('dist'), { recursive: true })
  writeFileSync(inRoot('dist', '_headers'), headerRules())
  let made = 0
  for (const step of steps) {
    if (await isUpToDate(step)) continue
    const started = performance.now()
    const print = await fingerprint(step.inputs)
    await step.make()
    noteBuilt(step, print)
    say(`built ${step.name} in ${seconds(started)}`)
    made++
  }
  const started = performance.now()
  if ((await ensureBundle()).made) {
    say(`bundled the Worker in ${seconds(started)}`)
    made++
  }
  return made
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}

function vite(args: string[]): Promise<void> {
  const child = spawn(process.execPath, [inRoot('node_modules', 'vite', 'bin', 'vite.js'), ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`vite ${args.join(' ')} failed:\n${said}`))
    })
  })
}

if (import.meta.main) {
  try {
    if ((await build(console.log)) === 0) console.log('everything is up to date')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
