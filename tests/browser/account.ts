import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { Stage } from '../../scripts/stage.ts'

/** Signs in at the shop under a name and waits for the account page. */
export async function signIn(page: Page, stage: Stage, name: string): Promise<void> {
  await page.goto(`${stage.shopUrl}/account`)
  await page.getByLabel('Your name').fill(name)
  await page.locator('form.fields').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: `Hello, ${name}` }).waitFor()
}

/** What an element shows, white space collapsed; empty when it is hidden or not there. */
export function shown(
  page: Page,
  element: `kindred-${'loyalty' | 'preferences' | 'question'}`,
): Promise<string> {
  return page.evaluate((name) => {
    const found = document.querySelector<HTMLElement>(name)
    if (!found || found.hidden) return ''
    return (found.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim()
  }, element)
}

/** A token as the shop's server makes it, signed with `secret`, for an hour from `nowMs`. */
export function tokenFor(
  customer: string | { sub: string; name: string },
  store: string,
  secret: string,
  nowMs: number,
): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const iat = Math.floor(nowMs / 1_000)
  const who = typeof customer === 'string' ? { sub: customer } : customer
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ ...who, aud: store, iat, exp: iat + 3_000 })}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}
