import { bgNbd } from '../../shared/src/insight/bg-nbd.ts'
import { lifetimeValue, oneYear } from '../../shared/src/insight/clv.ts'
import { addToCohorts, cohortTable, startCohorts } from '../../shared/src/insight/cohorts.ts'
import {
  expectedValue,
  frequencyValueCorrelation,
  type GammaGamma,
} from '../../shared/src/insight/gamma-gamma.ts'
import { groupHistories } from '../../shared/src/insight/history-groups.ts'
import { lorenz, topShare } from '../../shared/src/insight/lorenz.ts'
import type { Fit } from '../../shared/src/insight/maximise.ts'
import { mbgNbd } from '../../shared/src/insight/mbg-nbd.ts'
import type { OrderModel } from '../../shared/src/insight/order-model.ts'
import { paretoNbd } from '../../shared/src/insight/pareto-nbd.ts'
import type { History, Purchase } from '../../shared/src/insight/purchase-history.ts'
import { expectedCumulative } from '../../shared/src/insight/tracking.ts'
import { mean } from '../../shared/src/maths/ranks.ts'
import { calibrationEnd, firstDay, holdoutEnd } from '../purchases/cdnow.ts'
import type { BaseFits, Timed } from '../purchases/fits.ts'
import { type Check, check, reference } from '../purchases/reference.ts'

/** Parameters are compared to three units of the sixth digit: the reference's own fit stopped that near the summit. */
const parameterTolerance = 3e-6

/** Parameters, likelihoods and what follows from them. */
export function fitChecks(
  histories: readonly History[],
  fits: BaseFits,
  spending: Timed<'p' | 'q' | 'v'>,
): Check[] {
  const groups = groupHistories(histories)
  const rounded = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
  return [
    ...parameterChecks('BG/NBD', fits.bg.fit, reference.bg_nbd),
    check(
      'BG/NBD ln L at .243 4.414 .793 2.426',
      bgNbd.logLikelihood(rounded, groups),
      reference.likelihood_at_rounded,
    ),
    ...parameterChecks('MBG/NBD', fits.mbg.fit, reference.mbg_nbd),
    ...parameterChecks('Pareto/NBD', fits.pareto.fit, reference.pareto_nbd),
    ...parameterChecks('Gamma-Gamma', spending.fit, reference.gamma_gamma),
    ...modelChecks(histories, bgNbd, fits.bg.fit, 'bg_nbd'),
    ...modelChecks(histories, mbgNbd, fits.mbg.fit, 'mbg_nbd'),
    ...modelChecks(histories, paretoNbd, fits.pareto.fit, 'pareto_nbd'),
    ...valueChecks(histories, fits, spending.fit.parameters),
  ]
}

/** What needs no model: how sales are spread, and the cohorts. */
export function logChecks(customers: Map<string, Purchase[]>, fits: BaseFits): Check[] {
  const spread = lorenz(
    [...customers.values()].map((bought) => bought.reduce((sum, { amount }) => sum + amount, 0)),
  )
  const sums = startCohorts('month')
  for (const bought of customers.values()) addToCohorts(sums, bought)
  const table = cohortTable(sums, holdoutEnd)
  return [
    check('total sales', spread.total, reference.total),
    ...Object.entries(reference.shares).map(([share, of]) =>
      check(`top ${Number(share) * 100} % of customers bring`, topShare(spread, Number(share)), of),
    ),
    check('Gini', spread.gini!, reference.gini),
    ...Object.entries(reference.cohorts).flatMap(([name, people]) => {
      const cells = table.find((cohort) => cohort.name === name)?.cells ?? []
      return people.map((of, after) =>
        check(`cohort ${name}, month ${after}`, cells[after]?.people ?? 0, of, 0),
      )
    }),
    ...trackingChecks(customers, fits),
  ]
}

function parameterChecks<K extends string>(name: string, fit: Fit<K>, of: Record<K | 'll', number>): Check[] {
  const keys = Object.keys(fit.parameters) as K[]
  return [
    ...keys.map((key) => check(`${name} ${key}`, fit.parameters[key], of[key], parameterTolerance)),
    check(`${name} ln L`, fit.log_likelihood, of.ll),
  ]
}

function modelChecks<K extends string>(
  histories: readonly History[],
  model: OrderModel<K>,
  { parameters }: Fit<K>,
  key: 'bg_nbd' | 'mbg_nbd' | 'pareto_nbd',
): Check[] {
  const orders = histories.reduce((sum, history) => sum + model.expectedOrders(parameters, history, 39), 0)
  const alive = mean(histories.map((history) => model.probabilityAlive(parameters, history)))
  return [
    check(`${model.name} orders in the 39 weeks held out`, orders, reference.holdout[key]),
    check(`${model.name} mean P(alive)`, alive, reference.mean_alive[key]),
  ]
}

function valueChecks(histories: readonly History[], { bg }: BaseFits, spending: GammaGamma): Check[] {
  const values = histories.map((history) =>
    lifetimeValue(
      (weeks) => bgNbd.expectedOrders(bg.fit.parameters, history, weeks),
      expectedValue(spending, history),
      oneYear,
    ),
  )
  const worth = (spending.p * spending.v) / (spending.q - 1)
  return [
    check('Gamma-Gamma mean worth of an order', worth, reference.mean_worth),
    check(
      'correlation of how often and how much',
      frequencyValueCorrelation(histories)!,
      reference.correlation,
    ),
    ...reference.lifetime_values.map((of, i) => check(`lifetime value of customer ${i + 1}`, values[i]!, of)),
    check(
      'lifetime value of all',
      values.reduce((sum, value) => sum + value, 0),
      reference.lifetime_sum,
      0.005,
    ),
  ]
}

function trackingChecks(customers: Map<string, Purchase[]>, { pareto }: BaseFits): Check[] {
  const { weeks, expected, actual } = reference.tracking
  const firsts = [...customers.values()].map((bought) => Math.min(...bought.map(({ day }) => day)))
  const births = firsts.filter((day) => day <= calibrationEnd).map((day) => (day - firstDay) / 7)
  const ordersOfNew = (time: number) => paretoNbd.expectedOrdersOfNew(pareto.fit.parameters, time)
  const found = expectedCumulative(births, ordersOfNew, weeks)
  return weeks.flatMap((week, i) => {
    const bought = [...customers.values()].reduce(
      (sum, rows) => sum + repeatsBefore(rows, firstDay + week * 7),
      0,
    )
    return [
      check(`repeat orders by week ${week}, Pareto/NBD`, found[i]!, expected[i]!),
      check(`repeat orders by week ${week}`, bought, actual[i]!, 0),
    ]
  })
}

function repeatsBefore(bought: readonly Purchase[], day: number): number {
  return Math.max(0, new Set(bought.filter((one) => one.day < day).map((one) => one.day)).size - 1)
}
