// Installs the packages when they are missing or older than the lockfile. It runs before any package is there and on
// whatever Node the machine has (20 or newer), so it is plain JavaScript and imports nothing but Node's own modules.
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const lockfile = join(root, 'package-lock.json')
/** npm writes this file last, so it is there, and newer than the lockfile, only after a whole installation. */
const marker = join(root, 'node_modules', '.package-lock.json')
const oldestNode = 20

function isInstalled() {
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(lockfile).mtimeMs
}

/** The command that starts npm: the very npm that runs this script where it says so, else the one on PATH. */
function npmCommand() {
  const path = process.env.npm_execpath
  return path ? { file: process.execPath, args: [path] } : { file: 'npm', args: [] }
}

function install() {
  const { file, args } = npmCommand()
  const first = !existsSync(marker)
  console.log(first ? 'installing packages (first time, about 20 s) …' : 'updating packages …')
  const started = Date.now()
  // --loglevel=error spares a screen of warnings: npm itself may run on an older Node than the tools ask for, but
  // they run on the Node that comes as a package.
  const child = spawn(file, [...args, 'ci', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && file === 'npm',
  })
  const ticker = setInterval(() => {
    console.log(`  … still installing after ${Math.round((Date.now() - started) / 1000)} s`)
  }, 15_000)
  child.on('error', (error) => fail(`npm could not be started: ${error.message}`))
  child.on('exit', (code) => {
    clearInterval(ticker)
    if (code !== 0) {
      fail(
        'npm ci did not succeed (its message is above). Is the package registry reachable, is the disk full?',
      )
    }
    console.log(`packages installed in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  })
}

function fail(message) {
  console.error(message)
  process.exit(1)
}

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  fail(`Kindred needs Node ${oldestNode} or newer; this is ${process.versions.node}.`)
}
if (!isInstalled()) install()
