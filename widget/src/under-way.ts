let pending: Promise<unknown> = Promise.resolve()

/** Notes that a file with another of the page's elements is being loaded: it has wishes of its own. */
export function loading(file: Promise<unknown>): void {
  pending = Promise.allSettled([pending, file])
}

/** Resolves when the files under way are there, or could not be had, and their elements have said what they want. */
export async function allLoaded(): Promise<void> {
  await pending
  await new Promise((resolve) => setTimeout(resolve))
}
