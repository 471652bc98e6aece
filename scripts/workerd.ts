import { type ChildProcess, spawn } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { ensureBundle } from './bundle.ts'
import { inRoot } from './root.ts'
import { type ExtraService, noCacheSource, workerdConfig } from './workerd-config.ts'

export type { ExtraService } from './workerd-config.ts'

export interface WorkerdOptions {
  /** Absolute folder of the objects' SQLite files; made when missing. */
  dataDir: string
  /** 0, the default, takes any free port. */
  port?: number
  /** Text bindings: at least KINDRED_SECRET and DEPLOYMENT_SECRET. Handed over in the environment, never written. */
  vars: Record<string, string>
  /** Absolute folder to serve static files from, or null for none (the default). */
  assets?: string | null
  /** Small Workers beside ours, each on a socket of its own. */
  extraServices?: ExtraService[]
  /** Port on 127.0.0.1 at which V8's inspector listens; without it there is none. */
  inspectorPort?: number
  /** File that takes what workerd and the Worker print; without it that goes to this process's stderr. */
  logFile?: string
  /** What to run in the place of the bundled Worker, made from its text: a bench wraps it. */
  wrap?: (bundle: string) => string
  /** A command that starts workerd in its place, as `nice -n 10` would. */
  through?: string[]
}

export interface RunningWorkerd {
  /** `http://127.0.0.1:port`, no slash at the end. */
  url: string
  port: number
  pid: number
  /** Addresses of the extra services by name. */
  extraUrls: Record<string, string>
  /** Resolves with the exit code (null after a signal) when the process is gone, however it came to that. */
  exited: Promise<number | null>
  /** Ends the process in good order (SIGTERM), as a crash after two seconds, and resolves when it is gone. */
  stop(): Promise<void>
  /** Ends it as a crash would (SIGKILL) and resolves when it is gone. */
  kill(): Promise<void>
}

/** How long a process may take to end in good order, in milliseconds. */
const patienceMs = 2_000

/**
 * Starts workerd itself on the bundled Worker (bundled first when its sources changed) and resolves when it listens.
 * The process is the server: killing `pid` is a crash of the server and of nothing else.
 * Rejects with workerd's own words when it cannot start, as when the port is taken.
 */
export async function startWorkerd(options: WorkerdOptions): Promise<RunningWorkerd> {
  if (!isAbsolute(options.dataDir)) throw new RangeError(`dataDir must be absolute; got ${options.dataDir}`)
  mkdirSync(options.dataDir, { recursive: true })
  const { folder, extras } = await prepareFolder(options)
  const assets = options.assets ?? null
  const args = ['serve', join(folder, 'config.capnp'), 'config', `-ddo=${options.dataDir}`]
  if (assets !== null) args.push(`-ddisk=${assets}`)
  if (options.inspectorPort) args.push(`--inspector-addr=127.0.0.1:${options.inspectorPort}`)
  const log = options.logFile === undefined ? 'pipe' : openSync(options.logFile, 'a')
  const [command = '', ...before] = [...(options.through ?? []), executable()]
  const child = spawn(command, [...before, ...args, '--control-fd=3'], {
    stdio: ['ignore', log, log, 'pipe'],
    env: { ...process.env, ...options.vars },
  })
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  void exited.then(() => rmSync(folder, { recursive: true, force: true }))
  const ports = await listening(child, ['http', ...extras.map((extra) => extra.name)])
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    // It waits for open sockets, and a dashboard may stay open for ever. Nothing is lost: what was answered is on disk.
    const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    await exited
    clearTimeout(impatience)
  }
  const url = (name: string) => `http://127.0.0.1:${ports.get(name)}`
  return {
    url: url('http'),
    port: ports.get('http') ?? 0,
    pid: child.pid ?? 0,
    extraUrls: Object.fromEntries(extras.map(({ name }) => [name, url(name)])),
    exited,
    stop,
    kill,
  }
}

/** A folder of this start's own with the configuration and every module it embeds, so a new bundle disturbs nobody. */
async function prepareFolder(options: WorkerdOptions): Promise<{ folder: string; extras: ExtraService[] }> {
  const { path, manifest } = await ensureBundle()
  const extras = options.extraServices ?? []
  mkdirSync(inRoot('.build', 'run'), { recursive: true })
  removeStaleFolders()
  const folder = mkdtempSync(inRoot('.build', 'run', 'workerd-'))
  if (options.wrap) writeFileSync(join(folder, 'index.js'), options.wrap(readFileSync(path, 'utf8')))
  else copyFileSync(path, join(folder, 'index.js'))
  copyFileSync(join(import.meta.dirname, 'assets-worker.js'), join(folder, 'assets-worker.js'))
  writeFileSync(join(folder, 'no-cache.js'), noCacheSource)
  for (const extra of extras) writeFileSync(join(folder, `${extra.name}.js`), extra.source)
  const config = workerdConfig({
    manifest,
    port: options.port ?? 0,
    secretNames: Object.keys(options.vars),
    withAssets: (options.assets ?? null) !== null,
    extras,
  })
  writeFileSync(join(folder, 'config.capnp'), config)
  return { folder, extras }
}

/** Takes away folders of starts whose process was killed and could not tidy up: those older than a day. */
function removeStaleFolders(): void {
  const aDayAgo = Date.now() - 86_400_000
  for (const name of readdirSync(inRoot('.build', 'run'))) {
    const path = inRoot('.build', 'run', name)
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? aDayAgo
    if (changed < aDayAgo) rmSync(path, { recursive: true, force: true })
  }
}

/** The ports by socket name, as workerd reports them on descriptor 3 when all of them listen. */
function listening(child: ChildProcess, names: string[]): Promise<Map<string, number>> {
  return new Promise((resolve, reject) => {
    const ports = new Map<string, number>()
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        if (ports.size < names.length) said += chunk
        process.stderr.write(chunk)
      })
    }
    createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
      const message = JSON.parse(line) as { event: string; socket?: string; port?: number }
      if (message.event !== 'listen' || message.socket === undefined) return
      ports.set(message.socket, message.port ?? 0)
      if (ports.size === names.length) resolve(ports)
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      reject(new Error(`workerd ended before it listened (${signal ?? code}).\n${said.trim()}`))
    })
  })
}

/** The path of workerd's executable. The package is CommonJS whose `default` is that path. */
function executable(): string {
  const workerd = createRequire(import.meta.url)('workerd') as { default: string }
  return workerd.default
}
