import type { AttractivenessAnswer } from '#shared/wire/attractiveness'
import type { BaseAnswer, BaseRun, BaseSegments } from '#shared/wire/customer-base'
import type { ClusterNames, MovementsAnswer } from '#shared/wire/movement'
import type { NeedsGrid } from '#shared/wire/needs-grid'
import type { SegmentationsAnswer } from '#shared/wire/scorecard'

const centre = { worth: 5_000, orders: 3, days_since: 20, tenure: 200, troubled: 0 }

/** For tests: 100 customers, ten champions who bring half; two clusters. */
export const segments: BaseAnswer<BaseSegments> & BaseRun & { state: 'ready' } & BaseSegments = {
  state: 'ready',
  version: 3,
  as_of: '2026-03-07',
  customers: 100,
  rfm: {
    breaks: { recency: [], frequency: [], worth: [] },
    grid: [5, 4, 3, 2, 1].flatMap((recency) =>
      [1, 2, 3, 4, 5].map((frequency) => ({
        recency,
        frequency,
        customers: recency === frequency ? 20 : 0,
        worth: recency === frequency ? recency * 20_000 : 0,
      })),
    ),
    segments: [
      { segment: 'champions', customers: 10, worth: 50_000 },
      { segment: 'loyal', customers: 30, worth: 30_000 },
      { segment: 'dormant', customers: 60, worth: 20_000 },
    ],
  },
  clusters: {
    k: 2,
    silhouette: 0.41,
    seed: 1,
    adjusted_rand: 0.93,
    list: [
      { cluster: 0, customers: 60, worth: 20_000, centre },
      { cluster: 1, customers: 40, worth: 80_000, centre },
    ],
  },
  cube_breaks: [1_000, 5_000],
  by: 'tenure',
  cube: [
    { tercile: 3, cluster: 1, group: 'known', customers: 30, worth: 70_000 },
    { tercile: 2, cluster: 1, group: 'new', customers: 10, worth: 10_000 },
    { tercile: 1, cluster: 0, group: 'known', customers: 60, worth: 20_000 },
  ],
}

export const names: ClusterNames = {
  clusters: [
    { cluster: 0, key: 0, name: null },
    { cluster: 1, key: 1, name: 'Quiet ones' },
  ],
}

/** For tests: four went from loyal to dormant within a month. */
export const groupMoves: MovementsAnswer = {
  of: 'rfm',
  from: '2026-02-05',
  to: '2026-03-07',
  nodes: [],
  flows: [
    { from: 'dormant', arrived: false, to: 'dormant', people: 56 },
    { from: 'loyal', arrived: false, to: 'dormant', people: 4 },
    { from: null, arrived: true, to: 'loyal', people: 2 },
  ],
  stayed: 0.9,
  members: [],
  snapshots: [
    { day: '2026-02-05', people: 98, rows_written: 98 },
    { day: '2026-03-07', people: 100, rows_written: 6 },
  ],
}

export const needs: NeedsGrid = {
  bands: [
    { band: 'top', name: 'Top', customers: 20, sample: 20 },
    { band: 'rest', name: 'Rest', customers: 80, sample: 50 },
  ],
  needs: ['price', null],
  cells: [
    { band: 'top', need: 'price', people: 12, share: { value: 0.6, low: 0.39, high: 0.78, n: 20 } },
    { band: 'top', need: null, people: 8, share: { value: 0.4, low: 0.22, high: 0.61, n: 20 } },
    { band: 'rest', need: 'price', people: 10, share: { value: 0.2, low: 0.11, high: 0.33, n: 50 } },
    { band: 'rest', need: null, people: 40, share: { value: 0.8, low: 0.67, high: 0.89, n: 50 } },
  ],
}

export const explained: SegmentationsAnswer = {
  state: 'ready',
  as_of: '2025-12-07',
  days: 90,
  people: 80,
  segmentations: [
    { by: 'band', groups: 3, explained: 0.2, explained_log: 0.1 },
    { by: 'rfm', groups: 9, explained: 0.15, explained_log: 0.25 },
    { by: 'tier', groups: 0, explained: null, explained_log: null },
  ],
}

export const targets: AttractivenessAnswer = {
  state: 'ready',
  by: 'rfm',
  experiment: null,
  sample: 100,
  groups: [
    {
      label: 'champions',
      size: 10,
      clv: { value: 6_000, low: 5_000, high: 7_000, n: 10 },
      uplift: null,
      cost_minor: null,
      potential_minor: 60_000,
      score: null,
      unknown: ['uplift', 'cost'],
    },
  ],
}

/** For tests: what the Segments view asks. */
export const segmentsAnswers = {
  '/v1/insights/segments': segments,
  '/v1/clusters': names,
  '/v1/insights/movements': groupMoves,
  '/v1/insights/needs': needs,
  '/v1/insights/segmentations': explained,
  '/v1/insights/attractiveness': targets,
  '/v1/insights/experiments': { currency: 'GBP', experiments: [] },
}
