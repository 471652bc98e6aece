import type { Profile } from '#shared/customer/profile'
import { emptySeen } from '#shared/customer/seen'
import { erasedProfile } from '#shared/customer/tombstone'
import type { TableRows } from '#shared/wire/backup'
import type { Person, Policy } from './person-row.ts'

/**
 * The tombstone of somebody whom a backup still knows: with the backup's line of facts, so that the receivers, which hold
 * what the backup told them, forget it. Null when these rows have no profile, or one of somebody forgotten then already.
 */
export function forgottenAgain(key: string, tables: readonly TableRows[], now: number): Person | null {
  const [body] = valuesIn(tables, 'person', 'body')
  if (body === undefined) return null
  const { profile, policy } = JSON.parse(body) as { profile: Profile; policy: Policy }
  if (profile.erased) return null
  const orders = valuesIn(tables, 'orders', 'id')
  return { profile: erasedProfile(profile, key, orders, now, profile.fact), policy, seen: emptySeen }
}

function valuesIn(tables: readonly TableRows[], table: string, column: string): string[] {
  return tables
    .filter((one) => one.table === table)
    .flatMap(({ columns, rows }) => rows.map((row) => String(row[columns.indexOf(column)])))
}
