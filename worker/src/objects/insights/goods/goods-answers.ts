import type { ProductRow, ProductSales } from '#shared/insight/goods/product-rows'
import type { Comparison } from '#shared/maths/comparison'
import type { CrossSellReport, GoodsPending, PurchaseChanceReport } from '#shared/wire/goods'
import type { Desk } from '../desk.ts'
import type { BaseResultTable } from '../models/base-result-table.ts'
import type { AskedWhen } from '../people/people.ts'
import type { Condition } from '../people/person-filter.ts'
import {
  chanceReport,
  crossSellReport,
  type PersonAsked,
  type PersonGoods,
  type ProductsAsked,
  personGoods,
  productPage,
  type SequencesAsked,
  type SequencesFound,
  sequencesOf,
} from './goods-desk.ts'
import type { GoodsRuns, GoodsTask } from './goods-runs.ts'

/** A question about what was bought; `day` is today in the store's time zone. */
export type GoodsQuestion =
  | { about: 'chance'; day: string }
  | ({ about: 'sequences'; day: string } & SequencesAsked)
  | { about: 'cross_sell'; day: string }
  | ({ about: 'person' } & PersonAsked)
  | ({
      about: 'products'
      day: string
      from: string
      to: string
      compare?: Comparison | undefined
      segment?: string | undefined
      timeZone: string
    } & ProductsAsked)

/** A page of products with where it comes from; numbers stand for products. */
export interface ProductsFound extends Pick<ProductSales, 'read' | 'spread' | 'everybody'> {
  version: number
  day: string
  total: number
  rows: ProductRow[]
}

export interface GoodsAnswers {
  chance: PurchaseChanceReport
  sequences: SequencesFound
  cross_sell: CrossSellReport
  person: PersonGoods
  products: ProductsFound
}

/** What is learned of what was bought; null: there is no such segment. A run is begun when one is due. */
export interface GoodsQuestions {
  goods: [asked: GoodsQuestion, answer: GoodsAnswers[keyof GoodsAnswers] | GoodsPending | null]
}

export const goodsAnswers = {
  goods: (desk: Desk, question: GoodsQuestion): GoodsQuestions['goods'][1] => {
    const now = Date.now()
    return answerGoods(
      {
        sql: desk.sql,
        runs: desk.goods,
        base: desk.runs.results,
        revision: desk.revision,
        now,
        wake: () => desk.wakeBy(now),
        among: (segment, when) => desk.people.among(segment, when),
      },
      question,
    )
  },
}

interface GoodsPorts {
  sql: SqlStorage
  runs: GoodsRuns
  base: BaseResultTable
  /** Counts what has been digested. */
  revision: number
  now: number
  /** Has the object woken for the next slice. */
  wake(): void
  /** The people of a saved segment; null when there is none, `pending` while no run has said what it asks. */
  among(segment: string, when: AskedWhen): Condition | 'pending' | null
}

/** Answers from the newest run, and begins another when one is due. Null: there is no such segment. */
function answerGoods(
  ports: GoodsPorts,
  question: GoodsQuestion,
): GoodsAnswers[keyof GoodsAnswers] | GoodsPending | null {
  const { runs, revision, now, wake, sql, base } = ports
  const ensured = (task: GoodsTask) => {
    if (runs.ensure(task, revision, now)) wake()
  }
  if (question.about === 'products') {
    const { day, from, to, compare, segment, timeZone } = question
    const among = segment === undefined ? undefined : ports.among(segment, { today: day, timeZone })
    if (among === null) return null
    if (among === 'pending') return { state: 'pending' }
    const task: GoodsTask = { of: 'sales', day, from, to, compare, segment, among }
    ensured(task)
    const found = runs.sales(task)
    if (!found) return { state: 'pending' }
    const { read, spread, everybody } = found.sales
    return {
      version: found.version,
      day: found.day,
      read,
      spread,
      everybody,
      ...productPage(found.sales, question),
    }
  }
  ensured({ of: 'goods', day: question.day })
  const model = runs.model()
  if (!model) return { state: 'pending' }
  switch (question.about) {
    case 'chance':
      return chanceReport(model)
    case 'sequences':
      return sequencesOf(model, question)
    case 'cross_sell':
      return crossSellReport(model)
    case 'person':
      return personGoods(sql, model, base.model()?.orders ?? null, question)
    default:
      return question satisfies never
  }
}
