import type { Treatment, TreatmentAnswer } from '#shared/wire/treatment'
import type { Work } from '../work.ts'
import type { LabelColumn } from './label-sql.ts'

/** The bands with who stands in them today. */
export function treatment(sql: SqlStorage, bands: Treatment['bands'], column: LabelColumn): TreatmentAnswer {
  const rows = sql
    .exec<{ band: string | null; customers: number; worth: number }>(
      `SELECT ${column.sql} AS band, count(*) AS customers, sum(net_revenue_minor) AS worth
       FROM person WHERE order_days > 0 AND kind <> 'nobody' GROUP BY 1`,
    )
    .toArray()
  const total = rows.reduce((sum, { worth }) => sum + worth, 0)
  return {
    bands: bands.map((band) => {
      const { customers = 0, worth = 0 } = rows.find((row) => row.band === band.id) ?? {}
      return {
        ...band,
        customers,
        net_revenue_minor: worth,
        revenue_share: total > 0 ? worth / total : null,
      }
    }),
  }
}

/** People of one page. */
const pagePeople = 2_000

/** A band and some of its people. */
export interface BandPeople {
  band: string
  name: string
  customers: number
  people: string[]
}

/** The bands with as many of their people each, evenly over all by key. */
export function* sampleByBand(
  sql: SqlStorage,
  bands: Treatment['bands'],
  column: LabelColumn,
  perBand: number,
): Work<BandPeople[]> {
  const everybody = new Map<string, string[]>(bands.map(({ id }) => [id, []]))
  for (let page: InBand[] | null = null, last = ''; !page || page.length === pagePeople; ) {
    page = sql
      .exec<InBand>(
        `SELECT id, ${column.sql} AS band FROM person
         WHERE id > ? AND order_days > 0 AND kind IN ('customer', 'guest') ORDER BY id LIMIT ${pagePeople}`,
        last,
      )
      .toArray()
    for (const { id, band } of page) everybody.get(band)?.push(id)
    last = page.at(-1)?.id ?? last
    yield
  }
  return bands.map(({ id, name }) => {
    const own = everybody.get(id) ?? []
    return { band: id, name, customers: own.length, people: evenly(own, perBand) }
  })
}

interface InBand extends Record<string, SqlStorageValue> {
  id: string
  band: string
}

/** So many of a list, from all over it; all of a shorter one. */
function evenly<T>(list: readonly T[], most: number): T[] {
  const step = (place: number) => Math.floor((place * most) / list.length)
  return list.filter((_, i) => step(i + 1) !== step(i))
}
