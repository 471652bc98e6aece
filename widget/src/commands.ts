import type { forgetPerson } from './account/forget.ts'
import type { Bridge } from './bridge.ts'
import { importElements } from './elements-file.ts'
import { request } from './tracker/api.ts'
import { setConsent } from './tracker/consent.ts'
import { deliver } from './tracker/outbox.ts'
import { clearState, editState, getState } from './tracker/state.ts'
import { track } from './tracker/track.ts'

/**
 * Carries out a command of `kindred(…)` with what the page gave it, unchecked; rejects when there is none of that name,
 * or it failed.
 */
export async function obey(bridge: Bridge, command: string, ...given: unknown[]): Promise<void> {
  const commands: Record<string, (...given: never[]) => unknown> = {
    track,
    consent: setConsent,
    /** The page's own product, category and cart, where readers cannot find them. */
    context(said: unknown) {
      bridge.said = [location.href, said]
    },
    /** A token signed by the shop's server; the first of a person who was not signed in is a sign-in. */
    identify(token: string) {
      const { identity } = getState()
      editState((kept) => {
        kept.identity = token
      })
      if (!identity) track('login', {})
    },
    /** The signed visitor id, for the shop's server to name with an order; undefined before there is one. */
    visitor(tell: (visitor: string | undefined) => void) {
      tell(getState().visitor)
    },
    /** What is queued goes out for the one who leaves; the next one begins with nothing. */
    signout() {
      deliver()
      clearState()
    },
    /** Rare, so its work is with the elements. */
    async forget(done?: Parameters<typeof forgetPerson>[3]) {
      const elements = await importElements()
      elements.forget(request, getState(), clearState, done)
    },
  }
  await commands[command]!(...(given as never[]))
}
