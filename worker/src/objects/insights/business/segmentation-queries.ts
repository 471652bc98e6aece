import { rfmScores } from '#shared/customer/rfm'
import { partOf } from '#shared/insight/breaks'
import { clusterOf } from '#shared/insight/run/cluster-phase'
import { explainedShare } from '#shared/insight/value-cube'
import { addDays } from '#shared/maths/calendar'
import { hash32 } from '#shared/maths/hash'
import type { SegmentationsAnswer } from '#shared/wire/scorecard'
import { countBuyers, dayNumber } from '../people/customer-pages.ts'
import type { Condition } from '../people/person-filter.ts'
import type { Work } from '../work.ts'
import type { LabelContext } from './label-sql.ts'
import { dayOfNumber, numberOf, type Trail, trailPages } from './trails.ts'

const days = 90
const mostPeople = 20_000

interface PersonColumns extends Record<string, string | number | null> {
  person: string
  worth: number
  orders: number
  first: string
  last: string
  next: number
  troubled: number
  tier: string | null
}

/**
 * How much of the differences in what people spent in the last 90 days is explained by what they were called before: η²
 * of each segmentation, made from the orders up to then. Breaks and centres are those of the newest run, which saw these
 * 90 days; the tier is that of the snapshot, null where there was none.
 */
export function* segmentations(
  sql: SqlStorage,
  { today, scoring, bands }: LabelContext,
  among?: Condition,
): Work<SegmentationsAnswer> {
  const asOf = addDays(today, -days)
  if (!scoring) return { state: 'pending', as_of: asOf, days, people: 0, segmentations: [] }
  const share = mostPeople / Math.max(mostPeople, countBuyers(sql))
  const isAsked = (person: string) => hash32(person) < share * 2 ** 32
  const people = yield* boughtAround(sql, { asOf, to: today, among, isAsked })
  const spent = people.map(({ next }) => next)
  const logs = spent.map((amount) => Math.log1p(Math.max(0, amount)))
  const worths = people.map(({ worth }) => worth).sort((a, b) => b - a)
  let upTo = 0
  const breaks = bands.slice(0, -1).flatMap((band) => {
    upTo += band.share
    return worths[Math.max(0, Math.round(upTo * worths.length) - 1)] ?? []
  })
  const rows = people.map(({ worth, orders, first, last, troubled }) => ({
    worth,
    orders,
    daysSince: dayNumber(asOf) - dayNumber(last),
    tenure: dayNumber(asOf) - dayNumber(first),
    troubled,
  }))
  const explain = (
    by: SegmentationsAnswer['segmentations'][number]['by'],
    labels: (string | number)[] | null,
  ) => ({
    by,
    groups: new Set(labels ?? []).size,
    explained: labels && labels.length > 0 ? explainedShare(labels, spent) : null,
    explained_log: labels && labels.length > 0 ? explainedShare(labels, logs) : null,
  })
  return {
    state: 'ready',
    as_of: asOf,
    days,
    people: people.length,
    segmentations: [
      explain(
        'band',
        rows.map(({ worth }) => partOf(breaks.toReversed(), worth)),
      ),
      explain(
        'rfm',
        rows.map((row) => rfmScores(scoring.breaks, row).segment),
      ),
      explain('cluster', scoring.clusters && rows.map((row) => clusterOf(scoring.clusters, row))),
      explain('tier', people.some(({ tier }) => tier !== null) ? people.map(({ tier }) => tier ?? '') : null),
    ],
  }
}

function* boughtAround(
  sql: SqlStorage,
  {
    asOf,
    to,
    among,
    isAsked,
  }: { asOf: string; to: string; among: Condition | undefined; isAsked(person: string): boolean },
): Work<PersonColumns[]> {
  // The day is ours: it stands in the SQL of a label, which binds nothing.
  const tier = `(SELECT tier FROM label WHERE label.person = person.id AND label.day <= '${asOf}'
    ORDER BY label.day DESC LIMIT 1)`
  const end = numberOf(asOf)
  const people: PersonColumns[] = []
  const add = ({ person, orders, label }: Trail): void => {
    const past = orders.filter(({ day }) => day <= end)
    const [first, last] = [past[0], past.at(-1)]
    if (!first || !last || !isAsked(person)) return
    const worth = past.reduce((sum, { net }) => sum + net, 0)
    people.push({
      person,
      worth,
      orders: new Set(past.map(({ day }) => day)).size,
      first: dayOfNumber(first.day),
      last: dayOfNumber(last.day),
      troubled: past.filter(({ isTroubled }) => isTroubled).length,
      next: orders.reduce((sum, { net }) => sum + net, 0) - worth,
      tier: label === null ? null : String(label),
    })
  }
  for (const page of trailPages(sql, { from: '', to, label: tier, among })) {
    page.forEach(add)
    yield
  }
  return people
}
