import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isUpToDate, noteBuilt, type Product } from './inputs.ts'
import { inRoot, root } from './root.ts'

const folder = inRoot('.build', 'worker')

const bundle: Product = {
  name: 'worker',
  inputs: ['worker/src', 'shared/src', 'wrangler.toml', 'package.json', 'package-lock.json'],
  outputs: ['.build/worker/index.js', '.build/worker/manifest.json'],
}

/** What the launcher of workerd has to know of wrangler.toml; written beside the bundle, so it cannot drift. */
export interface WorkerManifest {
  name: string
  compatibilityDate: string
  compatibilityFlags: string[]
  objects: { binding: string; className: string }[]
  vars: Record<string, string>
  assetsBinding: string | null
}

/** The bundled Worker's file and its manifest; bundles it first when it is missing or older than its sources. */
export async function ensureBundle(): Promise<{ path: string; manifest: WorkerManifest; made: boolean }> {
  const made = !(await isUpToDate(bundle))
  if (made) await makeBundle()
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as WorkerManifest
  return { path: join(folder, 'index.js'), manifest, made }
}

async function makeBundle(): Promise<void> {
  const print = await fingerprint(bundle.inputs)
  const scratch = inRoot('.build', `worker-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  mkdirSync(inRoot('dist'), { recursive: true }) // wrangler stops when the assets folder is missing
  try {
    runWrangler(['deploy', '--dry-run', '--outdir', scratch])
    writeFileSync(join(scratch, 'manifest.json'), JSON.stringify(await readManifest(), null, 2))
    // Renamed into place one by one: whoever reads the bundle meanwhile sees the old file or the new, never half.
    for (const file of ['index.js', 'manifest.json']) renameSync(join(scratch, file), join(folder, file))
    noteBuilt(bundle, print)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function runWrangler(args: string[]): void {
  const wrangler = inRoot('node_modules', 'wrangler', 'bin', 'wrangler.js')
  const result = spawnSync(process.execPath, [wrangler, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_LOG_PATH: inRoot('.wrangler', 'logs'),
      WRANGLER_SEND_METRICS: 'false',
      CI: '1',
    },
  })
  if (result.status !== 0) {
    throw new Error(`the Worker could not be bundled:\n${result.stderr}${result.stdout}`)
  }
}

async function readManifest(): Promise<WorkerManifest> {
  const { unstable_readConfig } = await import('wrangler')
  const config = unstable_readConfig({ config: inRoot('wrangler.toml') })
  return {
    name: config.name ?? 'kindred',
    compatibilityDate: config.compatibility_date ?? '2026-10-01',
    compatibilityFlags: config.compatibility_flags,
    objects: config.durable_objects.bindings.map((object: { name: string; class_name: string }) => ({
      binding: object.name,
      className: object.class_name,
    })),
    vars: Object.fromEntries(Object.entries(config.vars).map(([name, value]) => [name, String(value)])),
    assetsBinding: config.assets?.binding ?? null,
  }
}

if (import.meta.main) {
  const started = performance.now()
  const { made } = await ensureBundle()
  console.log(
    made ? `Worker bundled in ${((performance.now() - started) / 1000).toFixed(1)} s` : 'up to date',
  )
}
