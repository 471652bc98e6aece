import type { LoyaltySettings } from '#shared/wire/loyalty-settings'
import { logLine, plainError } from '../../log.ts'
import type { Wake } from '../wake.ts'
import type { Membership } from './membership.ts'

/** When to ask again for settings that could not be had, in milliseconds. */
const reviewAgainMs = 30_000

/**
 * Settles what is due by itself, by the store's settings; tried again when they cannot be had. An alarm must not fail
 * for it: the platform gives up one that fails often, and with it everything else it is set for.
 */
export async function reviewDue(
  membership: Pick<Membership, 'isDue' | 'review'>,
  wake: Pick<Wake, 'by'>,
  { store: id, settings }: { store: string; settings: () => Promise<LoyaltySettings | null> },
): Promise<void> {
  if (!membership.isDue(Date.now())) return
  try {
    const store = await settings()
    if (store) membership.review(store)
  } catch (error) {
    logLine('warn', 'nothing could be settled; trying again', { store: id, ...plainError(error) })
    wake.by(Date.now() + reviewAgainMs)
  }
}
