import type { Flush, FlushReply } from '#shared/customer/fact'
import type { TallyReport } from '../../meter/tally.ts'
import { Portable } from '../portable.ts'
import { Wake } from '../wake.ts'
import { Desk } from './desk.ts'
import { InsightChores } from './insight-chores.ts'
import { LiveView } from './live-view.ts'
import type { SegmentAsked } from './people/people.ts'
import { type Asked, answer, type Question } from './questions.ts'

const digestAfterMs = 60_000
const digestAtRows = 2_000

/** One per store: what the dashboard reads, and its live view. Facts come in as deltas and are digested in bulk. */
export class Insights extends Portable {
  readonly #desk: Desk
  readonly #wake: Wake
  readonly #live: LiveView
  readonly #chores: InsightChores

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#wake = new Wake(ctx)
    this.#desk = new Desk(ctx.storage, this.#wake, ctx.id.name ?? '')
    this.#live = new LiveView(ctx)
    this.#chores = new InsightChores({
      ctx,
      env,
      tables: this.#desk.tables,
      intake: this.#desk.intake,
      business: this.#desk.business,
      forgotten: (person) => this.#desk.forget([person]),
      wakeBy: (at) => this.#wake.by(at),
    })
  }

  /** Takes a person's facts. The answer leaves after they are durable; the live view hears of them at once. */
  receive(flush: Flush): FlushReply {
    const { intake, goods } = this.#desk
    const { reply, fresh } = intake.receive(flush, Date.now())
    if (fresh.length === 0) return reply
    this.#live.tell(fresh)
    const erase = fresh.find((fact) => fact.kind === 'erase')
    if (erase) {
      this.#desk.digest()
      goods.forget()
      this.#desk.forget(erase.people)
      intake.refuse(flush.origin, flush.epoch, erase.people, Date.now())
    } else if (intake.rows >= digestAtRows) this.#desk.digest()
    else this.#wake.by(Date.now() + digestAfterMs)
    return reply
  }

  /** The same of many persons at once; one answer each, in order. */
  receiveAll(flushes: Flush[]): FlushReply[] {
    return flushes.map((flush) => this.receive(flush))
  }

  /**
   * The answer to any question (`questions.ts`), of everybody or of a segment's people alone; then null: there is no such
   * segment, `pending`: it asks what no run of the models has said yet. Asked through `askInsights`, which knows the types.
   */
  async ask(question: Question, asked: unknown, of?: SegmentAsked): Promise<unknown> {
    if (!of) return answer(this.#desk, question, asked as Asked<Question>)
    this.#desk.digested()
    return this.#desk.people.narrowed(of, (among) =>
      answer(this.#desk, question, { ...(asked as object), among } as Asked<Question>),
    )
  }

  /** Takes what an isolate counted of what came in. */
  noteIntake(report: TallyReport): void {
    this.ctx.storage.transactionSync(() => this.#desk.hours.take(report, Date.now()))
  }

  /** A socket of the live view. It is hibernatable: an idle dashboard costs nothing. */
  override async fetch(request: Request): Promise<Response> {
    return this.#live.open(request, this.#desk.intake)
  }

  override webSocketMessage(): void {
    // The live view only listens; pings are answered without waking the object.
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    this.#live.closed(socket, code)
  }

  /** Keys of those who ever told something, the forgotten included, after this one, in order: everybody a backup has to look for. */
  tellers(after: string, limit: number): string[] {
    return this.ctx.storage.sql
      .exec<{ origin: string }>(
        `SELECT origin FROM cursor WHERE origin > ?1 UNION SELECT id FROM person WHERE id > ?1
           UNION SELECT origin FROM delta
             WHERE origin > ?1 AND arrival > coalesce((SELECT arrival FROM digested), 0)
           ORDER BY origin LIMIT ?2`,
        after,
        limit,
      )
      .toArray()
      .map(({ origin }) => origin)
  }

  override async alarm(): Promise<void> {
    this.#wake.rang()
    if (!this.#desk.digested()) {
      // Whoever is to go makes room, and needs none.
      await this.#chores.do(false)
      return this.#wake.by(Date.now() + digestAfterMs)
    }
    const wasRunning = this.#desk.runs.isRunning
    const { isMoreOfModels, isMore } = await this.#desk.slice()
    if (isMore) this.#wake.by(Date.now())
    if (!isMoreOfModels) await this.#chores.do(wasRunning)
    this.#wake.by(this.#chores.dueAt)
  }
}
