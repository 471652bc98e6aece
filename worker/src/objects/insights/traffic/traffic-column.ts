import { addTraffic, emptyTraffic, type Traffic } from '#shared/insight/traffic'

/**
 * How people came on each day, as JSON beside the day's sums: it is written with them, so it costs no row of its own.
 * Null where nothing is known.
 */
export const trafficColumn = 'traffic TEXT'

/** Tables made by an earlier version lack the column. */
export function addTrafficColumn(sql: SqlStorage): void {
  const [known] = sql.exec("SELECT 1 FROM pragma_table_info('day') WHERE name = 'traffic'").toArray()
  if (!known) sql.exec(`ALTER TABLE day ADD COLUMN ${trafficColumn}`)
}

/** The day's traffic with `more` in it, as it is to be stored; null when there is no more. */
export function trafficText(sql: SqlStorage, day: string, more: Traffic | undefined): string | null {
  if (!more) return null
  const [known] = sql.exec<{ traffic: string | null }>('SELECT traffic FROM day WHERE day = ?', day)
  const traffic = known?.traffic ? (JSON.parse(known.traffic) as Traffic) : emptyTraffic()
  addTraffic(traffic, more)
  return JSON.stringify(traffic)
}

/** The traffic of each day of a range of which anything is known, in order of time. */
export function* trafficOf(
  sql: SqlStorage,
  from: string,
  to: string,
): Generator<{ day: string; traffic: Traffic }> {
  for (const row of sql.exec<{ day: string; traffic: string }>(
    'SELECT day, traffic FROM day WHERE day BETWEEN ? AND ? AND traffic IS NOT NULL ORDER BY day',
    from,
    to,
  )) {
    yield { day: row.day, traffic: JSON.parse(row.traffic) }
  }
}
