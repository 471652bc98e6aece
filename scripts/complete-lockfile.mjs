// Adds to package-lock.json the platform packages that npm left out. npm omits an optional package which the registry
// at hand does not carry, and `npm ci` then refuses the very file npm wrote ("Missing: … from lock file"). Every entry
// is named in its parent's `optionalDependencies`, so the file can be completed from itself. Run it, with
// `npm run lockfile`, after every change of dependencies.
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const path = join(root, 'package-lock.json')
const marker = join(root, 'node_modules', '.package-lock.json')

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

/** What a platform package's name says about where it runs: `@biomejs/cli-linux-x64-musl` → linux, x64, musl. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-')
  const os = words
    .map((word) => (word === 'windows' ? 'win32' : word))
    .filter((word) => systems.includes(word))
  const cpu = words.map((word) => (word === '64' ? 'x64' : word)).filter((word) => processors.includes(word))
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : []
  return { ...(cpu.length > 0 && { cpu }), ...(os.length > 0 && { os }), ...(libc.length > 0 && { libc }) }
}

/** An entry for each optional dependency that the lockfile names but does not list. */
function missingEntries(packages) {
  const added = {}
  for (const [at, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isListed(packages, at, name)) continue
      const { cpu, os, libc } = platformOf(name)
      added[`node_modules/${name}`] = {
        version,
        ...(cpu && { cpu }),
        ...(entry.dev && { dev: true }),
        ...(libc && { libc }),
        optional: true,
        ...(os && { os }),
      }
    }
  }
  return added
}

function isListed(packages, at, name) {
  return `node_modules/${name}` in packages || `${at}/node_modules/${name}` in packages
}

const text = readFileSync(path, 'utf8')
const lock = JSON.parse(text)
for (const entry of Object.values(lock.packages)) delete entry.resolved
const added = missingEntries(lock.packages)
const merged = { ...lock.packages, ...added }
lock.packages = Object.fromEntries(
  Object.keys(merged)
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((key) => [key, merged[key]]),
)
const next = `${JSON.stringify(lock, null, 2)}\n`
if (next !== text) {
  // What is installed does not change by this, so an installation that was up to date stays so.
  const fresh = existsSync(marker) && statSync(marker).mtimeMs >= statSync(path).mtimeMs
  writeFileSync(path, next)
  if (fresh) utimesSync(marker, new Date(), new Date())
}
const names = Object.keys(added).map((key) => key.replace('node_modules/', ''))
console.log(
  names.length > 0 ? `added ${names.length} entries: ${names.join(', ')}` : 'the lockfile is complete',
)
