import { type GoodsModel, goodsModel } from '#shared/insight/goods/goods-model'
import { stepGoods } from '#shared/insight/goods/goods-run'
import { type GoodsState, goodsFormat, startGoods } from '#shared/insight/goods/goods-state'
import { type ProductSales, productSales } from '#shared/insight/goods/product-rows'
import { type SalesState, startSales } from '#shared/insight/goods/product-sales'
import { stepSales } from '#shared/insight/goods/sales-run'
import { type Comparison, type Days, daysBefore } from '#shared/maths/comparison'
import { LongTexts } from '../../long-texts.ts'
import { countBuyers, dayNumber } from '../people/customer-pages.ts'
import type { Condition } from '../people/person-filter.ts'
import { goodsBase } from './goods-pages.ts'

/** Microseconds of work in one slice, as the steps reckon it. */
const sliceCost = 50_000
/** A result is made anew on a new day; on the same one when orders have come since and it is older than this. */
const freshForMs = 600_000
/** Ranges of days whose product figures are kept. */
const keptRanges = 8

/** What a run is of: everything that is learned of baskets, or products over a range (of a segment's people). */
export type GoodsTask =
  | { of: 'goods'; day: string }
  | {
      of: 'sales'
      day: string
      from: string
      to: string
      compare?: Comparison | undefined
      among?: Condition | undefined
      segment?: string | undefined
    }

interface Head {
  format: number
  version: number
  day: string
  revision: number
  at: number
}

type Running =
  | (Head & { task: GoodsTask & { of: 'goods' }; state: GoodsState })
  | (Head & { task: GoodsTask & { of: 'sales' }; state: SalesState })

/**
 * Runs over what was bought. They begin when somebody asks and the newest result is of an earlier day, or is ten minutes
 * old and orders have come since; until one ends the older result is the answer. They go on in slices, one an alarm, one
 * run after the other; between slices a run's state is text in rows, so that an object that sleeps goes on where it was.
 */
export class GoodsRuns {
  readonly #sql: SqlStorage
  readonly #running: LongTexts
  readonly #results: LongTexts
  #model: { version: number; model: GoodsModel } | null = null

  constructor(sql: SqlStorage) {
    this.#sql = sql
    this.#running = new LongTexts(sql, 'goods_run')
    this.#results = new LongTexts(sql, 'goods_result')
  }

  /** Begins a run if there should be one. `revision` counts what has been digested. Returns whether one is going on. */
  ensure(task: GoodsTask, revision: number, now: number): boolean {
    const key = keyOf(task)
    if (this.#running.head(key)) return true
    const newest = this.#newest(key)
    const isOld = newest && now - newest.at >= freshForMs
    if (newest?.day === task.day && !(isOld && newest.revision !== revision)) return false
    const head: Head = {
      format: goodsFormat,
      version: (newest?.version ?? 0) + 1,
      day: task.day,
      revision,
      at: now,
    }
    this.#running.put(key, head, JSON.stringify({ task, state: this.#started(task, head.version) }))
    return true
  }

  /** One slice of the first run that is going on; the caller holds the transaction. Returns whether more is left. */
  slice(now: number): boolean {
    const [first] = this.#running.heads<Head>()
    if (!first) return false
    const { key, head } = first
    if (head.format !== goodsFormat) {
      this.#running.remove(key)
      return this.#running.heads().length > 0
    }
    const running = { ...head, ...JSON.parse(this.#running.text(key) ?? '') } as Running
    const result =
      running.task.of === 'goods' ? this.#goodsSlice(running as never) : this.#salesSlice(running as never)
    if (result.isDone) {
      this.#running.remove(key)
      this.#results.put(key, { ...head, at: now }, result.text)
      this.#dropOldRanges()
    } else this.#running.put(key, head, result.text)
    return this.#running.heads().length > 0
  }

  /** The newest model of baskets; null before the first run has ended. */
  model(): GoodsModel | null {
    const head = this.#newest('goods')
    if (!head) return null
    if (this.#model?.version !== head.version) {
      const text = this.#results.text('goods') ?? ''
      this.#model = { version: head.version, model: JSON.parse(text) as GoodsModel }
    }
    return this.#model.model
  }

  /** The newest figures of products over a range. */
  sales(task: GoodsTask): { version: number; day: string; sales: ProductSales } | null {
    const key = keyOf(task)
    const head = this.#newest(key)
    const text = head && this.#results.text(key)
    return head && text
      ? { version: head.version, day: head.day, sales: JSON.parse(text) as ProductSales }
      : null
  }

  /** Gives up what is going on, as its state may name a person who is to be forgotten; the next question begins anew. */
  forget(): void {
    for (const { key } of this.#running.heads()) this.#running.remove(key)
  }

  /** The newest result that this code can read. */
  #newest(key: string): Head | null {
    const head = this.#results.head<Head>(key)
    return head?.format === goodsFormat ? head : null
  }

  #started(task: GoodsTask, version: number): GoodsState | SalesState {
    if (task.of === 'sales') {
      const before = daysBefore(task, task.compare ?? 'previous')
      return startSales({ ...numbered(task), before: numbered(before) })
    }
    return startGoods({ version, today: dayNumber(task.day), customers: countBuyers(this.#sql) })
  }

  #goodsSlice({ task, state: before }: Running & { task: { of: 'goods' } }): {
    isDone: boolean
    text: string
  } {
    const base = goodsBase(this.#sql, task.day)
    let state = before as GoodsState
    for (let cost = 0; cost < sliceCost && state.phase !== 'done'; ) {
      const step = stepGoods(state, base)
      state = step.state
      cost += step.cost
    }
    const isDone = state.phase === 'done'
    return { isDone, text: JSON.stringify(isDone ? goodsModel(state) : { task, state }) }
  }

  #salesSlice({ task, state: before }: Running & { task: { of: 'sales' } }): {
    isDone: boolean
    text: string
  } {
    const base = goodsBase(this.#sql, task.to, { nobodys: true, among: task.among })
    let state = before as SalesState
    for (let cost = 0; cost < sliceCost && !state.isDone; ) {
      const step = stepSales(state, base)
      state = step.state
      cost += step.cost
    }
    return {
      isDone: state.isDone,
      text: JSON.stringify(state.isDone ? productSales(state) : { task, state }),
    }
  }

  #dropOldRanges(): void {
    const ranges = this.#results.heads<Head>().filter(({ key }) => key !== 'goods')
    for (const { key } of ranges.sort((a, b) => b.head.at - a.head.at).slice(keptRanges))
      this.#results.remove(key)
  }
}

function keyOf(task: GoodsTask): string {
  if (task.of === 'goods') return 'goods'
  const { from, to, compare = 'previous', segment = '' } = task
  return `sales ${from} ${to} ${compare} ${segment}`
}

const numbered = ({ from, to }: Days) => ({ from: dayNumber(from), to: dayNumber(to) })
