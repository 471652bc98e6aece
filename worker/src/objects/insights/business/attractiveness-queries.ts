import { type ArmCount, attractiveness } from '#shared/insight/attractiveness'
import { type BaseModel, customerOutlook } from '#shared/insight/customer-outlook'
import { addToRatio, type RatioSums, startRatio } from '#shared/insight/estimate'
import { historyOf } from '#shared/insight/purchase-history'
import type { AttractivenessAnswer } from '#shared/wire/attractiveness'
import type { PersonLabel } from '#shared/wire/drivers'
import { dayNumber, purchasesOf } from '../people/customer-pages.ts'
import type { Condition } from '../people/person-filter.ts'
import type { Work } from '../work.ts'
import { and, inside } from './among.ts'
import type { LabelColumn } from './label-sql.ts'

export interface AttractivenessQuery {
  by: PersonLabel
  experiment: AttractivenessAnswer['experiment']
  /** What approaching one person costs; null: not said. */
  cost: number | null
  /** Only these people; everybody when left out. */
  among?: Condition | undefined
}

/** People whose lifetime value is worked out for one answer: a tenth of a second. */
const sampleSize = 2_000
/** And of these in one step. */
const outlooksAtOnce = 100
/** People of one page. */
const pagePeople = 2_000

interface GroupColumns extends Record<string, string | number | null> {
  label: string | number | null
  people: number
}

/** Groups of people with an order as targets; pending before the first run, without values where it fitted nothing. */
export function* attractivenessOf(
  sql: SqlStorage,
  { by, experiment, cost, among }: AttractivenessQuery,
  { column, model, today }: { column: LabelColumn | null; model: BaseModel | null; today: string },
): Work<AttractivenessAnswer> {
  if (!column) return { state: 'pending', by, experiment, sample: 0, groups: [] }
  const sizes = new Map<string, number>()
  const people = yield* labelled(sql, column, among)
  for (const { name } of people) if (name !== null) sizes.set(name, (sizes.get(name) ?? 0) + 1)
  const { values, sample } = model
    ? yield* valuesOf(sql, people, model, today)
    : { values: new Map<string, RatioSums>(), sample: 0 }
  const arms = experiment && armsOf(sql, column, experiment, among)
  return {
    state: 'ready',
    by,
    experiment,
    sample,
    groups: attractiveness(
      [...sizes].map(([label, size]) => ({
        label,
        size,
        value: values.get(label) ?? startRatio(),
        response: arms && responseOf(arms.get(label)),
        cost,
      })),
    ),
  }
}

/** Somebody with an order and the group they are of. */
interface Labelled {
  id: string
  name: string | null
}

/** Every buyer by key, page by page. */
function* labelled(sql: SqlStorage, column: LabelColumn, among: Condition | undefined): Work<Labelled[]> {
  const people: Labelled[] = []
  for (let isMore = true; isMore; ) {
    const page = sql
      .exec<{ id: string; label: string | number | null }>(
        `SELECT id, ${column.sql} AS label FROM person WHERE id > ? AND ${buyers}${and(among)}
         ORDER BY id LIMIT ${pagePeople}`,
        people.at(-1)?.id ?? '',
        ...(among?.bindings ?? []),
      )
      .toArray()
    for (const { id, label } of page) people.push({ id, name: column.labelOf(label) })
    isMore = page.length === pagePeople
    yield
  }
  return people
}

/** Of every so many-eth buyer by key: ids tend to follow time, so a run of neighbours would be all of one age. */
function* valuesOf(
  sql: SqlStorage,
  people: readonly Labelled[],
  model: BaseModel,
  today: string,
): Work<{ values: Map<string, RatioSums>; sample: number }> {
  const step = Math.max(1, Math.floor(people.length / sampleSize))
  const asked = people.filter((_, i) => (i + 1) % step === 0).slice(0, 2 * sampleSize)
  const values = new Map<string, RatioSums>()
  let sample = 0
  for (const { id, name } of asked) {
    const history = historyOf(purchasesOf(sql, id, today), dayNumber(today))
    if (name === null || !history) continue
    const sums = values.get(name) ?? startRatio()
    values.set(name, sums)
    addToRatio(sums, customerOutlook(model, history).lifetime_value, 1)
    sample++
    if (sample % outlooksAtOnce === 0) yield
  }
  return { values, sample }
}

interface ArmColumns extends GroupColumns {
  is_baseline: number
  converters: number
}

function armsOf(
  sql: SqlStorage,
  column: LabelColumn,
  { id, arm, baseline }: NonNullable<AttractivenessAnswer['experiment']>,
  among?: Condition,
): Map<string, { baseline: ArmCount; arm: ArmCount }> {
  const arms = new Map<string, { baseline: ArmCount; arm: ArmCount }>()
  for (const row of sql.exec<ArmColumns>(
    `SELECT label, met = ? AS is_baseline, count(*) AS people, sum(bought > 0) AS converters FROM
       (SELECT ${column.sql} AS label, exposure.arm AS met, exposure.orders AS bought,
          count(*) OVER (PARTITION BY exposure.person) AS arms
        FROM exposure JOIN person ON person.id = exposure.person WHERE experiment = ?${inside('person.id', among)})
     WHERE arms = 1 AND met IN (?, ?) GROUP BY 1, 2`,
    baseline,
    id,
    ...(among?.bindings ?? []),
    arm,
    baseline,
  )) {
    const label = column.labelOf(row.label)
    if (label === null) continue
    const known = arms.get(label) ?? {
      baseline: { people: 0, converters: 0 },
      arm: { people: 0, converters: 0 },
    }
    const side = row.is_baseline ? known.baseline : known.arm
    side.people += row.people
    side.converters += row.converters
    arms.set(label, known)
  }
  return arms
}

const nobodyMet = { people: 0, converters: 0 }
const responseOf = (met: { baseline: ArmCount; arm: ArmCount } | undefined) =>
  met ?? { baseline: nobodyMet, arm: nobodyMet }
const buyers = "order_days > 0 AND kind IN ('customer', 'guest')"
