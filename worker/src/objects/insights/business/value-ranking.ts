import type { OrderFact } from '#shared/customer/fact'
import type { Population } from '#shared/customer/value'
import { customerOutlook } from '#shared/insight/customer-outlook'
import { historyOf } from '#shared/insight/purchase-history'
import { rankedPartsOf } from '#shared/insight/ranked-parts'
import type { BaseRun, BaseValue } from '#shared/wire/customer-base'
import type { ValueRanking } from '#shared/wire/value-ranking'
import type { ValueSettings } from '#shared/wire/worth'
import type { BaseResultTable } from '../models/base-result-table.ts'
import { dayNumber } from '../people/customer-pages.ts'
import type { Condition } from '../people/person-filter.ts'
import { and } from './among.ts'

export interface RankingQuery {
  settings: ValueSettings & { margin: number }
  now: number
  among?: Condition | undefined
}

/** With fewer customers a rank says little. */
const fewestCustomers = 20

/**
 * The parts of the composite value of everybody on a list of the newest run. It reads the orders of at most a few hundred
 * people, however many there are.
 */
export function valueRanking(
  sql: SqlStorage,
  results: BaseResultTable,
  { settings, now, among }: RankingQuery,
): ValueRanking {
  const answer = results.answer(({ value }) => value)
  if (answer.state === 'pending') return answer
  const { version, as_of, customers, outlook: all } = answer
  const run: BaseRun = { version, as_of, customers }
  const model = results.model()
  const population = populationOf(run, all, settings.margin)
  const ids = [
    ...new Set(
      Object.values(results.accounts()).flatMap((list: { id: string }[]) => list.map(({ id }) => id)),
    ),
  ]
  const names = namesOf(sql, ids, among)
  const facts = factsOf(sql, [...names.keys()])
  const people = [...names].flatMap(([person, name]) => {
    const own = facts.get(person)
    if (!own) return []
    const bought = own
      .filter(({ day, cancelled }) => day <= as_of && !cancelled)
      .map(({ day, net_minor }) => ({ day: dayNumber(day), amount: net_minor }))
    const history = historyOf(bought, dayNumber(as_of))
    const outlook = model && history && customerOutlook(model, history)
    return [{ person, name, parts: rankedPartsOf({ facts: own, outlook, population, settings, now }) }]
  })
  return { state: 'ready', ...run, people }
}

/** What others have of the parts in money, as on a customer's page. */
function populationOf({ customers }: BaseRun, all: BaseValue['outlook'], margin: number): Population {
  if (!all || customers < fewestCustomers) return {}
  const margins = (spends: readonly number[]) => spends.map((spend) => Math.round(spend * margin))
  return {
    contribution: margins(all.year_worth_percentiles),
    future: margins(all.lifetime_value_percentiles),
  }
}

/** The names of those of them that are there, and in the segment. */
function namesOf(
  sql: SqlStorage,
  ids: readonly string[],
  among: Condition | undefined,
): Map<string, string | null> {
  const rows = sql.exec<{ id: string; name: string | null }>(
    `SELECT id, name FROM person WHERE kind <> 'nobody' AND id IN (SELECT value FROM json_each(?))${and(among)}`,
    JSON.stringify(ids),
    ...(among?.bindings ?? []),
  )
  return new Map(rows.toArray().map(({ id, name }) => [id, name]))
}

function factsOf(sql: SqlStorage, ids: readonly string[]): Map<string, OrderFact[]> {
  const found = new Map<string, OrderFact[]>()
  const rows = sql.exec<{ person: string; fact: string }>(
    'SELECT person, fact FROM purchase WHERE person IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  )
  for (const { person, fact } of rows) {
    const order = JSON.parse(fact) as OrderFact
    const known = found.get(person)
    if (known) known.push(order)
    else found.set(person, [order])
  }
  return found
}
