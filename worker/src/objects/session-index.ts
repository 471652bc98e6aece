import { DurableObject } from 'cloudflare:workers'
import type { Fact, Flush, FlushReply } from '#shared/customer/fact'
import { hash64 } from '#shared/maths/hash'
import { purchaseWeight, raiseLevel, viewWeight } from '#shared/recommend/popularity'
import { encodeStats, type ItemStats } from '#shared/recommend/stats-codec'
import { type Scored, Top } from '#shared/recommend/top'
import { ChangeLog } from './change-log.ts'
import { IndexRows, mergeRow, rowWithout, type Totals } from './index-rows.ts'
import { Intake } from './intake.ts'
import { type LoadedSession, PendingEntries } from './pending-entries.ts'

/** What is received is written into the items' rows after this long, or earlier when much has come together. */
const digestAfterMs = 60_000
const digestRows = 500
const digestLoaded = 20_000
/** Items looked through for a forgotten person in one alarm. */
const eraseSlice = 500
/** Most item numbers in one stored batch of past sessions: keeps a row far below 2 MB. */
const batchItems = 100_000

/** What a reader holds of this shard. */
export interface ShardVersion {
  epoch: string
  version: number
}

/** Rings in the order they were asked for, and what the reader has to forget; null: everything. */
export interface RingsReply extends ShardVersion {
  changed: number[] | null
  sessions: Uint8Array[]
  baskets: Uint8Array[]
}

interface Person {
  high: number
  low: number
}

/**
 * A shard of a store's session index: for each of its items a packed ring of the newest sessions and one of baskets,
 * and how popular it is. What arrives is kept as delta rows, visible at once, and written to the items' rows by alarm.
 */
