import type { ValuedCustomer } from '#shared/insight/key-accounts'
import type { AccountRow } from '#shared/wire/customer-base'
import { namesOf } from '../people/person-names.ts'

/** People of each list in an answer. */
const shownAccounts = 100

/** The first hundred of a list as they are called now; who is there no more is left out. */
export function namedAccounts(sql: SqlStorage, list: readonly ValuedCustomer[]): AccountRow[] {
  const shown = list.slice(0, shownAccounts)
  const names = namesOf(
    sql,
    shown.map(({ id }) => id),
  )
  return shown.flatMap(({ id, value, alive }) => {
    const name = names.get(id)
    const value_at_risk = Math.round(value * (1 - alive))
    return name === undefined ? [] : [{ person: id, name, value: Math.round(value), alive, value_at_risk }]
  })
}
