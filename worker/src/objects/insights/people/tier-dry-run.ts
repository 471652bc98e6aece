import { midRank } from '#shared/customer/value'
import { type DryRunPerson, dryRun } from '#shared/loyalty/tier-standing'
import { windowStart } from '#shared/loyalty/tier-time'
import { dayOf } from '#shared/maths/calendar'
import type { TierDryRun, TierProgramme } from '#shared/wire/tier'
import { and } from '../business/among.ts'
import type { Condition } from './person-filter.ts'

interface Row extends Record<string, string | number | null> {
  id: string
  tier: string | null
  spent: number
  orders: number
  points_earned: number
}

/** Which customers would be in which tier under a programme: see `customersMeasured` for what is known. */
export function tierDryRun(
  sql: SqlStorage,
  { today, ...asked }: { programme: TierProgramme; today: TierProgramme; timeZone: string; now: number },
): TierDryRun {
  const people = customersMeasured(sql, asked)
  return { customers: people.length, moves: dryRun(people, asked.programme, today) }
}

/**
 * Every customer with what counts under a programme, from what Insights knows: net spend and orders by day (refunds
 * taken off the day of their order), and points earned ever, whatever the window.
 */
export function customersMeasured(
  sql: SqlStorage,
  {
    programme,
    timeZone,
    now,
    among,
  }: { programme: TierProgramme; timeZone: string; now: number; among?: Condition | undefined },
): DryRunPerson[] {
  const from = windowStart(programme, now, timeZone)
  const rows = sql
    .exec<Row>(
      `SELECT person.id, tier, coalesce(points_earned, 0) AS points_earned, count(day) AS orders,
         coalesce(sum(fact ->> 'net_minor'), 0) AS spent
       FROM person LEFT JOIN purchase ON purchase.person = person.id AND day > ? AND NOT (fact ->> 'cancelled')
       WHERE kind = 'customer'${and(among)} GROUP BY person.id ORDER BY person.id`,
      from >= 0 ? dayOf(from, timeZone) : '',
      ...(among?.bindings ?? []),
    )
    .toArray()
  return withAmounts(rows, programme)
}

function withAmounts(rows: readonly Row[], { basis }: TierProgramme): DryRunPerson[] {
  const spends = rows.map(({ spent }) => spent).sort((a, b) => a - b)
  return rows.map(({ id, tier, spent, orders, points_earned }) => {
    switch (basis) {
      case 'net_spend':
        return { id, tier, amount: spent }
      case 'orders':
        return { id, tier, amount: orders }
      case 'points_earned':
        return { id, tier, amount: points_earned }
      case 'top_percent':
        return { id, tier, amount: 100 * midRank(spends, spent) }
      case 'value':
        return { id, tier, amount: 0 } // is worked out person by person; the route refuses to try it
      default:
        return basis satisfies never
    }
  })
}
