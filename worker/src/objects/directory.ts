import { Portable } from './portable.ts'

/** The owner kept for an order of somebody who asked to be forgotten. */
export const erasedOwner = 'erased'

/** Knows whose an order is, so that a refund that names only the order finds its way. Sharded by order id. */
export class Directory extends Portable {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    ctx.storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS owner (id TEXT PRIMARY KEY, person TEXT NOT NULL) WITHOUT ROWID',
    )
  }

  /** Notes each order's owner unless one is known, and returns the owners that hold, in the order asked. */
  claim(orders: { id: string; person: string }[]): string[] {
    return orders.map(({ id, person }) => {
      const known = this.owner(id)
      if (known !== null) return known
      this.ctx.storage.sql.exec('INSERT INTO owner (id, person) VALUES (?, ?)', id, person)
      return person
    })
  }

  /** The person an order belongs to, or null when the order is not known. */
  owner(id: string): string | null {
    const [row] = this.ctx.storage.sql.exec<{ person: string }>('SELECT person FROM owner WHERE id = ?', id)
    return row?.person ?? null
  }

  /** Forgets whose these orders were; they cannot be claimed again. */
  forget(ids: string[]): void {
    for (const id of ids) {
      this.ctx.storage.sql.exec('UPDATE owner SET person = ? WHERE id = ?', erasedOwner, id)
    }
  }
}
