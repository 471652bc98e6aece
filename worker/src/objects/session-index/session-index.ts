import type { Fact, Flush, FlushReply } from '#shared/customer/fact'
import type { PairRule, PairRuleOptions } from '#shared/insight/pair-rules'
import { hash64 } from '#shared/maths/hash'
import { logLine, plainError } from '../../log.ts'
import { Intake } from '../intake.ts'
import { indexShardOf } from '../names.ts'
import { Portable } from '../portable.ts'
import { storeDocument } from '../store/store.ts'
import { Wake } from '../wake.ts'
import { Digestion } from './digestion.ts'
import { IndexRows } from './index-rows.ts'
import { PastSessions } from './past-sessions.ts'
import type { LoadedSession } from './pending-entries.ts'
import { RankerWork } from './ranker-work.ts'
import { RingSweep } from './ring-sweep.ts'
import { ShardContents } from './shard-contents.ts'
import type { Row } from './shard-copy.ts'
import { ShardGrowth } from './shard-growth.ts'
import type {
  PopularReply,
  RingsReply,
  ShardStanding,
  ShardVersion,
  StatsReply,
  WaitingReply,
} from './shard-replies.ts'

/** What is received is written into the items' rows after this long, or earlier when much has come together. */
const digestAfterMs = 60_000
const digestRows = 2_000
const digestLoaded = 20_000
const retryMs = 3_600_000

/** Visitors who expired, and no copy of what they sent is still on its way. */
const goneVisitors = (keptDays: number) => ({
  quietDays: keptDays + 60,
  condition: "origin >= 'v:' AND origin < 'v;'",
})

/**
 * A shard of a store's session index: for each of its items a packed ring of the newest sessions and one of baskets,
 * and how popular it is. What arrives is kept as delta rows, visible at once, and written to the items' rows by alarm.
 */
