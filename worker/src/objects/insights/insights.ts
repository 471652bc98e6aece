import type { Flush, FlushReply } from '#shared/customer/fact'
import type { CustomerList, CustomerRow } from '#shared/wire/customer'
import type {
  BaseAnswer,
  BasePending,
  BaseResults,
  BaseSpread,
  CustomerOutlookAnswer,
} from '#shared/wire/customer-base'
import type { GoodsPending } from '#shared/wire/goods'
import type { Overview } from '#shared/wire/insight'
import type { SatisfactionReport } from '#shared/wire/satisfaction'
import type { SegmentRequest, SegmentRow } from '#shared/wire/segment'
import type { TierDryRun, TierProgramme } from '#shared/wire/tier'
import type { TallyReport } from '../../meter/tally.ts'
import { Intake } from '../intake.ts'
import { Portable } from '../portable.ts'
import { Wake } from '../wake.ts'
import { Business } from './business/business.ts'
import {
  askBusiness,
  type BusinessAnswer,
  type BusinessQuestion,
  naming,
} from './business/business-questions.ts'
import { KeptRoom } from './business/kept-room.ts'
import type { ExperimentSums } from './exposure-table.ts'
import { answerGoods, type GoodsAnswers, type GoodsQuestion } from './goods/goods-answers.ts'
import { GoodsRuns } from './goods/goods-runs.ts'
import { InsightChores } from './insight-chores.ts'
import { type OverviewQuery, overview } from './insight-queries.ts'
import { InsightTables } from './insight-tables.ts'
import { LiveView } from './live-view.ts'
import { type BaseDay, BaseRuns } from './models/base-runs.ts'
import { ModelRoom, type ModelsAsked } from './models/model-room.ts'
import { SegmentRuns } from './models/segment-runs.ts'
import { customer } from './people/customer-list.ts'
import {
  type AskedWhen,
  type CustomersQuery,
  type OfSegment,
  People,
  type SegmentAsked,
} from './people/people.ts'
import type { Condition } from './people/person-filter.ts'
import { type Judgement, judge } from './people/person-judgement.ts'
import {
  answerProgramme,
  type ProgrammeQuestion,
  type ProgrammeQuestions,
} from './people/programme-queries.ts'
import { segmentOverview } from './people/segment-overview.ts'
import { tierDryRun } from './people/tier-dry-run.ts'
import { countPeople, type PeopleCounts } from './people-counts.ts'
import { type SatisfactionQuery, satisfactionReport } from './satisfaction/satisfaction-report.ts'
import { answerVisits, type VisitQuestion, type VisitQuestions } from './traffic/traffic.ts'
import { IntakeHours } from './watch/intake-hours.ts'
import { answerWatch, type WatchQuestion, type WatchQuestions } from './watch/watch.ts'
import { type Work, workedOutInTurns } from './work.ts'

const digestAfterMs = 60_000
const digestAtRows = 2_000

