import { afterEach, beforeEach, expect } from 'vitest'
import { page } from 'vitest/browser'

/**
 * A page for the tests of a file: wide, in `lang`, emptied after each. A test in which anything was thrown into the page
 * fails: no element may ever do that.
 */
export function faultlessPage({ lang = 'en', height = 800 }: { lang?: string; height?: number } = {}): void {
  const faults: unknown[] = []
  const note = (event: ErrorEvent | PromiseRejectionEvent) => faults.push(event)

  beforeEach(async () => {
    await page.viewport(1000, height)
    document.documentElement.lang = lang
    addEventListener('error', note)
    addEventListener('unhandledrejection', note)
  })

  afterEach(() => {
    document.body.replaceChildren()
    document.body.style.cssText = ''
    document.documentElement.removeAttribute('dir')
    removeEventListener('error', note)
    removeEventListener('unhandledrejection', note)
    delete window.kindred
    expect(faults.splice(0)).toEqual([])
  })
}
