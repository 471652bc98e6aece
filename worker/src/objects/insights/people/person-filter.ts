import { addDays } from '#shared/maths/calendar'
import { dayStart } from '#shared/maths/day-start'
import { type CustomerFilter, type FilterNumber, filterNumbers } from '#shared/wire/segment'
import type { RfmSegment } from '#shared/wire/worth'
import { codesOf, isInCluster, pAlive, rfmScore, type Scoring } from './person-scores.ts'

/** What a filter means depends on the day, the store's time zone, and what the newest run of the models found. */
export interface FilterContext {
  /** Today in the store's time zone. */
  today: string
  timeZone: string
  /** Null before the first run: then nobody has what only a model says. */
  scoring: Scoring | null
}

/** A condition on rows of `person`. What a caller gave is only among the bindings, never in the SQL. */
export interface Condition {
  sql: string
  bindings: (string | number)[]
}

/** Fields that only the models can answer. */
const ofModels: readonly (keyof CustomerFilter)[] = [
  'rfm',
  'cluster',
  'rfm_recency_min',
  'rfm_recency_max',
  'rfm_frequency_min',
  'rfm_frequency_max',
  'rfm_worth_min',
  'rfm_worth_max',
  'p_alive_min',
  'p_alive_max',
]

/** Whether a filter asks for what the models say. */
export function asksModels(filter: CustomerFilter): boolean {
  return ofModels.some((field) => filter[field] !== undefined)
}

/**
 * The condition that all filters hold, as SQL over `person`. Where none of them says what kind of people is meant, it is
 * customers and guests. Who has nothing to compare (no order, no points) is not chosen by a comparison.
 *
 * @example compileFilters([{ orders_min: 2 }], context)
 * // { sql: "kind IN ('customer', 'guest') AND orders >= ?", bindings: [2] }
 */
export function compileFilters(filters: readonly CustomerFilter[], context: FilterContext): Condition {
  const isKindSaid = filters.some(({ kind }) => kind !== undefined)
  const conditions = [
    ...(isKindSaid ? [] : [kindCondition('known')]),
    ...filters.flatMap((filter) => conditionsOf(filter, context)),
  ]
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    bindings: conditions.flatMap(({ bindings }) => bindings),
  }
}

function conditionsOf(filter: CustomerFilter, context: FilterContext): Condition[] {
  const { kind, tier, country, held, rfm, cluster } = filter
  return [
    ...(kind === undefined ? [] : [kindCondition(kind)]),
    ...(tier === undefined ? [] : [{ sql: 'tier = ?', bindings: [tier] }]),
    ...(country === undefined ? [] : [{ sql: 'country = ?', bindings: [country] }]),
    ...(held ? [{ sql: 'points_held > 0', bindings: [] }] : []),
    ...filterNumbers.flatMap((name) => numberConditions(name, filter, context)),
    ...dayConditions(filter),
    ...momentConditions(filter, context),
    ...(asksModels(filter) ? [buyers] : []),
    ...(rfm === undefined ? [] : [segmentCondition(rfm, context)]),
    ...(cluster === undefined ? [] : [{ sql: isInCluster(cluster, context), bindings: [] }]),
    ...orderCondition(filter),
  ]
}

/** The models tell of people with an order. */
const buyers: Condition = { sql: 'order_days > 0', bindings: [] }

const kindLists = {
  known: "'customer', 'guest'",
  customer: "'customer'",
  guest: "'guest'",
  visitor: "'visitor'",
  all: "'customer', 'guest', 'visitor'",
} satisfies Record<NonNullable<CustomerFilter['kind']>, string>

function kindCondition(kind: NonNullable<CustomerFilter['kind']>): Condition {
  return { sql: `kind IN (${kindLists[kind]})`, bindings: [] }
}

/** What is compared, as SQL. Days since something, and ages, are compared as days and years of the calendar, elsewhere. */
const columns: Record<
  Exclude<FilterNumber, 'days_since_order' | 'days_since_seen' | 'age'>,
  (context: FilterContext) => string
