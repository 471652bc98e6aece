import type { forgetPerson } from './account/forget.ts'
import { loading } from './under-way.ts'

/** What is about the person's account, and forgetting. */
const account = () => import('./account/account.ts')

/** Forgets who uses this browser; see `account/forget.ts`. */
export const forget: typeof forgetPerson = async (...given) => (await account()).forgetPerson(...given)

let wanted: readonly (readonly [names: string, load: () => Promise<unknown>])[] = [
  ['kindred-bundle', () => import('./bundle/bundle.ts').then(({ defineBundle }) => defineBundle())],
  ['kindred-loyalty,kindred-preferences,kindred-question', account],
]

/** Loads the file of an element that few pages have once the page has one; without a network it stays without. */
export function watchRare(): void {
  const look = () => {
    wanted = wanted.filter(([names, load]) => !document.querySelector(names) || loading(load()))
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
  look()
}
