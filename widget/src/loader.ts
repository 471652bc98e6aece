import type { Bridge, Kindred } from './bridge.ts'
import { obey } from './commands.ts'
import { importElements } from './elements-file.ts'
import { watchDataLayer } from './page/data-layer.ts'
import { isRead, look, lookAgain, pageProduct, stir } from './page/view.ts'
import { dropRefused, post } from './tracker/api.ts'
import { type ConsentState, consent, isAllowed, onConsent, readConsentMode } from './tracker/consent.ts'
import { tellLanding } from './tracker/landing.ts'
import { deliver, flush } from './tracker/outbox.ts'
import { warn } from './tracker/settings.ts'
import { adoptState, clearState, getState } from './tracker/state.ts'
import { track } from './tracker/track.ts'

function start(): void {
  onConsent(settleConsent)
  tellLanding()

  const kindred: Kindred = (...command) => {
    obey(bridge, ...(command as [string, ...unknown[]])).catch(warn) // nothing ever throws into the page
  }
  const bridge: Bridge = {
    state: getState,
    product: pageProduct,
    isRead,
    post,
    dropRefused,
    track,
  }
  kindred.bridge = bridge
  window.dataLayer ??= []
  watchDataLayer(window.dataLayer, track, readConsentMode)
  for (const command of window.kindred?.q ?? []) kindred(...command)
  window.kindred = kindred

  watchPage()
}

/** What consent, or its withdrawal, does with what was kept: at the start too, with what earlier pages left. */
function settleConsent(before?: ConsentState): void {
  if (consent === 'denied') clearState('visitor')
  if (!isAllowed()) return
  adoptState()
  if (before === 'denied') lookAgain()
  flush(0)
}

/** Reads the page when it is there and when it becomes another, and sends what is left when it goes. */
function watchPage(): void {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', look)
  else look()
  addEventListener('pageshow', (event) => event.persisted && lookAgain())
  addEventListener('pagehide', deliver)
  addEventListener('visibilitychange', deliver)
  addEventListener('online', deliver)

  let isWanted = false
  const check = () => {
    stir()
    // Whichever element of ours the page has: none is defined before its file is there.
    if (
      isWanted ||
      ![...document.querySelectorAll(':not(:defined)')].some((one) => /^kindred-/.test(one.localName))
    )
      return
    isWanted = true
    importElements().catch(warn) // offline: no shelf
  }
  new MutationObserver(check).observe(document, { childList: true, subtree: true })
  check()
}

if (!window.kindred?.bridge) start()
