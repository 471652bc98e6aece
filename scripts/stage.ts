import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import type { StoreCreated } from '#shared/wire/settings'
import { type SeedOptions, seed } from '../demo/seed.ts'
import { startShop } from '../demo/server.ts'
import { storeId, storeRequest } from '../demo/store.ts'
import { browserArgs, findBrowser } from './browser.ts'
import { inRoot } from './root.ts'
import { type RunningWorkerd, startWorkerd } from './workerd.ts'

/** A container's shared memory may be as small as 64 MB. */
const neededBytes = 1e9
const vars = { KINDRED_SECRET: 'stage-secret', DEPLOYMENT_SECRET: 'stage-deployment' }

/** Everything a whole path needs, real: workerd with the demo year, the bookshop on another origin, and Chromium. */
export interface Stage {
  /** Origin of Kindred; the same after a restart. */
  kindredUrl: string
  shopUrl: string
  store: StoreCreated
  /** Folder of the objects' SQLite files, to be read while Kindred is not running. */
  objectsDir: string
  browser: Browser
  /** A browser of their own for one person, with a page in it. */
  visitor(options?: BrowserContextOptions): Promise<Person>
  /** Ends workerd as a crash would. */
  killKindred(): Promise<void>
  /** Starts workerd again on the same port and data. */
  startKindred(): Promise<void>
  close(): Promise<void>
}

export interface Person {
  context: BrowserContext
  page: Page
  /** Exceptions and console errors of the page so far. The browser's own notes on failed requests are in `refused`. */
  faults: string[]
  /** Addresses that the browser noted it could not load, or that answered with an error. */
  refused: string[]
}

export interface StageOptions {
  /** Chromium's arguments that Playwright adds and that must not be there. */
  withoutArgs?: string[]
  /** How many people the simulated year has; the whole year by default. */
  size?: SeedOptions['size']
  /** When the simulated year ends, epoch milliseconds; now by default. */
  now?: number
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const dataDir = mkdtempSync(join(folder(), 'kindred-stage-'))
  const objectsDir = join(dataDir, 'objects')
  const start = (port: number): Promise<RunningWorkerd> =>
    startWorkerd({
      dataDir: objectsDir,
      port,
      vars,
      assets: inRoot('dist'),
      logFile: join(dataDir, 'log'),
    })
  let kindred = await start(0)
  const { url: kindredUrl, port } = kindred
  const shopPort = await freePort()
  const shopUrl = `http://127.0.0.1:${shopPort}`
  const store = await openStore(kindredUrl, shopUrl)
  const { now = Date.now(), size } = options
  await seed({ url: kindredUrl, secretKey: store.secret_key, shopUrl, now, ...(size ? { size } : {}) })
  const shop = await startShop({
    port: shopPort,
    kindredUrl,
    store: storeId,
    publishableKey: store.publishable_key,
    secretKey: store.secret_key,
    identitySecret: store.identity_secret,
    seededAt: now,
  })
  const executablePath = findBrowser()
  const browser = await chromium.launch({
    args: browserArgs,
    ...(executablePath === null ? {} : { executablePath }),
    ...(options.withoutArgs ? { ignoreDefaultArgs: options.withoutArgs } : {}),
  })
  return {
    kindredUrl,
    shopUrl,
    store,
    objectsDir,
    browser,
    visitor: (contextOptions = {}) => enter(browser, contextOptions),
    killKindred: () => kindred.kill(),
    startKindred: async () => {
      kindred = await start(port)
    },
    close: async () => {
      await browser.close()
      await shop.stop()
      await kindred.kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The demo year is two thousand small files, 100 MB: in memory they are made and removed 7 s sooner than on a disk. */
function folder(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > neededBytes ? memory : tmpdir()
}

async function openStore(kindredUrl: string, shopUrl: string): Promise<StoreCreated> {
  const answer = await fetch(`${kindredUrl}/v1/stores`, {
    method: 'POST',
    headers: { authorization: `Bearer ${vars.DEPLOYMENT_SECRET}` },
    body: JSON.stringify(storeRequest(shopUrl)),
  })
  if (!answer.ok) throw new Error(`the store was not opened: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as StoreCreated
}

/** A port that is free now: the store must know the shop's origin before the shop can know the store's keys. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

async function enter(browser: Browser, options: BrowserContextOptions): Promise<Person> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  const person: Person = { context, page, faults: [], refused: [] }
  page.on('pageerror', (error) => person.faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    if (message.text().startsWith('Failed to load resource')) person.refused.push(message.location().url)
    else person.faults.push(message.text())
  })
  return person
}
