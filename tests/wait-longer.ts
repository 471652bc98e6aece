import { vi } from 'vitest'

/** `vi.waitFor` gives up after a second unless told otherwise, and has no setting: on a busy machine that is no time. */
const waitFor = vi.waitFor.bind(vi)
Object.assign(vi, {
  waitFor: ((callback, options = {}) =>
    waitFor(
      callback,
      typeof options === 'number' ? options : { timeout: 10_000, interval: 20, ...options },
    )) satisfies typeof vi.waitFor,
})
