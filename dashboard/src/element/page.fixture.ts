import axe from 'axe-core'
import type { LitElement } from 'lit'
import { onTestFinished } from 'vitest'
import { dropDrafts } from './draft.ts'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/parts.css'
import '../styles/head.css'
import '../styles/tables.css'

/** The store of the kits that elements are tested with. */
const store = 'books'

/**
 * For tests: the element in the page with these properties, rendered. When the test is over it is taken out, and what was
 * written into it is forgotten.
 */
export async function mount<E extends LitElement>(element: E, properties: Partial<E>): Promise<E> {
  Object.assign(element, properties)
  const ownsMain = element.localName === 'kindred-dashboard'
  const main = document.createElement(ownsMain ? 'div' : 'main')
  main.append(element)
  document.body.append(main)
  onTestFinished(() => {
    main.remove()
    dropDrafts(store)
  })
  await settled(element)
  return element
}

/** For tests: waits until answers that were ready have come and been rendered. */
export async function settled(element: LitElement): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve))
    await element.updateComplete
  }
}

/** For tests: the text of an element as it reads, white space joined. */
export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** For tests: what axe finds wrong in the page, in the light and in the dark theme. */
export async function axeFaults(): Promise<string[]> {
  const faults: string[] = []
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme
    document.documentElement.lang = 'en'
    document.title ||= 'Test'
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
    for (const { id, nodes } of violations) faults.push(`${theme}: ${id}: ${nodes[0]?.html}`)
  }
  delete document.documentElement.dataset.theme
  return faults
}