/** One per store: what the dashboard reads, and its live view. Facts come in as deltas and are digested in bulk. */
export class Insights extends Portable {
  readonly #intake: Intake
  readonly #tables: InsightTables
  readonly #wake: Wake
  readonly #runs: BaseRuns
  readonly #people: People
  readonly #goods: GoodsRuns
  readonly #business: Business
  readonly #hours: IntakeHours
  readonly #segmentRuns: SegmentRuns
  readonly #models: ModelRoom
  readonly #kept: KeptRoom
  readonly #live: LiveView
  readonly #chores: InsightChores

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#wake = new Wake(ctx)
    this.#tables = new InsightTables(ctx.storage.sql)
    this.#intake = new Intake(ctx.storage)
    this.#hours = new IntakeHours(ctx.storage.sql)
    this.#runs = new BaseRuns(ctx.storage.sql)
    this.#goods = new GoodsRuns(ctx.storage.sql)
    this.#people = new People({
      sql: ctx.storage.sql,
      names: this.#tables.people.names,
      results: this.#runs.results,
      isReady: (asked) => this.#isReady(asked),
      revision: () => this.#intake.taken,
    })
    this.#live = new LiveView(ctx)
    this.#kept = new KeptRoom({
      storage: ctx.storage,
      state: () => `${this.#intake.taken} ${this.#runs.results.newest()?.version ?? 0}`,
      wake: () => this.#wake.by(Date.now()),
    })
    this.#segmentRuns = new SegmentRuns(ctx.storage.sql)
    this.#models = new ModelRoom({
      runs: this.#runs,
      segments: this.#segmentRuns,
      people: this.#people,
      isReady: (asked) => this.#isReady(asked),
      revision: () => this.#intake.taken,
      wake: () => this.#wake.by(Date.now()),
    })
    this.#business = new Business({
      sql: ctx.storage.sql,
      results: this.#runs.results,
      labels: this.#tables.labels,
      accounts: this.#tables.accounts,
      kept: this.#kept.answers,
      wordOf: (number) => this.#tables.sales.words.word(number),
      isReady: (asked) => this.#isReady(asked),
      revision: () => this.#intake.taken,
    })
    this.#chores = new InsightChores({
      ctx,
      env,
      tables: this.#tables,
      intake: this.#intake,
      business: this.#business,
      forgotten: (person) => this.#forget([person]),
      wakeBy: (at) => this.#wake.by(at),
    })
  }

  /** Takes a person's facts. The answer leaves after they are durable; the live view hears of them at once. */
  receive(flush: Flush): FlushReply {
    const { reply, fresh } = this.#intake.receive(flush, Date.now())
    if (fresh.length === 0) return reply
    this.#live.tell(fresh)
    const erase = fresh.find((fact) => fact.kind === 'erase')
    if (erase) {
      this.#digest()
      this.#goods.forget()
      this.#forget(erase.people)
      this.#intake.refuse(flush.origin, flush.epoch, erase.people, Date.now())
    } else if (this.#intake.rows >= digestAtRows) this.#digest()
    else this.#wake.by(Date.now() + digestAfterMs)
    return reply
  }

  /** The same of many persons at once; one answer each, in order. */
  receiveAll(flushes: Flush[]): FlushReply[] {
    return flushes.map((flush) => this.receive(flush))
  }

  overview(query: OverviewQuery): Overview {
    this.#digest()
    return overview(this.ctx.storage.sql, query)
  }

  /** The same of a segment's people alone. */
  async overviewOf(query: OverviewQuery, of: SegmentAsked): Promise<OfSegment<Overview>> {
    this.#digest()
    return this.#people.narrowed(of, (among) =>
      this.#kept.answer('overview', { ...query, among }, () =>
        segmentOverview(this.ctx.storage.sql, query, among, (number) =>
          this.#tables.sales.words.word(number),
        ),
      ),
    )
  }

  /** A page of people; null when the query names a segment that is not there. */
  async customers(query: CustomersQuery): Promise<CustomerList | null> {
    this.#digest()
    const list = () => this.#people.list(query)
    // A text that is sought may be a name, which is kept nowhere.
    if (query.q !== '') return list()
    const changedAt = query.segment === undefined ? null : this.#people.saved(query.segment)?.changed_at
    return this.#kept.list('customers', { ...query, changedAt }, list)
  }

  customer(id: string): CustomerRow | null {
    this.#digest()
    return customer(this.ctx.storage.sql, id)
  }

  /** The saved filters, by name, each with how many people it chooses. */
  async segments(when: AskedWhen): Promise<SegmentRow[]> {
    this.#digest()
    const list = () => this.#people.segments(when)
    const key = this.#people.segmentsKey(when)
    return key === null ? list() : this.#kept.answer('segments', { key }, list)
  }

  segment(id: string, when: AskedWhen): SegmentRow | null {
    this.#digest()
    return this.#people.segment(id, when)
  }

  /** Saves a filter under an id; null when there are too many already. */
  saveSegment(id: string, request: SegmentRequest, when: AskedWhen): SegmentRow | null {
    this.#digest()
    return this.#people.save(id, request, { ...when, now: Date.now() })
  }

  /** Returns whether there was one. */
  removeSegment(id: string): boolean {
    this.#segmentRuns.remove(id)
    return this.#people.removeSegment(id)
  }

  /** What each experiment came to that anybody met, up to its end where it has one. */
  experiments(ends: ReadonlyMap<string, number>): Map<string, ExperimentSums> {
    this.#digest()
    return this.#tables.exposures.sums(ends)
  }

  /** What people say, and those who said it by how they act; a run of the models is begun when it is due. */
  satisfaction(query: SatisfactionQuery, asked: BaseDay): SatisfactionReport {
    this.#isReady(asked)
    return satisfactionReport(this.#tables.answers, this.#runs.results, { ...query, now: Date.now() })
  }

  /** Who would be in which tier if the programme were switched on. */
  async tierDryRun(programme: TierProgramme, today: TierProgramme, timeZone: string): Promise<TierDryRun> {
    this.#digest()
    return workedOutInTurns(tierDryRun(this.ctx.storage.sql, { programme, today, timeZone, now: Date.now() }))
  }

  /** What the programme of tiers and points comes to, of everybody or of a segment's people. */
  async programme<K extends ProgrammeQuestion>(
    question: K,
    asked: ProgrammeQuestions[K][0],
    of?: SegmentAsked,
  ): Promise<OfSegment<ProgrammeQuestions[K][1]>> {
    this.#digest()
    const answer = (among?: Condition) =>
      this.#kept.list(question, { ...asked, among }, () =>
        answerProgramme(this.ctx.storage.sql, question, { ...asked, among }),
      )
    return of ? this.#people.narrowed(of, answer) : answer()
  }

  /** An answer about the business as a whole. */
  async business<K extends BusinessQuestion>(
    question: K,
    query: Parameters<Business[K]>[0],
  ): Promise<BusinessAnswer<K>> {
    this.#digest()
    return this.#askBusiness(question, query)
  }

  /** The same of a segment's people alone. */
  async businessOf<K extends BusinessQuestion>(
    question: K,
    query: Parameters<Business[K]>[0],
    of: SegmentAsked,
  ): Promise<OfSegment<BusinessAnswer<K>>> {
    this.#digest()
    return this.#people.narrowed(of, (among) => this.#askBusiness(question, { ...query, among }))
  }

  /** How many people ordered, once and again. */
  async people(): Promise<PeopleCounts> {
    this.#digest()
    return this.#kept.answer('people', {}, () => countPeople(this.ctx.storage.sql))
  }

  /** What the models say of the customer base, or of a segment (null: there is none); a run is begun when it is due. */
  base<K extends Exclude<keyof BaseResults, 'run' | 'spread'>>(
    kind: K,
    asked: ModelsAsked,
  ): BaseAnswer<BaseResults[K]> | null {
    this.#digest()
    return this.#models.answer(kind, asked)
  }

  /** The same of how sales are spread, with the lists of people. */
  baseSpread(asked: ModelsAsked): BaseAnswer<BaseSpread> | null {
    this.#digest()
    return this.#models.spread(asked)
  }

  /** What is to be expected of one person; null without an order, or where nothing could be fitted. */
  outlook(person: string, asked: BaseDay): CustomerOutlookAnswer | BasePending | null {
    if (this.#isReady(asked)) return this.#runs.outlook(person)
    return customer(this.ctx.storage.sql, person)?.last_order_day ? this.#runs.results.pending() : null
  }

  /** All that the models have to say for one person's page, in one answer. */
  judge(person: string, asked: BaseDay): Judgement {
    return judge(this.#runs, person, this.#isReady(asked))
  }

  /** Takes what an isolate counted of what came in. */
  noteIntake(report: TallyReport): void {
    this.ctx.storage.transactionSync(() => this.#hours.take(report, Date.now()))
  }

  /** How people come and how they buy. */
  async visits<K extends VisitQuestion>(
    question: K,
    asked: VisitQuestions[K][0],
  ): Promise<VisitQuestions[K][1]> {
    this.#digest()
    const ports = {
      sql: this.ctx.storage.sql,
      sales: this.#tables.sales,
      runs: this.#runs,
      isReady: (day: BaseDay) => this.#isReady(day),
    }
    const answer = () => answerVisits(ports, question, asked)
    return question === 'channels' || question === 'cube'
      ? this.#kept.answer(question, asked, answer)
      : answer()
  }

  /** What is learned of what was bought; null: there is no such segment. A run is begun when one is due. */
  goods(question: GoodsQuestion): GoodsAnswers[keyof GoodsAnswers] | GoodsPending | null {
    this.#digest()
    const now = Date.now()
    return answerGoods(
      {
        sql: this.ctx.storage.sql,
        runs: this.#goods,
        base: this.#runs.results,
        revision: this.#intake.taken,
        now,
        wake: () => this.#wake.by(now),
        among: (segment, when) => this.#people.among(segment, when),
      },
      question,
    )
  }

  /** How the store is doing: what came in, what is strange, how good the data is. */
  watch<K extends WatchQuestion>(question: K, asked: WatchQuestions[K][0]): WatchQuestions[K][1] {
    this.#digest()
    const ports = {
      sql: this.ctx.storage.sql,
      hours: this.#hours,
      intake: this.#intake,
      runs: this.#runs,
      inspection: this.#tables.inspection,
      wakeBy: (at: number) => this.#wake.by(at),
    }
    return answerWatch(ports, question, asked)
  }

  /** A socket of the live view. It is hibernatable: an idle dashboard costs nothing. */
  override async fetch(request: Request): Promise<Response> {
    return this.#live.open(request, this.#intake)
  }

  override webSocketMessage(): void {
    // The live view only listens; pings are answered without waking the object.
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    this.#live.closed(socket, code)
  }

  /** How many people there are. */
  headcount(): number {
    this.#digest()
    return this.ctx.storage.sql.exec<{ n: number }>('SELECT count(*) AS n FROM person').one().n
  }

  /** Keys of those who ever told something, after this one, in order: everybody a backup has to look for. */
  tellers(after: string, limit: number): string[] {
    return this.ctx.storage.sql
      .exec<{ origin: string }>(
        `SELECT origin FROM cursor WHERE origin > ?1 UNION SELECT origin FROM delta WHERE origin > ?1
           ORDER BY origin LIMIT ?2`,
        after,
        limit,
      )
      .toArray()
      .map(({ origin }) => origin)
  }

  override async alarm(): Promise<void> {
    this.#wake.rang()
    this.#digest()
    const wasRunning = this.#runs.isRunning
    const isMore = this.ctx.storage.transactionSync(() => this.#runs.slice(Date.now()))
    const isMoreOfGoods = isMore || this.ctx.storage.transactionSync(() => this.#goods.slice(Date.now()))
    const isMoreOfSegments =
      isMoreOfGoods || this.ctx.storage.transactionSync(() => this.#segmentRuns.slice(Date.now()))
    const isMoreToInspect = this.ctx.storage.transactionSync(() => this.#tables.inspection.slice(Date.now()))
    const isMoreToRenew = await this.#kept.renew()
    if (isMoreOfSegments || isMoreToInspect || isMoreToRenew) this.#wake.by(Date.now())
    if (!isMore) await this.#chores.do(wasRunning)
    this.#wake.by(this.#chores.dueAt)
  }

  /** Begins a run over the customer base if one is due; returns whether there is a result to answer with. */
  #isReady(asked: BaseDay): boolean {
    this.#digest()
    const now = Date.now()
    if (this.#runs.ensure({ day: asked.day, revision: this.#intake.taken, now })) this.#wake.by(now)
    return this.#runs.has(asked)
  }

  #askBusiness<K extends BusinessQuestion>(
    question: K,
    query: Parameters<Business[K]>[0],
  ): BusinessAnswer<K> | Promise<BusinessAnswer<K>> {
    if (!naming.includes(question)) return askBusiness(this.#business, question, query)
    const make = this.#business[question] as (
      query: Parameters<Business[K]>[0],
    ) => BusinessAnswer<K> | Work<BusinessAnswer<K>>
    return this.#kept.list(question, query as object, () => make.call(this.#business, query))
  }

  /** Lets go of whatever is kept that may name them, beside their rows. */
  #forget(people: readonly string[]): void {
    this.#runs.results.forget(people)
    this.#kept.forget()
    this.#segmentRuns.forget()
  }

  #digest(): void {
    if (this.#intake.rows === 0) return
    this.#intake.digest((deltas) => {
      this.#tables.apply(deltas)
      this.#hours.arrived(deltas)
    })
  }
}
