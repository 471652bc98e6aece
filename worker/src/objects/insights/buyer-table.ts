import { addBuyer, type BuyerChanges, isNoChange, packedWith, peopleOf } from '#shared/insight/buyer-days'
import { kindOfPerson } from '#shared/insight/roll-up'
import { addDays } from '#shared/maths/calendar'

/** The counts stand in the row of the day, which an order changes anyway: they cost no row of their own. */
export const buyersColumn = 'buyers BLOB'

const dayMs = 86_400_000
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs
const dayOf = (number: number): string => addDays('1970-01-01', number)

/**
 * Counts of people by day (`shared/src/insight/buyer-days.ts`), kept up to date as orders come, change and move: whoever
 * is about to change is taken back as they were, and added as they are at the end of the digestion.
 */
export class BuyerTable {
  readonly #sql: SqlStorage
  readonly #touched = new Set<string>()
  #changes: BuyerChanges = new Map()

  constructor(sql: SqlStorage) {
    this.#sql = sql
    const [known] = sql.exec("SELECT 1 FROM pragma_table_info('day') WHERE name = 'buyers'").toArray()
    if (!known) sql.exec(`ALTER TABLE day ADD COLUMN ${buyersColumn}`)
    if (sql.exec('SELECT 1 FROM day WHERE orders > 0 AND buyers IS NULL LIMIT 1').toArray().length > 0) {
      this.#countAnew()
    }
  }

  /** To be said when a digestion begins: one that failed may have left something. */
  begin(): void {
    this.#touched.clear()
    this.#changes = new Map()
  }

  /** To be said before a person's orders change. */
  touch(person: string): void {
    if (this.#touched.has(person) || kindOfPerson(person) === 'nobody') return
    this.#touched.add(person)
    addBuyer(this.#changes, this.#daysOf(person), -1)
  }

  /** To be said before a person's orders are removed while the days keep their sums. */
  settle(person: string): void {
    if (this.#touched.delete(person)) addBuyer(this.#changes, this.#daysOf(person), 1)
  }

  /** How the counts of days change by all that was touched, packed as they are to be stored; forgets it. */
  taken(): Map<string, Uint8Array> {
    for (const person of this.#touched) addBuyer(this.#changes, this.#daysOf(person), 1)
    const changed = new Map<string, Uint8Array>()
    for (const [number, change] of this.#changes) {
      if (!isNoChange(change)) changed.set(dayOf(number), packedWith(this.#known(dayOf(number)), change))
    }
    this.begin()
    return changed
  }

  #known(day: string): Uint8Array {
    const [row] = this.#sql.exec<{ buyers: ArrayBuffer | null }>('SELECT buyers FROM day WHERE day = ?', day)
    return new Uint8Array(row?.buyers ?? [])
  }

  #daysOf(person: string): number[] {
    return this.#sql
      .exec<{ day: string }>(
        "SELECT DISTINCT day FROM purchase WHERE person = ? AND NOT (fact ->> 'cancelled') ORDER BY day",
        person,
      )
      .toArray()
      .map(({ day }) => numberOf(day))
  }

  /** What an earlier version wrote, and what a backup of it brought back, has no counts. */
  #countAnew(): void {
    const changes: BuyerChanges = new Map()
    let days: number[] = []
    let person = ''
    for (const row of this.#sql.exec<{ person: string; day: string }>(
      `SELECT DISTINCT person, day FROM purchase WHERE NOT (fact ->> 'cancelled') AND person NOT LIKE 'o:%'
       ORDER BY person, day`,
    )) {
      if (row.person !== person) {
        addBuyer(changes, days, 1)
        days = []
      }
      person = row.person
      days.push(numberOf(row.day))
    }
    addBuyer(changes, days, 1)
    this.#sql.exec("UPDATE day SET buyers = x''")
    for (const [number, change] of changes) {
      this.#sql.exec(
        'UPDATE day SET buyers = ? WHERE day = ?',
        packedWith(new Uint8Array(), change),
        dayOf(number),
      )
    }
  }
}

/** How many people ordered in a range of days, and how many of them for the first time. Reads a row a day. */
export function buyersBetween(
  sql: SqlStorage,
  from: string,
  to: string,
): { customers: number; new_customers: number } {
  const start = numberOf(from)
  const sum = { customers: 0, new_customers: 0 }
  for (const { day, buyers } of sql.exec<{ day: string; buyers: ArrayBuffer }>(
    'SELECT day, buyers FROM day WHERE day BETWEEN ? AND ? AND buyers IS NOT NULL',
    from,
    to,
  )) {
    const { people, first } = peopleOf(new Uint8Array(buyers), numberOf(day) - start)
    sum.customers += people
    sum.new_customers += first
  }
  return sum
}
