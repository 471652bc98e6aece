import type { Page } from 'playwright-core'
import type { Stage } from '../../scripts/stage.ts'

/** Logs in through the login form and waits for the overview. */
export async function logIn(page: Page, stage: Pick<Stage, 'kindredUrl' | 'store'>): Promise<void> {
  await page.goto(`${stage.kindredUrl}/dashboard/`)
  await page.getByLabel('Secret key').fill(stage.store.secret_key)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Is the shop well?' }).waitFor()
}
