/** The names of those of them that there are. */
export function namesOf(sql: SqlStorage, ids: readonly string[]): Map<string, string | null> {
  const rows = sql.exec<{ id: string; name: string | null }>(
    "SELECT id, name FROM person WHERE kind <> 'nobody' AND id IN (SELECT value FROM json_each(?))",
    JSON.stringify(ids),
  )
  return new Map(rows.toArray().map(({ id, name }) => [id, name]))
}
