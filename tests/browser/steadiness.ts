import type { Page } from 'playwright-core'

/** What a page did since it began: parts that moved by themselves, and the longest time it could not answer. */
export interface Steadiness {
  /** One for each layout shift, with the elements that moved. */
  shifts: string[]
  /** 0 when no task was longer than 50 ms: the browser tells only of those. */
  longestTaskMs: number
}

interface Shift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  sources: { node: Element | null }[]
}

/** Runs in the page before anything else: notes layout shifts and long tasks from the first moment on. */
export function watchSteadiness(): void {
  const seen: Steadiness = { shifts: [], longestTaskMs: 0 }
  Object.assign(window, { steadiness: seen })
  const nameOf = (node: Element | null) => node?.id || node?.className || node?.nodeName
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[])
      if (!hadRecentInput) seen.shifts.push(`${value}: ${sources.map(({ node }) => nameOf(node)).join(', ')}`)
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longestTaskMs = Math.max(seen.longestTaskMs, duration)
  }).observe({ type: 'longtask', buffered: true })
}

export function steadiness(page: Page): Promise<Steadiness> {
  return page.evaluate(() => (window as unknown as { steadiness: Steadiness }).steadiness)
}