export class SessionIndex extends DurableObject<Env> {
  readonly #rows: IndexRows
  readonly #intake: Intake
  readonly #pending: PendingEntries
  readonly #merged = new Map<number, { sessions: Uint8Array; baskets: Uint8Array }>()
  readonly #log = new ChangeLog(0)
  readonly #sql: SqlStorage
  #epoch = crypto.randomUUID()
  #erasing: Person[]
  #loaded = 0
  #alarmAt: number | null = null
  /** Counts of all items, as of the last digestion; read when first asked for. */
  #stats: Map<number, ItemStats> | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#sql = ctx.storage.sql
    this.#rows = new IndexRows(this.#sql)
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS loaded (id INTEGER PRIMARY KEY);
       CREATE TABLE IF NOT EXISTS load_batch (id INTEGER PRIMARY KEY, sessions TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS erasing (high INTEGER, low INTEGER, cursor INTEGER NOT NULL,
         PRIMARY KEY (high, low)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS place (id INTEGER PRIMARY KEY, shards INTEGER NOT NULL)`,
    )
    this.#intake = new Intake(ctx.storage)
    const shard = Number((ctx.id.name ?? '/0').split('/')[1] ?? 0)
    const shards = this.#sql.exec<{ shards: number }>('SELECT shards FROM place').toArray()[0]?.shards ?? 1
    this.#pending = new PendingEntries({ shard, shards }, (key) => this.#rows.basket(key))
    this.#erasing = this.#sql.exec<{ high: number; low: number }>('SELECT high, low FROM erasing').toArray()
    this.#replay()
    ctx.blockConcurrencyWhile(async () => {
      this.#alarmAt = await ctx.storage.getAlarm()
    })
  }

  /** Takes a person's facts; each is in effect once, and visible to the next read. */
  receive(flush: Flush): FlushReply {
    const { reply, fresh } = this.#intake.receive(flush, Date.now())
    for (const fact of fresh) this.#applyFact(flush, fact)
    if (fresh.length > 0) this.#wakeIn(this.#intake.rows >= digestRows ? 0 : digestAfterMs)
    return reply
  }

  /**
   * Takes past sessions of nobody in particular and says for each whether it was new. A session whose id was loaded
   * before changes nothing.
   */
  load(sessions: LoadedSession[]): boolean[] {
    const ids = JSON.stringify(sessions.map(({ id }) => id))
    const known = new Set(
      this.#sql
        .exec<{ id: number }>('SELECT id FROM loaded WHERE id IN (SELECT value FROM json_each(?))', ids)
        .toArray()
        .map(({ id }) => id),
    )
    const isNew = sessions.map(({ id }) => !known.has(id) && known.add(id) !== undefined)
    const fresh = sessions.filter((_, i) => isNew[i])
    if (fresh.length === 0) return isNew
    this.ctx.storage.transactionSync(() => {
      this.#sql.exec(
        'INSERT INTO loaded (id) SELECT value FROM json_each(?)',
        JSON.stringify(fresh.map(({ id }) => id)),
      )
      for (const batch of inBatches(fresh)) {
        this.#sql.exec('INSERT INTO load_batch (sessions) VALUES (?)', JSON.stringify(batch))
      }
    })
    for (const session of fresh) this.#touch(this.#pending.addLoaded(session))
    this.#loaded += fresh.length
    if (this.#loaded >= digestLoaded) this.#digest()
    else this.#wakeIn(digestAfterMs)
    return isNew
  }

  /** Rings of sessions and of baskets by item number, with what changed since the version the reader holds. */
  rings(sessions: number[], baskets: number[], held: ShardVersion | null): RingsReply {
    return {
      epoch: this.#epoch,
      version: this.#log.version,
      changed: held?.epoch === this.#epoch ? this.#log.since(held.version) : null,
      sessions: sessions.map((item) => this.#ringsOf(item).sessions),
      baskets: baskets.map((item) => this.#ringsOf(item).baskets),
    }
  }

  /** A compact snapshot of all items' counts, as of the last digestion (`decodeStats` reads it). */
  stats(): Uint8Array {
    const { totals, items } = this.#allStats()
    return encodeStats(totals, items.values())
  }

  /** The most popular items, best first, with their levels; what is not digested yet counts too. */
  popular(limit: number): Scored[] {
    const top = new Top(limit)
    const { items } = this.#allStats()
    for (const { item, level } of items.values()) {
      if (level > 0 && !this.#pending.items.has(item)) top.offer(item, level)
    }
    for (const [item, { sessions, baskets }] of this.#pending.items) {
      let level = items.get(item)?.level ?? 0
      for (const { time } of sessions) level = raiseLevel(level, viewWeight, time * 1_000)
      for (const entry of baskets) {
        if (entry.items.length > 0) level = raiseLevel(level, purchaseWeight, entry.time * 1_000)
      }
      if (level > 0) top.offer(item, level)
    }
    return top.list()
  }

  override async alarm(): Promise<void> {
    this.#alarmAt = null
    this.#digest()
    this.#eraseSlice()
    if (this.#erasing.length > 0) this.#wakeIn(0)
  }

  #applyFact(flush: Flush, fact: Fact): void {
    if (fact.kind === 'erase') this.#startErasing(flush, fact.people)
    else this.#touch(this.#pending.addFact(flush.origin, fact))
  }

  /**
   * The person is out of every answer from now on; the alarm looks through the stored rows. What waits is digested at
   * once, so that no delta of the person's is left to be read again after a restart.
   */
  #startErasing({ origin, epoch }: Flush, keys: string[]): void {
    const people = [...new Set([origin, ...keys])].map((key) => hash64(key))
    this.#intake.refuse(origin, epoch, Date.now())
    this.#pending.forget(people)
    for (const { high, low } of people) {
      this.#sql.exec('INSERT OR REPLACE INTO erasing (high, low, cursor) VALUES (?, ?, 0)', high, low)
    }
    this.#erasing.push(...people)
    this.#digest()
    this.#merged.clear()
    this.#epoch = crypto.randomUUID()
    this.#wakeIn(0)
  }

  /** Looks through the next items for whoever is to be forgotten; done with a person once all items were seen. */
  #eraseSlice(): void {
    const [job] = this.#sql.exec<Person & { cursor: number } & Record<string, number>>(
      'SELECT high, low, cursor FROM erasing LIMIT 1',
    )
    if (!job) return
    const items = this.#rows.itemsAfter(job.cursor, eraseSlice)
    this.ctx.storage.transactionSync(() => {
      const removed: Totals = { sessions: 0, orders: 0 }
      for (const item of items) {
        const without = rowWithout(this.#rows.read(item), [job])
        if (!without) continue
        this.#rows.wipe(item)
        this.#rows.write(without.row)
        this.#noteStats(without.row)
        removed.sessions += without.removed.sessions
        removed.orders += without.removed.orders
      }
      this.#addTotals({ sessions: -removed.sessions, orders: -removed.orders })
      if (items.length === eraseSlice) {
        this.#sql.exec(
          'UPDATE erasing SET cursor = ? WHERE high = ? AND low = ?',
          items.at(-1)!,
          job.high,
          job.low,
        )
      } else {
        this.#rows.forgetBaskets([job])
        this.#sql.exec('DELETE FROM erasing WHERE high = ? AND low = ?', job.high, job.low)
        this.#erasing = this.#erasing.filter(({ high, low }) => high !== job.high || low !== job.low)
      }
    })
  }

  /** Writes what is pending into the items' rows, one write an item, and drops the deltas, in one transaction. */
  #digest(): void {
    if (this.#intake.rows === 0 && this.#loaded === 0) return
    const nowS = Math.floor(Date.now() / 1_000)
    this.ctx.storage.transactionSync(() => {
      const totals: Totals = { sessions: 0, orders: 0 }
      for (const [item, pending] of this.#pending.items) {
        const { row, added } = mergeRow(this.#rows.read(item), pending, nowS)
        this.#rows.write(row)
        this.#noteStats(row)
        totals.sessions += added.sessions
        totals.orders += added.orders
      }
      for (const basket of this.#pending.baskets.values()) this.#rows.writeBasket(basket)
      this.#addTotals(totals)
      this.#sql.exec('DELETE FROM load_batch')
      this.#intake.digest(() => {})
    })
    this.#pending.clear()
    this.#merged.clear()
    this.#loaded = 0
  }

  #ringsOf(item: number): { sessions: Uint8Array; baskets: Uint8Array } {
    const known = this.#merged.get(item)
    if (known) return known
    const pending = this.#pending.items.get(item)
    if (!pending && this.#erasing.length === 0) return this.#rows.rings(item)
    let row = this.#rows.read(item)
    if (this.#erasing.length > 0) row = rowWithout(row, this.#erasing)?.row ?? row
    if (pending) row = mergeRow(row, pending, Math.floor(Date.now() / 1_000)).row
    const rings = { sessions: row.sessions.ring, baskets: row.baskets.ring }
    if (pending) this.#merged.set(item, rings)
    return rings
  }

  #touch(items: number[]): void {
    this.#log.note(items)
    for (const item of items) this.#merged.delete(item)
  }

  #allStats(): { totals: Totals; items: Map<number, ItemStats> } {
    this.#stats ??= new Map(this.#rows.allStats().map((stats) => [stats.item, stats]))
    return { totals: this.#rows.totals(), items: this.#stats }
  }

  #noteStats({ item, df, bought, level }: ItemStats): void {
    const isNew = this.#stats && !this.#stats.has(item)
    if (isNew)
      this.#stats = null // the snapshot goes by rising numbers; read again when it is next asked for
    else this.#stats?.set(item, { item, df, bought, level })
  }

  #addTotals({ sessions, orders }: Totals): void {
    if (sessions === 0 && orders === 0) return
    const before = this.#rows.totals()
    this.#rows.writeTotals({
      sessions: Math.max(0, before.sessions + sessions),
      orders: Math.max(0, before.orders + orders),
    })
  }

  /** Fills the memory again with what is stored but not digested. */
  #replay(): void {
    for (const { origin, facts } of this.#intake.undigested) {
      for (const fact of facts) if (fact.kind !== 'erase') this.#pending.addFact(origin, fact)
    }
    for (const { sessions } of this.#sql.exec<{ sessions: string }>(
      'SELECT sessions FROM load_batch ORDER BY id',
    )) {
      for (const session of JSON.parse(sessions) as LoadedSession[]) {
        this.#pending.addLoaded(session)
        this.#loaded++
      }
    }
    this.#pending.forget(this.#erasing)
  }

  /** Sets the alarm unless an earlier one is set. */
  #wakeIn(ms: number): void {
    const at = Date.now() + ms
    if (this.#alarmAt !== null && this.#alarmAt <= at) return
    this.#alarmAt = at
    void this.ctx.storage.setAlarm(at)
  }
}

function* inBatches(sessions: LoadedSession[]): Generator<LoadedSession[]> {
  let batch: LoadedSession[] = []
  let count = 0
  for (const session of sessions) {
    if (count + session.items.length > batchItems) {
      yield batch
      batch = []
      count = 0
    }
    batch.push(session)
    count += session.items.length
  }
  if (batch.length > 0) yield batch
}
