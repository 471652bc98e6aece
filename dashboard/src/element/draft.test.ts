import { html } from 'lit'
import { expect, test, vi } from 'vitest'
import { kitWith } from '../app/kit.fixture.ts'
import type { Kit } from '../app/kit.ts'
import { Draft, dropDrafts, hasDrafts, Unsaved } from './draft.ts'
import { LightElement } from './light-element.ts'
import { mount, settled, textOf } from './page.fixture.ts'

class NoteElement extends LightElement {
  static override properties = { kit: { attribute: false } }
  declare kit: Kit
  readonly note = new Draft<string>(this, () => 'a/note')
  readonly tried = new Draft<number>(this, () => 'a/tried', { isPlay: true })
  readonly unsaved = new Unsaved(this)

  protected override render() {
    return html`${this.note.value ?? 'nothing'} ${this.unsaved.in('a/') ? 'unsaved' : ''}`
  }
}
customElements.define('test-note', NoteElement)

const open = () => mount(new NoteElement(), { kit: kitWith() })
/** Whether the browser would ask before it leaves the page. */
const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('what was written is there again when the form is opened anew, and the form says that it is unsaved', async () => {
  const first = await open()
  first.note.keep('half a sentence')
  await settled(first)
  expect(textOf(first)).toBe('half a sentence unsaved')
  first.remove()
  expect(textOf(await open())).toBe('half a sentence unsaved')
})

test('another form, and another store, know nothing of it', async () => {
  const form = await open()
  form.note.keep('mine')
  expect(form.unsaved.in('b/')).toBe(false)
  expect(hasDrafts('another-store')).toBe(false)
  expect(hasDrafts('books')).toBe(true)
})

test('the browser asks before the page is left while anything is unsaved, and only then', async () => {
  const form = await open()
  expect(asks()).toBe(false)
  form.note.keep('text')
  form.note.keep('more text')
  expect(asks()).toBe(true)
  form.note.drop()
  expect(asks()).toBe(false)
  form.tried.keep(1)
  expect([asks(), hasDrafts('books'), form.tried.value]).toEqual([false, false, 1])
})

test('whoever shows what is unsaved hears of it, while in the page', async () => {
  const [form, other] = [await open(), await open()]
  const rendered = vi.spyOn(other, 'requestUpdate')
  form.note.keep('text')
  await settled(other)
  expect(textOf(other)).toContain('unsaved')
  other.remove()
  rendered.mockClear()
  dropDrafts('books', 'a/')
  expect(form.note.value).toBeNull()
  expect(rendered).not.toHaveBeenCalled()
})
