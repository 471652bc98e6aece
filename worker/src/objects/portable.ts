import { DurableObject } from 'cloudflare:workers'
import type { TableRows } from '#shared/wire/backup'
import { logLine, plainError } from '../log.ts'
import { storeOfName } from './names.ts'
import { clearTables, type Dump, type DumpPlace, dumpTables, loadTable } from './table-dump.ts'

/** What became of rows of a backup; `forgotten`: they are of somebody who is not brought back. */
export type Brought = 'brought' | 'forgotten' | 'misfit'

/** An object whose tables can be taken away in a backup and brought back into an empty object of the same name. */
export abstract class Portable extends DurableObject<Env> {
  /** The next rows of its tables. */
  dump(from: DumpPlace | null): Dump {
    return dumpTables(this.ctx.storage.sql, from)
  }

  /**
   * Takes rows of a backup, after removing everything if this is where they begin. What the object has in memory is of
   * before, until `restart`. `misfit`: rows that their table does not take; nothing was changed.
   */
  bring(tables: TableRows[], isBeginning: boolean): Brought {
    try {
      this.ctx.storage.transactionSync(() => {
        if (isBeginning) clearTables(this.ctx.storage.sql)
        for (const table of tables) loadTable(this.ctx.storage.sql, table)
      })
      return 'brought'
    } catch (error) {
      logLine('warn', 'rows of a backup were refused', {
        store: storeOfName(this.ctx.id.name),
        ...plainError(error),
      })
      return 'misfit'
    }
  }

  /**
   * Begins anew with what was loaded, and looks at once whether something is to be done. The call fails with the
   * object's end; what was loaded is durable then.
   */
  async restart(): Promise<void> {
    if (typeof Reflect.get(this, 'alarm') === 'function') await this.ctx.storage.setAlarm(Date.now() + 1)
    await this.ctx.storage.sync()
    this.ctx.abort('restored')
  }
}
