import type { WorkerManifest } from './bundle.ts'

/** Another small Worker in the same workerd, on a socket of its own: what a bench compares with. */
export interface ExtraService {
  name: string
  /** The module's text: plain JavaScript. */
  source: string
  objects?: { binding: string; className: string }[]
}

export interface ConfigParts {
  manifest: WorkerManifest
  port: number
  /** Names of the environment variables that become bindings; their values never enter the file. */
  secretNames: string[]
  withAssets: boolean
  extras: ExtraService[]
}

/**
 * The text of workerd's configuration for the bundled Worker (`index.js` beside it), its objects on the disk service
 * `do`, the assets Worker and the extra services. `uniqueKey` is what wrangler uses, so both read the same data.
 */
export function workerdConfig({ manifest, port, secretNames, withAssets, extras }: ConfigParts): string {
  const services = [
    '(name = "main", worker = .main)',
    '(name = "do", disk = (writable = true))',
    '(name = "no-cache", worker = .noCache)',
    ...(withAssets ? ['(name = "disk", disk = ())', '(name = "assets", worker = .assets)'] : []),
    ...extras.map((extra) => `(name = ${quoted(extra.name)}, worker = .${constantOf(extra)})`),
  ]
  const sockets = [socket('http', port, 'main'), ...extras.map((extra) => socket(extra.name, 0, extra.name))]
  const bindings = [
    ...manifest.objects.map(objectBinding),
    ...Object.entries(manifest.vars).map(([k, v]) => `(name = ${quoted(k)}, text = ${quoted(v)})`),
    ...secretNames.map((name) => `(name = ${quoted(name)}, fromEnvironment = ${quoted(name)})`),
    ...(withAssets && manifest.assetsBinding !== null
      ? [`(name = ${quoted(manifest.assetsBinding)}, service = "assets")`]
      : []),
  ]
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ${services.join(',\n    ')}
  ],
  sockets = [
    ${sockets.join(',\n    ')}
  ]
);
const main :Workerd.Worker = ${worker({
    file: 'index.js',
    key: manifest.name,
    manifest,
    bindings,
    objects: manifest.objects,
  })};
const noCache :Workerd.Worker = (
  modules = [(name = "no-cache.js", esModule = embed "no-cache.js")],
  compatibilityDate = ${quoted(manifest.compatibilityDate)}
);
const assets :Workerd.Worker = (
  modules = [(name = "assets-worker.js", esModule = embed "assets-worker.js")],
  compatibilityDate = ${quoted(manifest.compatibilityDate)},
  bindings = [(name = "DISK", service = ${withAssets ? '"disk"' : '"no-cache"'})]
);
${extras.map((extra) => extraConstant(extra, manifest)).join('\n')}`
}

/** A Worker without a cache of its own finds nothing in it: `caches` answers as an empty cache does. */
export const noCacheSource = `export default {
  fetch(request) {
    if (request.method === 'PUT') return new Response(null, { status: 204 })
    return new Response(null, { status: request.method === 'PURGE' ? 404 : 504, headers: { 'cf-cache-status': 'MISS' } })
  },
}
`

interface WorkerParts {
  file: string
  key: string
  manifest: WorkerManifest
  bindings: string[]
  objects: { className: string }[]
}

function worker({ file, key, manifest, bindings, objects }: WorkerParts): string {
  const namespaces = objects.map(
    ({ className }) =>
      `(className = ${quoted(className)}, uniqueKey = ${quoted(`${key}-${className}`)}, enableSql = true)`,
  )
  return `(
  modules = [(name = ${quoted(file)}, esModule = embed ${quoted(file)})],
  compatibilityDate = ${quoted(manifest.compatibilityDate)},
  compatibilityFlags = [${manifest.compatibilityFlags.map(quoted).join(', ')}],
  bindings = [${bindings.join(', ')}],
  durableObjectNamespaces = [${namespaces.join(', ')}],
  durableObjectStorage = (localDisk = "do"),
  cacheApiOutbound = "no-cache"
)`
}

function extraConstant(extra: ExtraService, manifest: WorkerManifest): string {
  const objects = extra.objects ?? []
  const bindings = objects.map(objectBinding)
  const parts = { file: `${extra.name}.js`, key: extra.name, manifest, bindings, objects }
  return `const ${constantOf(extra)} :Workerd.Worker = ${worker(parts)};`
}

function objectBinding({ binding, className }: { binding: string; className: string }): string {
  return `(name = ${quoted(binding)}, durableObjectNamespace = ${quoted(className)})`
}

function constantOf(extra: ExtraService): string {
  return `extra${extra.name.replace(/[^a-zA-Z0-9]/g, '')}`
}

function socket(name: string, port: number, service: string): string {
  return `(name = ${quoted(name)}, address = "127.0.0.1:${port}", http = (), service = ${quoted(service)})`
}

function quoted(text: string): string {
  return JSON.stringify(text)
}
