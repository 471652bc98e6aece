import type { Treatment, TreatmentAnswer } from '#shared/wire/treatment'
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

/** A band and some of its people. */
export interface BandPeople {
  band: string
  name: string
  customers: number
  people: string[]
}

/** The bands with as many of their people each, evenly over all by key. */
export function sampleByBand(
  sql: SqlStorage,
  bands: Treatment['bands'],
  column: LabelColumn,
  perBand: number,
): BandPeople[] {
  const rows = sql
    .exec<{ id: string; band: string; customers: number }>(
      `SELECT id, band, customers FROM
         (SELECT id, band, row_number() OVER (PARTITION BY band ORDER BY id) AS place,
            count(*) OVER (PARTITION BY band) AS customers
          FROM (SELECT id, ${column.sql} AS band FROM person
                WHERE order_days > 0 AND kind IN ('customer', 'guest')))
       WHERE (place * ?1) / customers <> ((place - 1) * ?1) / customers`,
      perBand,
    )
    .toArray()
  return bands.map(({ id, name }) => {
    const own = rows.filter(({ band }) => band === id)
    return { band: id, name, customers: own[0]?.customers ?? 0, people: own.map((row) => row.id) }
  })
}
