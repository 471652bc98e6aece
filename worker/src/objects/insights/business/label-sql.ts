import { segmentOf } from '#shared/customer/rfm'
import type { PersonLabel } from '#shared/wire/drivers'
import type { ValueBand } from '#shared/wire/treatment'
import { isInCluster, rfmScore, type Scoring } from '../people/person-scores.ts'

/** What people are told apart by depends on the day, the newest run of the models, and the merchant's bands. */
export interface LabelContext {
  today: string
  scoring: Scoring | null
  bands: readonly ValueBand[]
}

/** A label of people as SQL over `person`, and what its values are called. */
export interface LabelColumn {
  sql: string
  labelOf(value: string | number | null): string | null
}

/** The labels of everybody as they are today; who has none (no order, no tier, no run yet) has null. */
export function labelColumn(kind: PersonLabel, sql: SqlStorage, context: LabelContext): LabelColumn {
  switch (kind) {
    case 'tier':
      return { sql: 'tier', labelOf: textOf }
    case 'rfm':
      return { sql: `iif(order_days > 0, ${rfmCode(context)}, NULL)`, labelOf: segmentOfCode }
    case 'cluster':
      return { sql: `iif(order_days > 0, ${clusterCase(context)}, NULL)`, labelOf: textOf }
    case 'lifecycle':
      return { sql: newestStage, labelOf: textOf }
    case 'band':
      return { sql: bandCase(sql, context.bands), labelOf: textOf }
    default:
      return kind satisfies never
  }
}

/** The segment of three scores written as one number. @example segmentOfCode(555) // 'champions' */
export function segmentOfCode(code: string | number | null): string | null {
  if (typeof code !== 'number') return null
  const [recency, frequency, worth] = [Math.floor(code / 100), Math.floor(code / 10) % 10, code % 10]
  // The lowest score of frequency is for one order, and only for one.
  return segmentOf({ recency, frequency, worth }, frequency)
}

function rfmCode(context: LabelContext): string {
  const score = (part: 'recency' | 'frequency' | 'worth') => rfmScore(part, context)
  return `(${score('recency')} * 100 + ${score('frequency')} * 10 + ${score('worth')})`
}

/** The number of a person's cluster as SQL; NULL without clusters. */
export function clusterCase(context: Pick<LabelContext, 'today' | 'scoring'>): string {
  const centres = context.scoring?.clusters?.centres ?? []
  const cases = centres.map((_, i) => `WHEN ${isInCluster(i, context)} THEN ${i}`)
  return cases.length > 0 ? `(CASE ${cases.join(' ')} END)` : 'NULL'
}

/**
 * Bands by net spend: the best `share` of the customers with an order, then the next. Equals stand in the same band, the
 * higher one.
 */
function bandCase(sql: SqlStorage, bands: readonly ValueBand[]): string {
  const { n } = sql.exec<{ n: number }>(`SELECT count(*) AS n FROM person WHERE ${buyers}`).one()
  let share = 0
  const cases = bands.slice(0, -1).flatMap(({ id, share: own }) => {
    share += own
    const people = Math.min(n, Math.round(share * n))
    if (people === 0) return []
    const [last] = sql.exec<{ worth: number }>(
      `SELECT net_revenue_minor AS worth FROM person WHERE ${buyers} ORDER BY net_revenue_minor DESC LIMIT 1 OFFSET ?`,
      people - 1,
    )
    return last ? [`WHEN net_revenue_minor >= ${Math.trunc(last.worth)} THEN ${quoted(id)}`] : []
  })
  const rest = quoted(bands.at(-1)?.id ?? '')
  return `iif(${buyers}, CASE ${cases.join(' ')} ${cases.length > 0 ? `ELSE ${rest} END` : `WHEN 1 THEN ${rest} END`}, NULL)`
}

/** As of the newest snapshot: a stage follows from more than a row of a person tells. */
const newestStage =
  '(SELECT lifecycle FROM label WHERE label.person = person.id ORDER BY label.day DESC LIMIT 1)'

const buyers = "order_days > 0 AND kind <> 'nobody'"

/** Ids of bands are a-z, 0-9 and hyphens by their schema; anything else would not get here. */
function quoted(id: string): string {
  if (!/^[a-z0-9-]*$/.test(id)) throw new RangeError('a band has another id than its schema allows')
  return `'${id}'`
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value)
}
