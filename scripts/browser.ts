import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

/** What Chromium is started with in every test and script: no sandbox (containers lack it), no calls home. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Where a browser may already be on systems that do not put it on PATH. */
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The path of a Chromium that is already on this machine, or null: CHROME_PATH, else one on PATH, else the one that
 * Playwright downloaded. Downloads nothing; `ensureBrowser` does that.
 * Throws when CHROME_PATH names a file that does not exist.
 */
export function findBrowser(): string | null {
  const wanted = process.env.CHROME_PATH
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROME_PATH is ${wanted}, but there is no such file.`)
    return wanted
  }
  return onPath() ?? playwrightsOwn()
}

function onPath(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...candidates, ...usualPlaces].find((path) => existsSync(path)) ?? null
}

/** The browser of `playwright-core install chromium`, when it is there. */
export function playwrightsOwn(): string | null {
  const path = chromium.executablePath()
  return path !== '' && existsSync(path) ? path : null
}
