import { basename } from 'node:path'
import type { BetaGeometric } from '../../shared/src/insight/beta-geometric.ts'
import { lifetimeValue, oneYear } from '../../shared/src/insight/clv.ts'
import { frequencyValueCorrelation } from '../../shared/src/insight/gamma-gamma.ts'
import { mbgNbd } from '../../shared/src/insight/mbg-nbd.ts'
import { type History, historyOf } from '../../shared/src/insight/purchase-history.ts'
import { mean } from '../../shared/src/maths/ranks.ts'
import { fitFields, fitLine, modelErrors } from '../purchases/fit-lines.ts'
import { type BaseFits, fitOrders, fitSpending, worthOf } from '../purchases/fits.ts'
import { errorLines, holdoutOf, ruleErrors } from '../purchases/holdout.ts'
import { type DateOrder, datesIn, isoOf } from '../purchases/log-fields.ts'
import { type PurchaseLog, readPurchaseLog } from '../purchases/purchase-log.ts'

export interface LogOptions {
  calibrationEnd: string | undefined
  dates: string | undefined
}

/**
 * Fits the models to a file of purchases, prints what they say, and returns it. What cannot be done is said in a
 * sentence (`obstacle`); only a file that cannot be read at all ends with exit code 1.
 */
export function fitLog(file: string, options: LogOptions): object {
  try {
    const log = readPurchaseLog(file, orderOf(options.dates))
    printLog(file, log)
    return { log: basename(file), ...fitOf(log, cutOf(log, options.calibrationEnd)) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    console.error(`${file}: ${message}`)
    process.exitCode = 1
    return { log: basename(file), error: message }
  }
}

function fitOf(log: PurchaseLog, cut: number | null): object {
  const lastDay = cut ?? log.lastDay
  const histories = [...log.customers.values()].flatMap((bought) => historyOf(bought, lastDay) ?? [])
  const base = {
    customers: histories.length,
    came_back: histories.filter(({ repeats }) => repeats > 0).length,
    repeat_days: histories.reduce((sum, { repeats }) => sum + repeats, 0),
    calibration_end: isoOf(lastDay),
    last_day: isoOf(log.lastDay),
    skipped_rows: log.skipped,
  }
  console.log(
    `up to ${base.calibration_end}: ${base.customers} customers, ${base.came_back} of them came back, on ${base.repeat_days} days; times in weeks`,
  )
  const orders = fitOrders(histories)
  const errors = (fits: BaseFits[]) => (cut === null ? {} : { holdout: holdoutErrors(log, cut, fits) })
  if ('obstacle' in orders) {
    console.log(`no fit: ${orders.obstacle}`)
    const unknown = { bg_nbd: null, mbg_nbd: null, pareto_nbd: null, gamma_gamma: null }
    return { ...base, ...unknown, obstacle: orders.obstacle, ...errors([]) }
  }
  const fits = [
    fitLine('BG/NBD', orders.bg),
    fitLine('MBG/NBD', orders.mbg),
    fitLine('Pareto/NBD', orders.pareto),
  ]
  for (const line of fits) console.log(line)
  const spending = spendingOf(log, histories)
  const { parameters } = orders.mbg.fit
  return {
    ...base,
    bg_nbd: fitFields(orders.bg.fit),
    mbg_nbd: fitFields(orders.mbg.fit),
    pareto_nbd: fitFields(orders.pareto.fit),
    gamma_gamma: spending.fields,
    fit_ms: Math.round(orders.mbg.ms),
    ...outlook(histories, parameters, log.hasAmounts ? spending.worth : null),
    ...errors([orders]),
  }
}

function spendingOf(log: PurchaseLog, histories: readonly History[]) {
  if (!log.hasAmounts) {
    console.log('Gamma-Gamma: no column of amounts, so nothing is said of worth')
    return { fields: null, worth: worthOf(histories, null) }
  }
  const spending = fitSpending(histories)
  if ('obstacle' in spending) {
    console.log(`Gamma-Gamma: no fit, ${spending.obstacle}; everybody’s mean is used`)
    return { fields: null, worth: worthOf(histories, null) }
  }
  console.log(fitLine('Gamma-Gamma', spending))
  const correlation = frequencyValueCorrelation(histories)
  if (correlation !== null)
    console.log(`  correlation of how often and how much: ${correlation.toFixed(3)} (the model takes 0)`)
  return { fields: fitFields(spending.fit), worth: worthOf(histories, spending.fit.parameters) }
}

/** What MBG/NBD foretells of the whole base. */
function outlook(
  histories: readonly History[],
  parameters: BetaGeometric,
  worth: ((of: History) => number) | null,
) {
  const orders = (days: number) =>
    histories.reduce((sum, history) => sum + mbgNbd.expectedOrders(parameters, history, days / 7), 0)
  const expected = { days_30: orders(30), days_90: orders(90), days_365: orders(365) }
  const alive = mean(histories.map((history) => mbgNbd.probabilityAlive(parameters, history)))
  const rounded = (x: number) => Number(x.toFixed(4))
  console.log(
    `by MBG/NBD: mean P(alive) ${alive.toFixed(4)}; expected orders of these customers in 30, 90, 365 days: ` +
      `${expected.days_30.toFixed(1)}, ${expected.days_90.toFixed(1)}, ${expected.days_365.toFixed(1)}`,
  )
  const counted = {
    mean_alive: rounded(alive),
    expected_orders: {
      days_30: rounded(expected.days_30),
      days_90: rounded(expected.days_90),
      days_365: rounded(expected.days_365),
    },
  }
  if (!worth) return counted
  const value = histories.reduce(
    (sum, history) =>
      sum +
      lifetimeValue((weeks) => mbgNbd.expectedOrders(parameters, history, weeks), worth(history), oneYear),
    0,
  )
  console.log(`worth of twelve months at 1 % a month, all customers: ${value.toFixed(2)}`)
  return { ...counted, lifetime_value: Number(value.toFixed(2)) }
}

/** The errors of the fits (none when there is no fit) and of the rules; the first figures are MBG/NBD's. */
function holdoutErrors(log: PurchaseLog, cut: number, fits: BaseFits[]): object {
  const holdout = holdoutOf(log.customers.values(), cut, log.lastDay)
  const models = fits.flatMap((one) => modelErrors(one, holdout))
  const rules = ruleErrors(holdout)
  const actual = holdout.actual.reduce((sum, orders) => sum + orders, 0)
  console.log(
    `\nPredicting ${isoOf(cut + 1)} to ${isoOf(log.lastDay)} (${log.lastDay - cut} days), by customer:`,
  )
  for (const line of errorLines([...models, ...rules], actual)) console.log(line)
  const { rmse = null, mae = null, spearman = null } = models.find(({ name }) => name === mbgNbd.name) ?? {}
  return { days: log.lastDay - cut, actual, rmse, mae, spearman, models, rules }
}

function printLog(file: string, log: PurchaseLog): void {
  console.log(`${basename(file)}: ${log.rows} rows, ${isoOf(log.firstDay)} to ${isoOf(log.lastDay)}`)
  for (const [reason, count] of Object.entries(log.skipped)) console.log(`  left out: ${count} (${reason})`)
}

function cutOf(log: PurchaseLog, text: string | undefined): number | null {
  if (text === undefined) return null
  const cut = datesIn([text], 'dmy')(text)
  if (cut === null) throw new Error(`--calibration-end must be a day like 1997-09-30; got ${text}`)
  if (cut < log.firstDay || cut >= log.lastDay) {
    throw new Error(
      `--calibration-end must lie from ${isoOf(log.firstDay)} to ${isoOf(log.lastDay - 1)}; got ${isoOf(cut)}`,
    )
  }
  return cut
}

function orderOf(text: string | undefined): DateOrder | undefined {
  if (text === undefined || text === 'dmy' || text === 'mdy') return text
  throw new Error(`--dates must be dmy or mdy; got ${text}`)
}
