import { keptVisitor } from './kept-visitor.ts'
import type { Credential } from './request.ts'

/**
 * Why nobody was forgotten: `nobody` when nothing here names anybody to the service, so that there is nothing to erase;
 * `failed` when it could not be reached, or a customer's proof is missing or too old.
 */
export type NotForgotten = 'nobody' | 'failed'

/**
 * Asks the service to forget who uses this browser, through `request`: the customer who is signed in, and the visitor,
 * whatever consent says by now; then what the tracker keeps is dropped (`clear`). `done` hears true when the service
 * keeps nothing of them any more, else false and why. Where that is `failed`, everything is kept to ask again.
 */
export async function forgetPerson(
  request: (path: string, init: RequestInit) => Promise<Response>,
  { identity, visitor }: { identity?: string; visitor?: string },
  clear: () => void,
  done?: (isForgotten: boolean, why?: NotForgotten) => void,
): Promise<void> {
  const ask = async (who: Credential | undefined): Promise<'forgotten' | NotForgotten> => {
    if (!who) return 'nobody'
    const [header, token] = who
    const { status } = await request('me', { method: 'DELETE', headers: { [header]: token } })
    if (status === 204 || status === 404 || status === 410) return 'forgotten'
    return status === 401 && header === 'X-Kindred-Visitor' ? 'nobody' : 'failed' // a visitor id that is none
  }
  let outcome: 'forgotten' | NotForgotten = 'failed'
  try {
    const outcomes = [
      await ask(identity ? ['X-Kindred-Identity', identity] : undefined),
      await ask(visitor ? ['X-Kindred-Visitor', visitor] : keptVisitor()),
    ]
    if (!outcomes.includes('failed')) outcome = outcomes.includes('forgotten') ? 'forgotten' : 'nobody'
  } catch {
    // offline: everything is kept, so that the shopper can ask again
  }
  if (outcome !== 'failed') clear()
  try {
    if (outcome === 'forgotten') done?.(true)
    else done?.(false, outcome)
  } catch {
    // the page's own fault, which is not to become ours
  }
}
