import { daysOver, type ReckonedOrder, tenthOf, tiersOn } from '#shared/loyalty/tier-reckoning'
import type { PersonRef } from '#shared/wire/account'
import type { PointsReport, ReckonedTiers, TierProgress, TiersReport } from '#shared/wire/programme'
import type { TierProgramme } from '#shared/wire/tier'
import { and } from '../business/among.ts'
import { dayOfNumber, trailPages } from '../business/trails.ts'
import type { Work } from '../work.ts'
import type { Condition } from './person-filter.ts'
import { customersMeasured } from './tier-dry-run.ts'

/** Only these people are asked about; everybody when left out. */
interface Narrowed {
  among?: Condition | undefined
}

export interface TiersQuery extends Narrowed {
  programme: TierProgramme
  timeZone: string
  from: string
  to: string
  now: number
}

export interface PointsQuery extends Narrowed {
  currency: string
  minorPerPoint: number
}

/** What the programme's two questions are asked with, and how they are answered. */
export interface ProgrammeQuestions {
  points: [PointsQuery, PointsReport]
  tiers: [TiersQuery, TiersReport]
}
type ProgrammeQuestion = keyof ProgrammeQuestions

/** People named of each step and flow. */
const mostNamed = 20
/** Days that are reckoned between the first and the last. */
const mostDays = 13
/** More orders than these would take seconds. */
const mostOrders = 200_000

/** The answer to a question by its name. */
export function answerProgramme<K extends ProgrammeQuestion>(
  sql: SqlStorage,
  question: K,
  asked: ProgrammeQuestions[K][0],
): ProgrammeQuestions[K][1] | Work<ProgrammeQuestions[K][1]> {
  return question === 'points'
    ? pointsReport(sql, asked as PointsQuery)
    : tiersReport(sql, asked as TiersQuery)
}

type PointsRow = Record<'earned' | 'holding' | 'held' | 'points_earned' | 'open' | 'points_held', number>

/** Everybody's points, as customers' objects told them last. */
function pointsReport(sql: SqlStorage, { currency, minorPerPoint, among }: PointsQuery): PointsReport {
  const row = sql
    .exec<PointsRow>(
      `SELECT count(*) FILTER (WHERE points_earned > 0) AS earned, count(*) FILTER (WHERE points > 0) AS holding,
         count(*) FILTER (WHERE points_held > 0) AS held, coalesce(sum(points_earned), 0) AS points_earned,
         coalesce(sum(points), 0) AS open, coalesce(sum(points_held), 0) AS points_held
       FROM person WHERE kind = 'customer'${and(among)}`,
      ...(among?.bindings ?? []),
    )
    .one()
  const points = { earned: row.points_earned, open: row.open, held: row.points_held }
  return {
    currency,
    minor_per_redeemed_point: minorPerPoint,
    people: { earned: row.earned, holding: row.holding, held: row.held },
    points: { ...points, gone: Math.max(0, points.earned - points.open - points.held) },
    liability_minor: Math.round(Math.max(0, points.open) * minorPerPoint),
    unknown: ['pending', 'spent', 'expired'],
  }
}

/** Who is in which tier, how far from the next, and how many would have been where on earlier days. */
function* tiersReport(sql: SqlStorage, query: TiersQuery): Work<TiersReport> {
  const { programme, from, to, among } = query
  const members = new Map(
    sql
      .exec<{ tier: string | null; people: number }>(
        `SELECT tier, count(*) AS people FROM person WHERE kind = 'customer'${and(among)} GROUP BY tier`,
        ...(among?.bindings ?? []),
      )
      .toArray()
      .map(({ tier, people }) => [tier, people]),
  )
  const known = programme.tiers.map(({ id, name, threshold }) => ({
    tier: id,
    name,
    threshold,
    people: members.get(id) ?? 0,
  }))
  const customers = [...members.values()].reduce((sum, people) => sum + people, 0)
  const others = customers - known.reduce((sum, { people }) => sum + people, 0)
  const lacking = lackingOf(sql, programme)
  yield
  const progress = programme.basis === 'value' ? null : yield* progressOf(sql, query)
  const reckoned = lacking ? null : yield* reckonedOf(sql, query)
  return {
    from,
    to,
    basis: programme.basis,
    customers,
    tiers: [...known, { tier: null, name: null, threshold: null, people: others }],
    progress,
    reckoned,
    lacking,
  }
}

