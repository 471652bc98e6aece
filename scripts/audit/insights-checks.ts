import { orderAmounts } from '#shared/customer/known-order'
import { checkDays } from './day-checks.ts'
import { compared, type Finding } from './finding.ts'
import { sumsOf } from './person-checks.ts'
import type { InsightsPerson } from './stored-insights.ts'
import type { StoredPerson } from './stored-person.ts'
import type { StoredStore } from './stored-store.ts'

/**
 * What the dashboard's object holds, against profiles and orders. Nothing is compared while flushes wait to be digested,
 * which an alarm does within a minute, or whoever asks for the overview.
 */
export function checkInsights(store: StoredStore, now: number): Finding[] {
  if (store.insightsIntake.waiting.length > 0) return []
  return [...checkRows(store), ...checkPurchases(store), ...checkDays(store, now)]
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