export class SessionIndex extends Portable {
  readonly #store: string
  readonly #rows: IndexRows
  readonly #intake: Intake
  readonly #past: PastSessions
  readonly #contents: ShardContents
  readonly #digestion: Digestion
  readonly #sweep: RingSweep
  readonly #growth: ShardGrowth
  #ranker: RankerWork
  readonly #wake: Wake
  /** When what waits is to be digested; null: nothing waits. */
  #digestAt: number | null = null
  /** Facts received and readings given since the object woke. */
  #calls = 0
  /** When to look again whether there is something to learn; null: with the next digestion. */
  #learnAt: number | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#wake = new Wake(ctx)
    const { storage } = ctx
    const [store = '', shard = '0'] = ctx.id.name?.split('/') ?? []
    this.#store = store
    this.#growth = new ShardGrowth(storage, Number(shard), (place) => new IndexRows(storage.sql, place))
    this.#rows = this.#growth.rows
    this.#intake = new Intake(storage)
    this.#past = new PastSessions(storage)
    this.#contents = new ShardContents(storage, this.#rows, this.#growth.place)
    this.#sweep = new RingSweep(storage, this.#rows)
    this.#ranker = new RankerWork(storage, this.#rows)
    this.#digestion = new Digestion(storage, this.#contents, this.#intake, this.#past)
    this.#digestion.replay()
    if (this.#digestion.waits) this.#digestAt = 0
    if (this.#digestion.isHalf) this.#wake.by(Date.now())
    if (this.#contents.eraser.people.length > 0 || this.#growth.state !== 'whole') this.#wake.by(Date.now())
  }

  /** Takes a person's facts; each is in effect once, and visible to the next read. */
  receive(flush: Flush): FlushReply {
    this.#calls++
    const refusal = this.#growth.refusal(flush)
    if (refusal) {
      if (this.#growth.state === 'waiting') this.#wake.by(Date.now())
      return refusal
    }
    const { reply, fresh } = this.#intake.receive(flush, Date.now())
    for (const fact of fresh) this.#applyFact(flush, fact)
    // Not by alarm alone: under a heavy load alarms come late, and the slots for what waits would run out.
    if (this.#intake.rows >= digestRows) {
      this.#digestion.slice()
      this.#digestBy(Date.now())
    } else if (fresh.length > 0) this.#digestBy(Date.now() + digestAfterMs)
    return reply
  }

  /**
   * Takes past sessions of nobody in particular and says for each whether it was new. A session whose id was loaded
   * before changes nothing. Null: nothing was taken, as the index grows or has grown; it is to be tried again.
   */
  load(sessions: LoadedSession[], shards = 1): boolean[] | null {
    if (!this.#growth.isOpen || shards !== this.#growth.place.shards) return null
    if (this.#digestion.isHalf) this.#digest()
    const isNew = this.#past.add(sessions)
    sessions.forEach((session, i) => {
      if (isNew[i]) this.#contents.addLoaded(session)
    })
    if (this.#past.waiting >= digestLoaded) this.#digest()
    if (sessions.length > 0) this.#digestBy(Date.now() + digestAfterMs)
    return isNew
  }

  /** Rings of sessions and of baskets by item number, with what changed since the version the reader holds. */
  rings(sessions: number[], baskets: number[], held: ShardVersion | null): RingsReply {
    this.#calls++
    return {
      ...this.#contents.since(held),
      shards: this.#growth.place.shards,
      sessions: sessions.map((item) => this.#contents.rings(item).sessions),
      baskets: baskets.map((item) => this.#contents.rings(item).baskets),
      distant: this.#ranker.distant(sessions),
      model: this.#ranker.version,
    }
  }

  /** A compact snapshot of all items' counts, as of the last digestion (`decodeStats` reads it), with the ranker. */
  stats(heldModel = 0): StatsReply {
    const model = this.#ranker.version === heldModel ? null : this.#ranker.model()
    return { stats: this.#contents.snapshot(), model, shards: this.#growth.place.shards }
  }

  /** The most popular items, best first, with their levels; what is not digested yet counts too. */
  popular(limit: number): PopularReply {
    return { items: this.#contents.popular(limit), shards: this.#growth.place.shards }
  }

  /** What was taken and is not yet in the items' rows, and how large the shard is. */
  waiting(): WaitingReply {
    const oldest = this.#intake.undigested[0]?.receivedAt
    return {
      waiting: this.#intake.rows + this.#past.waiting,
      oldest_ms: oldest ? Math.max(0, Date.now() - oldest) : null,
      bytes: this.ctx.storage.sql.databaseSize,
      shards: this.#growth.place.shards,
    }
  }

  /** Asks the shard to split until there are so many; it does so by alarm. Says how far it is. */
  grow(shards: number): ShardStanding {
    if (this.#growth.want(shards)) this.#wake.by(Date.now())
    return { shards: this.#growth.place.shards, state: this.#growth.state }
  }

  /** Takes a page from the shard that this one is split from. */
  takeCopy(table: string, rows: Row[]): void {
    this.#growth.take(table, rows)
  }

  /** Everything was handed over: from now on this is a shard like the others. */
  open(shards: number, totals: { sessions: number; orders: number }): void {
    this.#growth.opened(shards, totals)
    this.#ranker = new RankerWork(this.ctx.storage, this.#rows)
    this.#contents.reread()
  }

  /** Rules of pairs over the orders this shard knows of, at most 20,000; who is being forgotten is left out. */
  pairRules(options: PairRuleOptions): { rules: PairRule[]; counted: number; orders: number } {
    this.#digest()
    return this.#contents.pairRules(options)
  }

  override async alarm(): Promise<void> {
    this.#wake.rang()
    const now = Date.now()
    if (await this.#grow(now)) return
    // Learning rings often; meanwhile what waits keeps its time.
    if (this.#ranker.dueAt === null || (this.#digestAt ?? now) <= now) await this.#digestInSlices()
    this.#contents.eraseSlice()
    if (this.#contents.eraser.people.length > 0) this.#wake.by(now)
    else if (this.#growth.state === 'waiting') this.#beginToGrow(now)
    else await this.#learn(now)
    await this.#retain(now)
    if (this.#digestAt !== null) this.#wake.by(this.#digestAt)
  }

  /** Visits that are not to be kept any longer leave the rings, some items at a time. */
  async #retain(now: number): Promise<void> {
    if (this.#sweep.dueAt <= now) {
      try {
        const store = await storeDocument(this.env, this.#store).read()
        const days = store?.retention.visitor_days
        if (days === undefined) this.#sweep.later(now + retryMs)
        else {
          if (this.#sweep.slice(days, now)) this.#contents.reread()
          this.#intake.forgetOld(now, goneVisitors(days))
        }
      } catch (error) {
        logLine('warn', 'old visits could not be removed; trying again', {
          store: this.#store,
          ...plainError(error),
        })
        this.#sweep.later(now + retryMs)
      }
    }
    this.#wake.by(this.#sweep.dueAt)
  }

  /** Goes on with a split. Returns whether the shard does nothing else now. */
  async #grow(now: number): Promise<boolean> {
    const { again, hasMoved } = await this.#growth.go(
      (shard) => indexShardOf(this.env, this.#store, shard),
      this.#store,
    )
    if (hasMoved) this.#contents.reread()
    if (again !== null) this.#wake.by(now + again)
    return this.#growth.state === 'copying'
  }

  #beginToGrow(now: number): void {
    this.#digest()
    this.#ranker.giveUp()
    this.#growth.begin()
    this.#wake.by(now)
  }

  /** A slice of learning; after the last one, readers hear of another model with their next question. */
  async #learn(now: number): Promise<void> {
    this.#ranker.beginIfDue(now)
    await this.#ranker.slice(now, () => this.#calls)
    if (this.#ranker.dueAt !== null) this.#wake.by(this.#ranker.dueAt)
    if (this.#learnAt !== null && this.#learnAt <= now) this.#learnAt = null
    if (this.#learnAt !== null) this.#wake.by(this.#learnAt)
  }

  #digestBy(at: number): void {
    this.#digestAt = Math.min(at, this.#digestAt ?? at)
    this.#wake.by(this.#digestAt)
  }

  #applyFact(flush: Flush, fact: Fact): void {
    if (fact.kind === 'erase') this.#startErasing(flush, fact.people)
    else this.#contents.add(flush.origin, fact)
  }

  /**
   * The person is out of every answer from now on; the alarm looks through the stored rows. What waits is digested at
   * once, so that no delta of the person's is left to be read again after a restart.
   */
  #startErasing({ origin, epoch }: Flush, keys: string[]): void {
    const people = [...new Set([origin, ...keys])].map((key) => hash64(key))
    this.#intake.refuse(origin, epoch, keys, Date.now())
    this.#contents.startErasing(people)
    this.#digest()
    this.#contents.reread()
    this.#wake.by(Date.now())
    this.#learnAt = this.#ranker.forget(Date.now())
  }

  /** Writes all that waits into the items' rows at once. */
  #digest(): void {
    this.#digestAt = null
    this.#digestion.whole()
  }

  /** The same, letting others have their turn after each slice. */
  async #digestInSlices(): Promise<void> {
    this.#digestAt = null
    while (!this.#digestion.slice()) await scheduler.wait(0)
    this.#digestAt = null
    if (this.#digestion.waits) this.#digestBy(Date.now() + digestAfterMs)
  }
}
