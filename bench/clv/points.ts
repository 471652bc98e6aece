import { bgNbd, probabilityOfOrders } from '../../shared/src/insight/bg-nbd.ts'
import { discountedOrdersEver } from '../../shared/src/insight/clv.ts'
import { expectedValue } from '../../shared/src/insight/gamma-gamma.ts'
import { groupHistories } from '../../shared/src/insight/history-groups.ts'
import { discountedOrders, paretoNbd } from '../../shared/src/insight/pareto-nbd.ts'
import { type Check, check } from '../purchases/reference.ts'

/** The point values that papers and packages print, at the parameters they print them for. They need no data. */
export function pointChecks(): Check[] {
  return [...bgPoints(), ...spendingPoints(), ...paretoPoints(), ...discountedPoints()]
}

function bgPoints(): Check[] {
  const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
  const fitted = { r: 0.242593, alpha: 4.413532, a: 0.792886, b: 2.425754 }
  const first = { repeats: 2, recency: 30.43, age: 38.86 }
  const one = (repeats: number, recency: number) =>
    bgNbd.logLikelihood(
      { r: 0.25, alpha: 4, a: 0.8, b: 2.5 },
      groupHistories([{ repeats, recency, age: 40, value: 0 }]),
    )
  const ofNew: [weeks: number, orders: number][] = [
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [78, 1.858],
  ]
  const spread = [
    0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638, 0.0005517902, 0.0004361913,
    0.0003467171, 0.0002769613, 0.000222226,
  ]
  return [
    check('BG E[Y(39) | 2, 30.43, 38.86]', bgNbd.expectedOrders(published, first, 39), 1.226),
    check('BG P(alive | 2, 30.43, 38.86)', bgNbd.probabilityAlive(fitted, first), 0.72661),
    ...ofNew.map(([weeks, orders]) =>
      check(`BG E[X(${weeks})]`, bgNbd.expectedOrdersOfNew(fitted, weeks), orders, 5e-5),
    ),
    check('BG P(X(2) = 10)', probabilityOfOrders(published, 10, 2), 1.07869e-7, 5e-13),
    check('BG P(X(39) = 0)', probabilityOfOrders(published, 0, 39), 0.5737864),
    ...spread.map((p, i) =>
      check(`BG P(X(30) = ${11 + i})`, probabilityOfOrders(published, 11 + i, 30), p, 5e-11),
    ),
    check('BG ln L (0, 0, 40)', one(0, 0), -0.59947382),
    check('BG ln L (200, 38, 40)', one(200, 38), 100.7957),
  ]
}

function spendingPoints(): Check[] {
  const published = { p: 6.25, q: 3.74, v: 15.44 }
  const customers: [repeats: number, value: number, worth: number][] = [
    [2, 22.35, 24.65],
    [1, 11.77, 18.91],
    [0, 0, 35.17],
    [7, 73.74, 71.46],
    [2, 25.55, 27.28],
  ]
  return customers.map(([repeats, value, worth]) =>
    check(`GG E[M | ${repeats}, ${value}]`, expectedValue(published, { repeats, value }), worth, 0.1),
  )
}

function paretoPoints(): Check[] {
  const cdnow = { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 }
  const manual = { r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 }
  const fitted = { r: 0.553276, alpha: 10.577613, s: 0.606214, beta: 11.66791 }
  const busy = { repeats: 26, recency: 30.86, age: 31 }
  const ofNew = [
    0, 0.05077821, 0.09916088, 0.14542507, 0.1897993, 0.23247466, 0.27361274, 0.31335159, 0.35181024,
    0.38909211,
  ]
  const paradox: [repeats: number, orders: number][] = [
    [10, 0.70591],
    [15, 0.14415],
    [20, 0.02249],
    [25, 0.00309],
  ]
  return [
    check('Pareto P(alive | 26, 30.86, 31)', paretoNbd.probabilityAlive(cdnow, busy), 0.9979),
    check('Pareto E[Y(52) | 26, 30.86, 31]', paretoNbd.expectedOrders(cdnow, busy, 52), 25.46, 0.01),
    ...ofNew.map((orders, t) =>
      check(`Pareto E[X(${t})]`, paretoNbd.expectedOrdersOfNew(manual, t), orders, 5e-9),
    ),
    check('Pareto E[X(52)]', paretoNbd.expectedOrdersOfNew(fitted, 52), 1.47344),
    ...paradox.map(([repeats, orders]) =>
      check(
        `Pareto E[Y(52) | ${repeats}, 20, 39]`,
        paretoNbd.expectedOrders(fitted, { repeats, recency: 20, age: 39 }, 52),
        orders,
      ),
    ),
  ]
}

function discountedPoints(): Check[] {
  const parameters = { r: 0.5629966, alpha: 12.559037, s: 0.4081095, beta: 10.5148048 }
  const seventh = { repeats: 7, recency: 35, age: 77.86 }
  const byRepeats = [2.1992, 2.8435, 2.8671, 2.4454, 1.8405, 1.2624, 0.8096, 0.4948, 0.292, 0.1679]
  const integral = discountedOrdersEver(
    (weeks) => paretoNbd.expectedOrders(parameters, seventh, weeks),
    0.0027,
  )
  return [
    check('DERT (7, 35, 77.86)', discountedOrders(parameters, seventh, 0.0027), 1.864183),
    check('DERT (7, 35, 77.86), as an integral', integral, 1.864183),
    ...byRepeats.map((orders, i) => {
      const timing = { repeats: i + 1, recency: 30, age: 77.86 }
      return check(`DERT (${i + 1}, 30, 77.86)`, discountedOrders(parameters, timing, 0.0027), orders, 5e-5)
    }),
  ]
}
