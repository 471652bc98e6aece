/**
 * What belongs to a person's account, for the few pages that have it: the elements about it, each in a file of its own,
 * and forgetting.
 */
// What both elements need stays in this file: one of its own would be one more to wait for.
export { AccountElement } from './account-element.ts'
export { accountStyles } from './account-styles.ts'
export { forgetPerson } from './forget.ts'
export { count } from './say.ts'

const elements: readonly [name: string, load: () => Promise<unknown>][] = [
  ['kindred-loyalty', () => import('../loyalty/loyalty.ts').then(({ defineLoyalty }) => defineLoyalty())],
  [
    'kindred-preferences',
    () => import('../preferences/preferences.ts').then(({ definePreferences }) => definePreferences()),
  ],
  [
    'kindred-question',
    () => import('../question/question.ts').then(({ defineQuestion }) => defineQuestion()),
  ],
]
let wanted = elements

/** Loads the file of each element the page has, now or later; without a network the page stays without. */
function look(): void {
  wanted = wanted.filter(([name, load]) => {
    if (!document.querySelector(name)) return true
    load().catch(() => {})
    return false
  })
  if (!wanted[0]) observer.disconnect()
}

const observer = new MutationObserver(look)
observer.observe(document, { childList: true, subtree: true })
look()
