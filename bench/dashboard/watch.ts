import type { Page } from 'playwright-core'

/** What held a page up: the longest task, and the longest time from an input to the picture that followed it, in ms. */
export interface HeldUp {
  taskMs: number
  /** From an input to the next picture, in steps of 8 ms; 0 when none took 16. */
  inputMs: number
}

/** Runs in the page before anything else. */
export function watchPage(): void {
  const held: HeldUp = { taskMs: 0, inputMs: 0 }
  const observers: PerformanceObserver[] = []
  const watch = (name: keyof HeldUp, options: PerformanceObserverInit) => {
    const note = (list: PerformanceEntryList) => {
      for (const { duration } of list) held[name] = Math.max(held[name], duration)
    }
    const observer = new PerformanceObserver((list) => note(list.getEntries()))
    observer.observe(options)
    observers.push(observer)
    return () => note(observer.takeRecords())
  }
  const take = [
    watch('taskMs', { type: 'longtask' }),
    watch('inputMs', { type: 'event', durationThreshold: 16 } as PerformanceObserverInit),
  ]
  Object.assign(window, {
    heldUp: () => {
      for (const records of take) records()
      const seen = { ...held }
      held.taskMs = 0
      held.inputMs = 0
      return seen
    },
  })
}

/** What was held up since it was asked last; two pictures later, so that what was just done is in it. */
export function heldUp(page: Page): Promise<HeldUp> {
  return page.evaluate(
    () =>
      new Promise<HeldUp>((resolve) => {
        const told = () => resolve((window as unknown as { heldUp(): HeldUp }).heldUp())
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(told, 50)))
      }),
  )
}
