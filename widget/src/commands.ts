import type { Bridge } from './bridge.ts'
import { importElements } from './elements-file.ts'
import { request } from './tracker/api.ts'
import { setConsent } from './tracker/consent.ts'
import { deliver } from './tracker/outbox.ts'
import { clearState, editState, getState } from './tracker/state.ts'
import { track } from './tracker/track.ts'

/** The commands of `kindred(…)`: `command` with what was given to it. */
export async function obey(bridge: Bridge, command: string, given: unknown, more: unknown): Promise<void> {
  if (command === 'track') track(given as string, more)
  if (command === 'consent') setConsent(given as string)
  // The page's own product, category and cart, where readers cannot find them.
  if (command === 'context') bridge.said = [location.href, given]
  // A token signed by the shop's server; the first of a person who was not signed in is a sign-in.
  if (command === 'identify') {
    const { identity } = getState()
    editState((kept) => {
      kept.identity = given as string
    })
    if (!identity) track('login', {})
  }
  // The signed visitor id, for the shop's server to name with an order; undefined before there is one.
  if (command === 'visitor') (given as (visitor: string | undefined) => void)(getState().visitor)
  // What is queued goes out for the one who leaves; the next one begins with nothing.
  if (command === 'signout') {
    deliver()
    clearState()
  }
  // Rare, so its work is with the elements. The callback hears whether it was done; if not, everything is kept.
  if (command === 'forget') {
    const elements = await importElements()
    elements.forget(request, getState(), clearState, given as ((isForgotten: boolean) => void) | undefined)
  }
}
