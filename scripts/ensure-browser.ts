import { spawnSync } from 'node:child_process'
import { browserArgs, findBrowser, playwrightsOwn } from './browser.ts'
import { inRoot } from './root.ts'

/**
 * The path of a Chromium that starts: the one on this machine, else Playwright's download, else, for root on a Debian
 * system, its package. Says what it does through `say`. Null when none can be had; `noBrowserMessage` says what to do.
 */
export function ensureBrowser(say: (line: string) => void): string | null {
  const present = findBrowser()
  if (present !== null && starts(present)) return present
  if (present !== null) say(`${present} is there but does not start`)
  return download(say) ?? installPackage(say)
}

export const noBrowserMessage =
  'No browser: none is installed, and neither Playwright’s download nor the system’s package could be had.\n' +
  'Install Chromium or Chrome, or set CHROME_PATH to one, and run this again.'

function download(say: (line: string) => void): string | null {
  say('no Chromium found; downloading Playwright’s (about 150 MB) …')
  const cli = inRoot('node_modules', 'playwright-core', 'cli.js')
  run(process.execPath, [cli, 'install', 'chromium'])
  const path = playwrightsOwn()
  if (path === null) return null
  if (starts(path)) return path
  say('the downloaded Chromium lacks libraries of the system')
  return null
}

function installPackage(say: (line: string) => void): string | null {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return null
  say('installing the system’s package: apt-get install chromium …')
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core'])
  const path = findBrowser()
  return path !== null && starts(path) ? path : null
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** True when the executable runs at all: a download may lack shared libraries. */
function starts(path: string): boolean {
  return spawnSync(path, [...browserArgs, '--version'], { timeout: 20_000 }).status === 0
}
