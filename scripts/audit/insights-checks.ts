import { orderAmounts } from '#shared/customer/known-order'
import { compared, type Finding } from './finding.ts'
import { sumsOf } from './person-checks.ts'
import type { InsightsDay, InsightsPerson } from './stored-insights.ts'
import type { StoredPerson } from './stored-person.ts'
import type { StoredStore } from './stored-store.ts'

/**
 * What the dashboard's object holds, against profiles and orders. Nothing is compared while flushes wait to be digested,
 * which an alarm does within a minute, or whoever asks for the overview.
 */
export function checkInsights(store: StoredStore): Finding[] {
  if (store.insightsIntake.waiting.length > 0) return []
  return [...checkRows(store), ...checkPurchases(store), ...checkDays(store)]
}

function isHere({ profile }: StoredPerson): boolean {
  return !profile.erased && !profile.merged?.handed
}

function checkRows({ people, insights }: StoredStore): Finding[] {
  const findings: Finding[] = []
  for (const person of people.values()) {
    const row = insights.people.get(person.key)
    if (!isHere(person)) {
      if (row)
        findings.push({
          kind: 'doubled',
          count: 1,
          where: `insights ${person.key}`,
          what: 'a row of somebody who is gone',
        })
      continue
    }
    findings.push(...checkRow(person, row, insights.exposures.get(person.key) ?? 0))
  }
  for (const id of insights.people.keys()) {
    if (!people.has(id))
      findings.push({ kind: 'doubled', count: 1, where: `insights ${id}`, what: 'a row of nobody' })
  }
  return findings
}

function checkRow(person: StoredPerson, row: InsightsPerson | undefined, arms: number): Finding[] {
  const where = `insights ${person.key}`
  const { profile } = person
  const sums = sumsOf(person)
  const told = profile.standing
  return [
    ...compared(where, 'views', row?.views ?? 0, profile.counts.view_item ?? 0),
    ...compared(where, 'sessions', row?.sessions ?? 0, profile.session_count),
    ...compared(where, 'orders', row?.orders ?? 0, sums.orders),
    ...compared(where, 'revenue', row?.revenue_minor ?? 0, sums.revenue_minor, 'money'),
    ...compared(where, 'net revenue', row?.net_revenue_minor ?? 0, sums.net_revenue_minor, 'money'),
    ...compared(where, 'points', row?.points ?? 0, told?.points ?? 0, 'money'),
    ...compared(where, 'points earned', row?.points_earned ?? 0, told?.points_earned ?? 0, 'money'),
    ...compared(where, 'points held', row?.points_held ?? 0, told?.points_held ?? 0, 'money'),
    ...((row?.tier ?? null) === (told?.tier ?? null)
      ? []
      : [{ kind: 'lost' as const, count: 1, where, what: `tier ${row?.tier}, ${told?.tier} expected` }]),
    ...compared(where, 'arms of experiments', arms, profile.exposures?.length ?? 0),
  ]
}

/** Every order stands once, under who holds it, with its amounts. */
function checkPurchases({ people, insights }: StoredStore): Finding[] {
  const findings: Finding[] = []
  const held = new Map<string, string[]>()
  for (const { id, person } of insights.purchases) held.set(id, [...(held.get(id) ?? []), person])
  const facts = new Map(insights.purchases.map(({ id, fact }) => [id, fact]))
  for (const { key, orders } of people.values()) {
    for (const order of orders) {
      const where = `insights order ${order.id}`
      const owners = held.get(order.id) ?? []
      held.delete(order.id)
      findings.push(...compared(where, 'rows', owners.length, 1))
      if (owners.length === 1 && owners[0] !== key)
        findings.push({ kind: 'lost', count: 1, where, what: `under ${owners[0]}, held by ${key}` })
      const fact = facts.get(order.id)
      const { gross_minor, net_minor } = orderAmounts(order)
      findings.push(
        ...compared(where, 'gross', fact?.gross_minor ?? 0, gross_minor, 'money'),
        ...compared(where, 'net', fact?.net_minor ?? 0, net_minor, 'money'),
      )
    }
  }
  for (const id of held.keys())
    findings.push({
      kind: 'doubled',
      count: 1,
      where: `insights order ${id}`,
      what: 'an order that nobody holds',
    })
  return findings
}

/**
 * Days against the rows they were added up from. Who was forgotten, or did not come back for long, left the rows and
 * stays in the days; of the forgotten ones' orders it is known what they came to, of the rest a day may hold more.
 */
function checkDays({ people, insights, insightsIntake }: StoredStore): Finding[] {
  const isAnybodyGone =
    [...people.values()].some(({ profile }) => profile.erased) ||
    [...insightsIntake.origins].some((key) => !people.has(key))
  const days = new Map<string, Partial<InsightsDay>>()
  for (const { fact } of insights.purchases) {
    if (fact.cancelled) continue
    const day = days.get(fact.day) ?? {}
    days.set(fact.day, {
      orders: (day.orders ?? 0) + 1,
      revenue_minor: (day.revenue_minor ?? 0) + fact.gross_minor,
      net_revenue_minor: (day.net_revenue_minor ?? 0) + fact.net_minor,
      attributed_orders: (day.attributed_orders ?? 0) + (fact.attributed.length > 0 ? 1 : 0),
      attributed_revenue_minor:
        (day.attributed_revenue_minor ?? 0) + fact.attributed.reduce((sum, one) => sum + one.amount_minor, 0),
    })
  }
  const findings = insights.days.flatMap((held) => {
    const where = `insights day ${held.day}`
    const sums = days.get(held.day) ?? {}
    const shelf = insights.shelves.get(held.day)
    const columns = [
      'orders',
      'attributed_orders',
      'revenue_minor',
      'net_revenue_minor',
      'attributed_revenue_minor',
    ] as const
    return [
      ...columns.flatMap((column) => {
        const unit = column.endsWith('_minor') ? 'money' : 'things'
        const isKnown = !column.startsWith('attributed')
        const gone = isKnown ? (insights.erased.get(held.day)?.[column as 'orders'] ?? 0) : 0
        const found = compared(where, column, held[column], (sums[column] ?? 0) + gone, unit)
        return atLeast(isAnybodyGone && !isKnown, found)
      }),
      ...compared(where, 'impressions of its shelves', shelf?.impressions ?? 0, held.impressions),
      ...compared(where, 'clicks of its shelves', shelf?.clicks ?? 0, held.clicks),
      ...compared(
        where,
        'attributed revenue of its shelves',
        shelf?.attributed_revenue_minor ?? 0,
        held.attributed_revenue_minor,
        'money',
      ),
    ]
  })
  const rows = [...insights.people.values()]
  for (const column of ['views', 'sessions'] as const) {
    const held = insights.days.reduce((sum, day) => sum + day[column], 0)
    const expected = rows.reduce((sum, row) => sum + row[column], 0)
    findings.push(...atLeast(isAnybodyGone, compared('insights days', column, held, expected)))
  }
  return findings
}

function atLeast(isMoreAllowed: boolean, findings: Finding[]): Finding[] {
  return isMoreAllowed ? findings.filter(({ kind }) => kind !== 'doubled') : findings
}
