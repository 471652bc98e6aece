import type { Credential } from './request.ts'

/**
 * The visitor id that was kept on this device while consent was given, for whoever said no, or nothing yet: to see, take
 * along and erase what is kept of them needs none. For nothing else. Undefined when there is none, or storage is blocked.
 */
export function keptVisitor(): Credential | undefined {
  try {
    const script = document.querySelector<HTMLScriptElement>('script[data-store][data-key]')
    const { visitor } = JSON.parse(localStorage.getItem(`kindred:${script?.dataset.store}`)!)
    return visitor && ['X-Kindred-Visitor', visitor]
  } catch {
    return // nothing is kept, it is not ours, or storage is blocked
  }
}
