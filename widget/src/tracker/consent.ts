import { consentAttribute, name } from './settings.ts'

/**
 * `granted` and undefined (the store's default decides, on the server) store and send; `denied` and everything else
 * keep to memory and send nothing, but `wait` remembers what to send once consent comes.
 */
export type ConsentState = string | undefined

/** `wait` once the store refused in this session what was sent with nothing said (`outbox.ts`). */
function answered(): ConsentState {
  try {
    return sessionStorage[name]
  } catch {
    return // blocked
  }
}

/** Global Privacy Control: denied for good. */
const isRefused = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl

export let consent: ConsentState = isRefused ? 'denied' : consentAttribute || answered()

/** True when things may be kept on this device and sent. */
export const isAllowed = () => !consent || consent === 'granted'

let changed: (before?: ConsentState) => void

/** Sets who is told how things stand now, and of every change, with the state before. */
export function onConsent(listener: (before?: ConsentState) => void): void {
  changed = listener
  listener()
}

/** The last word counts. */
export function setConsent(next: ConsentState): void {
  if (isRefused || next === consent) return
  const before = consent
  consent = next
  changed(before)
}

/** Takes an entry of Google's consent mode: `gtag('consent', 'default' | 'update', …)`. */
export function readConsentMode(mode: unknown, choices: unknown): void {
  const said = JSON.stringify(choices, ['analytics_storage', 'personalization_storage'])
  // A denied default is a question still open: what was kept before must outlive it until the update.
  if (/denied/.test(said)) setConsent(mode === 'update' ? 'denied' : 'wait')
  else if (/granted/.test(said) && (mode === 'update' || !consent)) setConsent('granted')
}
