import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import type { StoreCreated } from '#shared/wire/settings'
import { browserArgs, findBrowser } from '../../scripts/browser.ts'
import { inRoot } from '../../scripts/root.ts'
import { startWorkerd } from '../../scripts/workerd.ts'

const vars = { KINDRED_SECRET: 'plain-shop', DEPLOYMENT_SECRET: 'plain-shop-deployment' }

/** A shop of a few pages written by a test, on an origin of its own; Kindred in workerd; and Chromium. */
export interface PlainShop {
  kindredUrl: string
  shopUrl: string
  store: StoreCreated
  browser: Browser
  /** Asks Kindred with the secret key; a list goes as JSON Lines. What is refused is an error. */
  call<Answer>(method: string, path: string, body?: unknown): Promise<Answer>
  close(): Promise<void>
}

export interface ShopPage {
  body: string
  headers?: Record<string, string>
}

/** @param pageOf the page at an address of the shop, told where Kindred is and which store this is */
export async function openPlainShop(
  name: string,
  pageOf: (address: URL, shop: Pick<PlainShop, 'kindredUrl' | 'store'>) => ShopPage,
): Promise<PlainShop> {
  const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-plain-shop-'))
  const logFile = join(dataDir, 'log')
  const kindred = await startWorkerd({ dataDir, vars, assets: inRoot('dist'), logFile })
  const pages = createServer((request, response) => {
    const { body, headers = {} } = pageOf(new URL(request.url ?? '/', shopUrl), {
      kindredUrl: kindred.url,
      store,
    })
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  })
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  const shopUrl = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`
  const request = { id: 'plain', name, currency: 'GBP', origins: [shopUrl] }
  const store = await ask<StoreCreated>(vars.DEPLOYMENT_SECRET, 'POST', '/v1/stores', request)
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: browserArgs, ...(executablePath ? { executablePath } : {}) })

  async function ask<Answer>(key: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(kindred.url + path, {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body: textOf(body) }),
    })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${said}`)
    return (said === '' ? null : JSON.parse(said)) as Answer
  }
  return {
    kindredUrl: kindred.url,
    shopUrl,
    store,
    browser,
    call: (method, path, body) => ask(store.secret_key, method, path, body),
    close: async () => {
      await browser.close()
      pages.close()
      await kindred.kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function textOf(body: unknown): string {
  return Array.isArray(body) ? body.map((line) => JSON.stringify(line)).join('\n') : JSON.stringify(body)
}
