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
