import { midRank } from '#shared/customer/value'
import { readTrail } from '#shared/insight/trail'
import { type DryRunPerson, dryRun } from '#shared/loyalty/tier-standing'
import { windowStart } from '#shared/loyalty/tier-time'
import { dayOf } from '#shared/maths/calendar'
import type { TierDryRun, TierProgramme } from '#shared/wire/tier'
import { and } from '../business/among.ts'
import { numberOf } from '../business/trails.ts'
import type { Work } from '../work.ts'
import type { Condition } from './person-filter.ts'

interface Row {
  id: string
  tier: string | null
  spent: number
  orders: number
  points_earned: number
}

/** Customers of one page: some ten milliseconds. */
const pagePeople = 2_000

/** Which customers would be in which tier under a programme: see `customersMeasured` for what is known. */
export function* tierDryRun(
  sql: SqlStorage,
  { today, ...asked }: { programme: TierProgramme; today: TierProgramme; timeZone: string; now: number },
): Work<TierDryRun> {
  const people = yield* customersMeasured(sql, asked)
  return { customers: people.length, moves: dryRun(people, asked.programme, today) }
}

interface Measuring {
  programme: TierProgramme
  timeZone: string
  now: number
  among?: Condition | undefined
}

/**
 * Every customer with what counts under a programme, from what Insights knows: net spend and orders by day (refunds
 * taken off the day of their order), and points earned ever, whatever the window. By key, from the rows of people alone.
 */
export function* customersMeasured(
  sql: SqlStorage,
  { programme, timeZone, now, among }: Measuring,
): Work<DryRunPerson[]> {
  const start = windowStart(programme, now, timeZone)
  const after = start >= 0 ? numberOf(dayOf(start, timeZone)) : Number.NEGATIVE_INFINITY
  const rows: Row[] = []
  for (let page: Row[] | null = null; !page || page.length === pagePeople; ) {
    page = pageAfter(sql, rows.at(-1)?.id ?? '', after, among)
    for (const row of page) rows.push(row)
    yield
  }
  return withAmounts(rows, programme)
}

/** The next customers by key, with their orders of days after a day. */
function pageAfter(sql: SqlStorage, last: string, after: number, among: Condition | undefined): Row[] {
  return sql
    .exec<{ id: string; tier: string | null; points_earned: number; trail: ArrayBuffer | null }>(
      `SELECT id, tier, coalesce(points_earned, 0) AS points_earned, trail
       FROM person WHERE id > ? AND kind = 'customer'${and(among)} ORDER BY id LIMIT ${pagePeople}`,
      last,
      ...(among?.bindings ?? []),
    )
    .toArray()
    .map(({ trail, ...row }) => {
      const orders = trail ? readTrail(new Uint8Array(trail)).filter(({ day }) => day > after) : []
      return { ...row, orders: orders.length, spent: orders.reduce((sum, { net }) => sum + net, 0) }
    })
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
