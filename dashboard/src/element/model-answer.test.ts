import { html } from 'lit'
import { expect, test, vi } from 'vitest'
import type { BaseAnswer } from '#shared/wire/customer-base'
import { kitWith } from '../app/kit.fixture.ts'
import { LightElement } from './light-element.ts'
import { ModelAnswer, modelsAtWork } from './model-answer.ts'
import { mount, textOf } from './page.fixture.ts'

const ready = { state: 'ready', version: 1, as_of: '2026-03-07', customers: 2, weeks: 13 } as const

class AskingElement extends LightElement {
  static override properties = { ask: { attribute: false } }
  declare ask: () => Promise<BaseAnswer<{ weeks: number }>>
  readonly #answer = new ModelAnswer<BaseAnswer<{ weeks: number }>>(this)

  protected override render() {
    this.#answer.want('one', this.ask)
    const { ready: found, waiting } = this.#answer
    return waiting ? modelsAtWork(kitWith(), waiting) : html`<p>${found?.weeks ?? 'nothing'}</p>`
  }
}
customElements.define('asking-for-test', AskingElement)

test('while the models are at work it says so, asks again, and shows the answer when it comes', async () => {
  const ask = vi
    .fn<AskingElement['ask']>()
    .mockResolvedValueOnce({ state: 'pending', phase: 'scan' })
    .mockResolvedValueOnce({ state: 'pending', phase: null })
    .mockResolvedValue(ready)
  const element = await mount(new AskingElement(), { ask })
  expect(textOf(element)).toContain('step 1 of')
  await expect.poll(() => textOf(element), { timeout: 10_000 }).toBe('13')
  expect(ask).toHaveBeenCalledTimes(3)
})
