import { type RfmRow, rfmScores } from '../../shared/src/customer/rfm.ts'
import {
  type ClusterChoice,
  chosenClusters,
  searchClusters,
} from '../../shared/src/insight/cluster-search.ts'
import { adjustedRand } from '../../shared/src/insight/cluster-stability.ts'
import { featureNames, featureRow } from '../../shared/src/insight/customer-features.ts'
import { featureScale, standardised } from '../../shared/src/insight/features.ts'
import { nearestCentre } from '../../shared/src/insight/k-means.ts'
import { rfmBreaks } from '../../shared/src/insight/rfm.ts'
import { explainedShare, valueCube } from '../../shared/src/insight/value-cube.ts'
import type { Retail } from './data.ts'
import { amountIn } from './forecast.ts'

const seed = 1

/** Customers on a day: in which RFM segment, cluster and cell of the cube each one is. */
export interface Segmentation {
  ids: string[]
  rows: RfmRow[]
  segments: string[]
  clusters: ClusterChoice | null
  labels: number[]
  ms: number
}

/** Segments everybody who had ordered by `day`. */
export function segmentsOn({ customers }: Retail, day: number): Segmentation {
  const known = [...customers].flatMap(([id, bought]) => {
    const days = bought.map((one) => one.day).filter((one) => one <= day)
    if (days.length === 0) return []
    const worth = amountIn(bought, 0, day)
    const row = { daysSince: day - Math.max(...days), orders: new Set(days).size, worth }
    // The file's returns are no part of what is imported: nothing went wrong.
    return [{ id, row, tenure: day - Math.min(...days) }]
  })
  const rows = known.map(({ row }) => row)
  const breaks = rfmBreaks(rows)
  const started = performance.now()
  const features = known.map(({ row, tenure }) => featureRow({ ...row, tenure, troubled: 0 }))
  const scale = featureScale(features)
  const points = features.map((feature) => standardised(scale, feature))
  const clusters = chosenClusters(searchClusters(points, seed))
  return {
    ids: known.map(({ id }) => id),
    rows,
    segments: rows.map((row) => rfmScores(breaks, row).segment),
    clusters,
    labels: points.map((point) => nearestCentre(clusters?.centres ?? [], point).cluster),
    ms: Math.round(performance.now() - started),
  }
}

/** How alike two days' clusters are, over the customers of both: the adjusted Rand index. */
export function stability(before: Segmentation, now: Segmentation): number | null {
  const then = new Map(before.ids.map((id, i) => [id, before.labels[i]!]))
  const both = now.ids.flatMap((id, i) => (then.has(id) ? [[then.get(id)!, now.labels[i]!] as const] : []))
  return adjustedRand(
    both.map(([was]) => was),
    both.map(([, is]) => is),
  )
}

/** How much of the differences in what is spent after `day` each way to segment explains. */
export function explained(retail: Retail, on: Segmentation, day: number, end: number) {
  const later = on.ids.map((id) => amountIn(retail.customers.get(id)!, day, end))
  const { breaks } = valueCube(on.rows.map(({ worth }) => ({ worth, cluster: 0, group: null })))
  const thirds = on.rows.map(({ worth }) => breaks.filter((at) => at <= worth).length)
  return {
    thirds_by_worth: explainedShare(thirds, later),
    rfm_segments: explainedShare(on.segments, later),
    clusters: explainedShare(on.labels, later),
  }
}

/** The cube of worth, cluster and country (home or abroad), as lines for print. */
export function cubeLines({ countries }: Retail, on: Segmentation): string[] {
  const { cells } = valueCube(
    on.rows.map(({ worth }, i) => ({
      worth,
      cluster: on.labels[i]!,
      group: countries.get(on.ids[i]!) === 'United Kingdom' ? 'UK' : 'abroad',
    })),
  )
  return cells.map(
    ({ tercile, cluster, group, customers, worth }) =>
      `  third ${tercile}  cluster ${cluster}  ${`${group}`.padEnd(8)}${`${customers}`.padStart(6)} customers  £${(worth / 100).toFixed(0).padStart(9)}`,
  )
}

/** How many are in each group, and what they spent, the worthiest group first. */
export function groupLines(labels: readonly (string | number)[], rows: readonly RfmRow[]): string[] {
  const groups = new Map<string | number, { customers: number; worth: number }>()
  labels.forEach((label, i) => {
    const group = groups.get(label) ?? { customers: 0, worth: 0 }
    groups.set(label, { customers: group.customers + 1, worth: group.worth + rows[i]!.worth })
  })
  return [...groups]
    .sort((a, b) => b[1].worth - a[1].worth)
    .map(
      ([label, { customers, worth }]) =>
        `  ${`${label}`.padEnd(18)}${`${customers}`.padStart(6)} customers  £${(worth / 100).toFixed(0).padStart(9)}`,
    )
}

/** The centres in what they mean: £, orders, days. */
export function centreLines({ clusters, rows, labels }: Segmentation): string[] {
  return (clusters?.centres ?? []).map((_, c) => {
    const own = rows.filter((__, i) => labels[i] === c)
    const median = (of: (row: RfmRow) => number) => own.map(of).sort((a, b) => a - b)[own.length >> 1] ?? 0
    return `  cluster ${c}: ${own.length} customers; in the middle £${(median(({ worth }) => worth) / 100).toFixed(0)}, ${median(({ orders }) => orders)} orders, ${median(({ daysSince }) => daysSince)} days since the last (of ${featureNames.length} features)`
  })
}
