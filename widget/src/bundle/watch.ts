import { loading } from '../under-way.ts'

/** Loads the file of `<kindred-bundle>` once the page has one; without a network the page stays without. */
export function watchBundles(): void {
  const load = () => {
    if (!document.querySelector('kindred-bundle')) return
    observer.disconnect()
    loading(import('./bundle.ts').then(({ defineBundle }) => defineBundle()))
  }
  const observer = new MutationObserver(load)
  observer.observe(document, { childList: true, subtree: true })
  load()
}
