import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The key of an object's alarm among what the platform keeps in the object's own file. */
const alarmKey = 1

/**
 * Has all alarms of a stopped server ring earlier, by so many milliseconds, as if it had been away for as long. The
 * platform keeps an alarm twice: in the object's file, and in a list for each class.
 */
export function bringAlarmsForward(dataDir: string, byMs: number): void {
  const byNs = BigInt(Math.round(byMs)) * 1_000_000n
  for (const folder of readdirSync(dataDir)) {
    for (const file of readdirSync(join(dataDir, folder)).filter((name) => name.endsWith('.sqlite'))) {
      const db = new DatabaseSync(join(dataDir, folder, file))
      try {
        bringForward(db, byNs)
      } finally {
        db.close()
      }
    }
  }
}

function bringForward(db: DatabaseSync, byNs: bigint): void {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  const has = (table: string): boolean => tables.some(({ name }) => name === table)
  if (has('_cf_ALARM')) db.prepare('UPDATE _cf_ALARM SET scheduled_time = scheduled_time - ?').run(byNs)
  if (has('_cf_METADATA'))
    db.prepare('UPDATE _cf_METADATA SET value = value - ? WHERE key = ? AND value IS NOT NULL').run(
      byNs,
      alarmKey,
    )
}
