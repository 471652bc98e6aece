import { qualifyingTier } from '#shared/loyalty/tier-engine'
import { loyaltyOf, policyOf } from '../../../policy.ts'
import { customerOf } from '../../names.ts'
import type { StoreRecord } from '../../store/store-record.ts'
import { workedOutInTurns } from '../work.ts'
import { customersMeasured } from './tier-dry-run.ts'

/** Customers told of in one go, and calls in flight at once. */
const mostTold = 300
const inFlight = 6

/**
 * Tells customers their rank by net spend where it leads to another tier than they have; only in stores whose tiers go by
 * it. Who keeps the same tier is not woken.
 */
export async function tellRanks(env: Env, sql: SqlStorage, store: StoreRecord, now: number): Promise<void> {
  const { tiers, id, time_zone } = store
  if (!tiers.enabled || tiers.basis !== 'top_percent') return
  const measured = await workedOutInTurns(
    customersMeasured(sql, { programme: tiers, timeZone: time_zone, now }),
  )
  const movers = measured.filter(
    ({ tier, amount }) => (tier ?? tiers.tiers[0]?.id) !== tiers.tiers[qualifyingTier(tiers, amount)]?.id,
  )
  for (let i = 0; i < Math.min(movers.length, mostTold); i += inFlight) {
    await Promise.all(
      movers
        .slice(i, Math.min(i + inFlight, mostTold))
        .map(({ id: person, amount }) =>
          customerOf(env, id, person).ranked(amount, loyaltyOf(store), policyOf(store)),
        ),
    )
  }
}
