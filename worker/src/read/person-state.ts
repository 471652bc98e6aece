import type { PersonState } from '../objects/customer/customer-calls.ts'
import { customerOf } from '../objects/names.ts'
import { budgets } from './budgets.ts'

/**
 * What the person's own object knows, or null when there is no person, nothing is known, or the object does not answer
 * within `deadlineMs` (60 ms on the way to a page). Fails open: the page's own context then serves alone.
 */
export async function personState(
  env: Env,
  store: string,
  person: string | null,
  deadlineMs: number = budgets.personMs,
): Promise<PersonState | null> {
  if (person === null) return null
  let timer: ReturnType<typeof setTimeout> | null = null
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), deadlineMs)
  })
  try {
    return await Promise.race([customerOf(env, store, person).readState(), late])
  } catch {
    return null // overloaded, being deployed or unreachable
  } finally {
    clearTimeout(timer)
  }
}