> = {
  orders: () => 'orders',
  revenue_minor: () => 'revenue_minor',
  net_revenue_minor: () => 'net_revenue_minor',
  points: () => 'points',
  rfm_recency: (context) => rfmScore('recency', context),
  rfm_frequency: (context) => rfmScore('frequency', context),
  rfm_worth: (context) => rfmScore('worth', context),
  p_alive: pAlive,
  satisfaction: () => "(SELECT fact ->> 'score' FROM stated WHERE stated.person = person.id)",
}

function numberConditions(name: FilterNumber, filter: CustomerFilter, context: FilterContext): Condition[] {
  const [least, most] = [filter[`${name}_min`], filter[`${name}_max`]]
  if (name === 'days_since_order') return compared('last_order_day', daysAgo(context.today, least, most))
  if (name === 'age') return compared('birth_year', yearsBefore(context.today, least, most))
  if (name === 'days_since_seen') return moments('last_at', daysAgo(context.today, least, most), context)
  return compared(columns[name](context), [least, most])
}

function dayConditions(filter: CustomerFilter): Condition[] {
  return [
    ...compared('first_order_day', [filter.first_order_from, filter.first_order_to]),
    ...compared('last_order_day', [filter.last_order_from, filter.last_order_to]),
  ]
}

/** Somebody with an order on one of these days, looked up among their own orders; cancelled ones do not count. */
function orderCondition({ ordered_from, ordered_to }: CustomerFilter): Condition[] {
  if (ordered_from === undefined && ordered_to === undefined) return []
  const days = compared('purchase.day', [ordered_from, ordered_to])
  return [
    {
      sql: `EXISTS (SELECT 1 FROM purchase WHERE purchase.person = person.id
        AND ${days.map(({ sql }) => sql).join(' AND ')} AND NOT (purchase.fact ->> 'cancelled'))`,
      bindings: days.flatMap(({ bindings }) => bindings),
    },
  ]
}

function momentConditions(filter: CustomerFilter, context: FilterContext): Condition[] {
  return [
    ...moments('first_at', [filter.first_seen_from, filter.first_seen_to], context),
    ...moments('last_at', [filter.last_seen_from, filter.last_seen_to], context),
  ]
}

function segmentCondition(rfm: RfmSegment, context: FilterContext): Condition {
  const code = `(${rfmScore('recency', context)} * 100 + ${rfmScore('frequency', context)} * 10 + ${rfmScore('worth', context)})`
  return { sql: `${code} IN (${codesOf(rfm).join(', ')})`, bindings: [] }
}

type Range<T> = readonly [least: T | undefined, most: T | undefined]

/** `sql` is ours; both ends count. */
function compared(sql: string, [least, most]: Range<string | number>): Condition[] {
  return [
    ...(least === undefined ? [] : [{ sql: `${sql} >= ?`, bindings: [least] }]),
    ...(most === undefined ? [] : [{ sql: `${sql} <= ?`, bindings: [most] }]),
  ]
}

/** A moment within days of the store's time zone, both counted. */
function moments(
  column: 'first_at' | 'last_at',
  [from, to]: Range<string>,
  { timeZone }: FilterContext,
): Condition[] {
  return [
    ...(from === undefined ? [] : [{ sql: `${column} >= ?`, bindings: [dayStart(from, timeZone)] }]),
    ...(to === undefined ? [] : [{ sql: `${column} < ?`, bindings: [dayStart(addDays(to, 1), timeZone)] }]),
  ]
}

/** So old or older is born that many years ago or before: everybody is as old as on their birthday of this year. */
function yearsBefore(today: string, least: number | undefined, most: number | undefined): Range<number> {
  const born = (age: number | undefined) => (age === undefined ? undefined : Number(today.slice(0, 4)) - age)
  return [born(most), born(least)]
}

/** So many days ago and more is that day and earlier. */
function daysAgo(today: string, least: number | undefined, most: number | undefined): Range<string> {
  const ago = (days: number | undefined) => (days === undefined ? undefined : addDays(today, -days))
  return [ago(most), ago(least)]
}
