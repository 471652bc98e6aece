import type { TierBasis } from '#shared/wire/tier'
import type { Kit } from '../../app/kit.ts'
import { minorUnits } from '../../transforms/people-filter.ts'

/** A threshold as it is read: money, a count, or a rank of 100. */
export function amountOf({ format }: Pick<Kit, 'format'>, basis: TierBasis, amount: number): string {
  return basis === 'net_spend' ? format.money(amount) : format.integer(amount)
}

/** How many of the unit of a basis make one of what is written into a field: minor units into whole ones. */
export function unitOf({ login }: Pick<Kit, 'login'>, basis: TierBasis): number {
  return basis === 'net_spend' ? minorUnits(login.currency) : 1
}
