import type { PersonRef } from '#shared/wire/account'
import type { MovementFlow, MovementLabel, MovementPeople, MovementsAnswer } from '#shared/wire/movement'
import type { Condition } from '../people/person-filter.ts'
import type { Work } from '../work.ts'
import { inside } from './among.ts'

export interface MovementsQuery {
  of: MovementLabel
  from: string
  to: string
  /** Only these people; everybody when left out. */
  among?: Condition | undefined
}

/** One flow: where from (undefined: not there yet) and where to. */
export interface FlowQuery extends MovementsQuery {
  fromLabel: string | null | undefined
  toLabel: string | null
  limit: number
  after: string
}

interface FlowColumns extends Record<string, string | number | null> {
  before: string | null
  now: string | null
  arrived: number
  people: number
}

/** Each person's newest label up to a day. The bare column is that of the row with the greatest day. */
const labelsAt = ({ of, among }: MovementsQuery) =>
  `SELECT person, max(day) AS since, CAST(${of} AS TEXT) AS label FROM label
   WHERE day <= ?${inside('person', among)} GROUP BY person`
/** What `labelsAt` binds. */
const boundAt = (day: string, { among }: MovementsQuery) => [day, ...(among?.bindings ?? [])]

/**
 * Who stood where on two days. Reads every row of the label book once for each day, and a third time for the members.
 *
 * @param nameOf what a label is called; null where the label says it itself
 */
export function* movements(
  sql: SqlStorage,
  query: MovementsQuery,
  nameOf: (label: string) => string | null,
): Work<MovementsAnswer> {
  const { of, from, to } = query
  const days = { from: snapshotAt(sql, from), to: snapshotAt(sql, to) }
  const flows = days.to === null ? [] : flowsBetween(sql, { ...query, from: days.from ?? '', to: days.to })
  yield
  const there = flows.filter(({ arrived }) => !arrived)
  const all = there.reduce((sum, { people }) => sum + people, 0)
  const same = there.filter((flow) => flow.from === flow.to).reduce((sum, { people }) => sum + people, 0)
  const members =
    days.to === null ? [] : membersBetween(sql, { ...query, from: days.from ?? '', to: days.to })
  return {
    of,
    ...days,
    nodes: nodesOf(flows).map((node) => ({ ...node, name: node.label === null ? null : nameOf(node.label) })),
    flows,
    stayed: all > 0 ? same / all : null,
    members,
    snapshots: sql
      .exec<MovementsAnswer['snapshots'][number] & Record<string, never>>(
        'SELECT day, people, rows AS rows_written FROM label_day WHERE day BETWEEN ? AND ? ORDER BY day',
        days.from ?? '',
        days.to ?? '',
      )
      .toArray(),
  }
}

/** A page of the people of one flow, by id. */
export function movementPeople(sql: SqlStorage, query: FlowQuery): MovementPeople {
  const { from, to, fromLabel, toLabel, limit, after } = query
  const moved = `FROM (${labelsAt(query)}) AS now LEFT JOIN (${labelsAt(query)}) AS before USING (person)
    LEFT JOIN person ON person.id = now.person
    WHERE now.label IS ? AND ${fromLabel === undefined ? 'before.since IS NULL' : 'before.since IS NOT NULL AND before.label IS ?'}`
  const bindings = [
    ...boundAt(to, query),
    ...boundAt(from, query),
    toLabel,
    ...(fromLabel === undefined ? [] : [fromLabel]),
  ]
  const { total } = sql.exec<{ total: number }>(`SELECT count(*) AS total ${moved}`, ...bindings).one()
  const rows = sql
    .exec<PersonRef & Record<string, never>>(
      `SELECT now.person AS person, name ${moved} AND now.person > ? ORDER BY now.person LIMIT ?`,
      ...bindings,
      after,
      limit + 1,
    )
    .toArray()
  const people = rows.slice(0, limit).map(({ person, name }): PersonRef => ({ person, name }))
  return { people, total, next_cursor: rows.length > limit ? (people.at(-1)?.person ?? null) : null }
}

/** The last day up to this one on which a snapshot was taken. */
function snapshotAt(sql: SqlStorage, day: string): string | null {
  return sql.exec<{ day: string | null }>('SELECT max(day) AS day FROM label_day WHERE day <= ?', day).one()
    .day
}

function flowsBetween(sql: SqlStorage, query: MovementsQuery): MovementFlow[] {
  return sql
    .exec<FlowColumns>(
      `SELECT before.label AS before, now.label AS now, before.since IS NULL AS arrived, count(*) AS people
       FROM (${labelsAt(query)}) AS now LEFT JOIN (${labelsAt(query)}) AS before USING (person)
       GROUP BY 1, 2, 3 ORDER BY people DESC, 1, 2`,
      ...boundAt(query.to, query),
      ...boundAt(query.from, query),
    )
    .toArray()
    .map(({ before, now, arrived, people }) => ({ from: before, arrived: arrived === 1, to: now, people }))
}

function nodesOf(flows: readonly MovementFlow[]): Omit<MovementsAnswer['nodes'][number], 'name'>[] {
  const nodes = new Map<string | null, { people_from: number; people_to: number }>()
  const nodeOf = (label: string | null) => {
    const known = nodes.get(label) ?? { people_from: 0, people_to: 0 }
    nodes.set(label, known)
    return known
  }
  for (const { from, arrived, to, people } of flows) {
    if (!arrived) nodeOf(from).people_from += people
    nodeOf(to).people_to += people
  }
  return [...nodes].map(([label, counts]) => ({ label, ...counts })).sort((a, b) => b.people_to - a.people_to)
}

/** A change takes one person from the label before and adds one to the label now; the sums of all so far are the members. */
function membersBetween(
  sql: SqlStorage,
  { of, from, to, among }: MovementsQuery,
): MovementsAnswer['members'] {
  const counts = new Map<string | null, number>()
  const days: MovementsAnswer['members'] = []
  const taken = sql
    .exec<{ day: string }>('SELECT day FROM label_day WHERE day BETWEEN ? AND ? ORDER BY day', from, to)
    .toArray()
  const changes = sql
    .exec<{ day: string; label: string | null; change: number }>(
      `WITH told AS (SELECT day, CAST(${of} AS TEXT) AS label,
           lag(CAST(${of} AS TEXT)) OVER earlier AS before, lag(day) OVER earlier AS since FROM label
           WHERE day <= ?${inside('person', among)}
           WINDOW earlier AS (PARTITION BY person ORDER BY day))
       SELECT day, label, sum(change) AS change FROM
         (SELECT day, label, 1 AS change FROM told UNION ALL
          SELECT day, before, -1 FROM told WHERE since IS NOT NULL)
       GROUP BY day, label HAVING sum(change) <> 0 ORDER BY day`,
      to,
      ...(among?.bindings ?? []),
    )
    .toArray()
  let next = 0
  for (const { day } of taken) {
    for (; next < changes.length && changes[next]!.day <= day; next++) {
      const { label, change } = changes[next]!
      counts.set(label, (counts.get(label) ?? 0) + change)
    }
    const labels = [...counts]
      .filter(([, people]) => people > 0)
      .map(([label, people]) => ({ label, people }))
    days.push({ day, labels: labels.sort((a, b) => b.people - a.people) })
  }
  return days
}
