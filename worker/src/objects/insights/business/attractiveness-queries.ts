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
const outlooksAtOnce = 250

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
  for (const { label, people } of sql.exec<GroupColumns>(
    `SELECT ${column.sql} AS label, count(*) AS people FROM person WHERE ${buyers}${and(among)} GROUP BY 1`,
    ...(among?.bindings ?? []),
  )) {
    const name = column.labelOf(label)
    if (name !== null) sizes.set(name, (sizes.get(name) ?? 0) + people)
  }
  yield
  const { values, sample } = model
    ? yield* valuesOf(sql, column, model, { today, among })
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

/** Every so many-eth buyer by key: ids tend to follow time, so a run of neighbours would be all of one age. */
function* valuesOf(
  sql: SqlStorage,
  column: LabelColumn,
  model: BaseModel,
  { today, among }: { today: string; among?: Condition | undefined },
): Work<{ values: Map<string, RatioSums>; sample: number }> {
  const rows = sql
    .exec<{ id: string; label: string | number | null }>(
      `SELECT id, label FROM (SELECT id, ${column.sql} AS label, row_number() OVER (ORDER BY id) AS place,
           count(*) OVER () AS everybody FROM person WHERE ${buyers}${and(among)})
       WHERE place % max(1, everybody / ${sampleSize}) = 0 ORDER BY id LIMIT ${2 * sampleSize}`,
      ...(among?.bindings ?? []),
    )
    .toArray()
  yield
  const values = new Map<string, RatioSums>()
  let sample = 0
  for (const { id, label } of rows) {
    const name = column.labelOf(label)
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
