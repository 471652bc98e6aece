import type { Fit } from '../../shared/src/insight/maximise.ts'
import type { OrderModel } from '../../shared/src/insight/order-model.ts'
import {
  type History,
  historyOf,
  laterOrders,
  type Purchase,
} from '../../shared/src/insight/purchase-history.ts'
import { spearman } from '../../shared/src/maths/ranks.ts'

/** Customers as they stood on a day, and what they did in the days after. */
export interface Holdout {
  weeks: number
  histories: History[]
  /** Days with an order after the cut. */
  actual: number[]
  /** Days with an order in the span of the same length before it. */
  lastPeriod: number[]
}

/** How far a way to predict was off. Spearman is null for a way that says the same of everybody. */
export interface PredictionError {
  name: string
  predicted: number
  rmse: number
  mae: number
  spearman: number | null
}

/** Splits what everybody bought at `cut`: the days up to it are known, those up to `end` are to be predicted. */
export function holdoutOf(customers: Iterable<readonly Purchase[]>, cut: number, end: number): Holdout {
  const holdout: Holdout = { weeks: (end - cut) / 7, histories: [], actual: [], lastPeriod: [] }
  for (const purchases of customers) {
    const history = historyOf(purchases, cut)
    if (!history) continue
    holdout.histories.push(history)
    holdout.actual.push(laterOrders(purchases, cut, end))
    holdout.lastPeriod.push(laterOrders(purchases, cut - (end - cut), cut))
  }
  return holdout
}

/** The errors of a fitted model. */
export function modelError<K extends string>(
  model: OrderModel<K>,
  fit: Fit<K>,
  holdout: Holdout,
): PredictionError {
  const { histories, weeks } = holdout
  const predicted = histories.map((history) => model.expectedOrders(fit.parameters, history, weeks))
  return errorOf(model.name, predicted, holdout.actual)
}

/** The errors of what needs no model: the same as last period, one's own pace, and that only for who came lately. */
export function ruleErrors({ histories, actual, lastPeriod, weeks }: Holdout): PredictionError[] {
  const ownPace = ({ repeats, age }: History) => (age > 0 ? (repeats / age) * weeks : 0)
  const lately = (span: number) =>
    histories.map((history) => (history.age - history.recency <= span ? ownPace(history) : 0))
  return [
    errorOf('same as last period', lastPeriod, actual),
    errorOf('own pace so far', histories.map(ownPace), actual),
    ...[4, 8, 13, 26].map((span) =>
      errorOf(`own pace if bought in the last ${span} weeks, else 0`, lately(span), actual),
    ),
    errorOf(
      'nobody orders',
      histories.map(() => 0),
      actual,
    ),
  ]
}

/** Lines of a table. */
export function errorLines(errors: readonly PredictionError[], actual: number): string[] {
  const rows = errors.map(({ name, predicted, rmse, mae, spearman: rank }) => [
    name,
    predicted.toFixed(1),
    rmse.toFixed(4),
    mae.toFixed(4),
    rank === null ? '–' : rank.toFixed(4),
  ])
  const all = [[`(actual orders: ${actual})`, 'predicted', 'RMSE', 'MAE', 'Spearman'], ...rows]
  return all.map(
    ([name, ...cells]) => `  ${name!.padEnd(48)}${cells.map((cell) => cell.padStart(11)).join('')}`,
  )
}

function errorOf(name: string, predicted: readonly number[], actual: readonly number[]): PredictionError {
  const count = Math.max(1, actual.length)
  const sum = (of: (i: number) => number) => actual.reduce((total, _, i) => total + of(i), 0)
  const rank = spearman(predicted, actual)
  return {
    name,
    predicted: rounded(sum((i) => predicted[i]!)),
    rmse: rounded(Math.sqrt(sum((i) => (predicted[i]! - actual[i]!) ** 2) / count)),
    mae: rounded(sum((i) => Math.abs(predicted[i]! - actual[i]!)) / count),
    spearman: rank === null ? null : rounded(rank),
  }
}

function rounded(x: number): number {
  return Number(x.toFixed(6))
}
