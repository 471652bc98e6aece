/** An error of an object that can take no more for now: `isBusy` (`read/patience.ts`) knows it in whoever called. */
export function busyError(message: string): Error {
  return Object.assign(new Error(message), { overloaded: true })
}