function lackingOf(sql: SqlStorage, { basis }: TierProgramme): TiersReport['lacking'] {
  if (basis !== 'net_spend' && basis !== 'orders') return 'not_by_this_basis'
  const { n } = sql.exec<{ n: number | null }>('SELECT sum(orders) AS n FROM day').one()
  return (n ?? 0) > mostOrders ? 'too_many_orders' : null
}

function* progressOf(sql: SqlStorage, { programme, timeZone, now, among }: TiersQuery): Work<TierProgress[]> {
  const { tiers } = programme
  const rows = tiers.slice(0, -1).map((tier, index) => {
    const { id: next, threshold } = tiers[index + 1]!
    const steps = Array.from({ length: 10 }, (_, n) => ({ from: n / 10, people: 0, some: [] as PersonRef[] }))
    return { tier: tier.id, next, threshold, people: 0, steps }
  })
  for (const { id, tier, amount } of yield* customersMeasured(sql, { programme, timeZone, now, among })) {
    const place = Math.max(
      tiers.findIndex((one) => one.id === tier),
      0,
    )
    const row = rows[place]
    if (tier === null || !row) continue
    const step = row.steps[tenthOf(amount, row.threshold)]!
    row.people++
    step.people++
    if (step.some.length < mostNamed) step.some.push({ person: id, name: null })
  }
  for (const { steps } of rows) for (const { some } of steps) name(sql, some)
  return rows
}

/** Puts names to people. */
function name(sql: SqlStorage, people: PersonRef[]): void {
  for (const one of people) {
    const [row] = sql.exec<{ name: string | null }>('SELECT name FROM person WHERE id = ?', one.person)
    one.name = row?.name ?? null
  }
}

function* reckonedOf(sql: SqlStorage, { programme, from, to, among }: TiersQuery): Work<ReckonedTiers> {
  const days = daysOver(from, to, mostDays)
  const counts = days.map(() => new Map<string, number>())
  const flows = new Map<string, ReckonedTiers['flows'][number]>()
  const add = (person: string, orders: readonly ReckonedOrder[]): void => {
    const labels = tiersOn(programme, days, orders)
    for (const [index, label] of labels.entries()) {
      if (label !== null) counts[index]!.set(label, (counts[index]!.get(label) ?? 0) + 1)
    }
    const [first = null, last = null] = [labels[0], labels.at(-1)]
    if (last === null) return
    const key = JSON.stringify([first, last])
    const flow = flows.get(key) ?? { from: first, to: last, people: 0, some: [] }
    flows.set(key, flow)
    flow.people++
    if (flow.some.length < mostNamed) flow.some.push({ person, name: null })
  }
  for (const page of trailPages(sql, { from: '', to, among })) {
    for (const { person, kind, orders } of page) {
      if (kind === 'customer')
        add(
          person,
          orders.map(({ day, net }) => ({ day: dayOfNumber(day), net })),
        )
    }
    yield
  }
  for (const { some } of flows.values()) name(sql, some)
  const order = (label: string) => programme.tiers.findIndex(({ id }) => id === label)
  return {
    members: days.map((day, index) => ({
      day,
      labels: [...counts[index]!]
        .map(([label, people]) => ({ label, people }))
        .sort((a, b) => order(a.label) - order(b.label)),
    })),
    flows: [...flows.values()].sort((a, b) => b.people - a.people),
  }
}
