import type { Anomaly, AnomalyList, Maturity } from '#shared/wire/inspection'
import { type Status, type StatusHour, statusFigures } from '#shared/wire/status'
import type { Annotation, TargetRow } from '#shared/wire/target'
import { noon } from '../../app/kit.fixture.ts'
import { drivers } from '../../transforms/drivers.fixture.ts'

const figures = Object.fromEntries(statusFigures.map((name) => [name, 0])) as StatusHour['figures']

/** For tests: everything arrives. */
export const status: Status = {
  at: noon,
  state: 'well',
  reasons: [],
  since: noon,
  began: {},
  index: [{ shard: 0, waiting: 0, oldest_ms: null, bytes: 1 }],
  hours: [{ hour: noon, figures, counts: {}, lag: null }],
  compared: { hour: noon, figures: [] },
  arrival: {
    flushes: 100,
    within_2s: 98,
    within_10s: 100,
    within_60s: 100,
    within_600s: 100,
    later: 0,
    median_ms: 1_100,
    p95_ms: 1_900,
    longest_ms: 3_000,
  },
  backlog: { waiting: 0, oldest_ms: null },
  models: { state: 'ready', version: 1, as_of: '2026-03-07', at: noon },
  readiness: { waiting: 0, growing: 0, ready: 1 },
  insights_bytes: 1,
  latest: { events: noon - 60_000, orders: noon - 3_600_000, products: null },
}

/** For tests: 100.00 to reach in the ten days from the first of March; 28 orders have come to 280.00. */
export const target: TargetRow = {
  id: 't1',
  figure: 'revenue_minor',
  from: '2026-03-01',
  to: '2026-03-10',
  value: 100_000,
  changed_at: 1,
  so_far: 28_000,
  due: 70_000,
  days: 10,
  days_gone: 7,
  state: 'behind',
}

/** For tests: a sale on two of the days. */
export const sale: Annotation = {
  id: 'n1',
  day: '2026-03-02',
  to: '2026-03-03',
  kind: 'price',
  text: 'Spring sale',
  changed_at: 1,
}

/** For tests: an order far above the others. */
export const strange: Anomaly = {
  id: 'a1',
  kind: 'order_value',
  person: 'c:1',
  order: 'A-1',
  day: '2026-03-05',
  score: 5,
  figures: { value_minor: 250_000, usual_minor: 4_100, z: 5 },
  state: 'new',
  found_at: noon,
  decided_at: null,
}
export const anomalies: AnomalyList = {
  state: 'ready',
  version: 1,
  at: noon,
  anomalies: [strange],
  is_cut: false,
}

/** For tests: the second of five stages is reached. */
export const maturity: Maturity = {
  state: 'ready',
  at: noon,
  stage: 2,
  stages: (['orders', 'tracking', 'knowing', 'tailoring', 'sharing'] as const).map((name, n) => ({
    stage: (n + 1) as 1 | 2 | 3 | 4 | 5,
    name,
    reached: n < 2,
    evidence: name === 'knowing' ? [{ evidence: 'known_share', have: 0.1, need: 0.2, met: false }] : [],
  })),
  next_step: 'known_share',
}

/** For tests: what Today asks for besides the overview. */
export const todayAnswers = {
  '/v1/status': status,
  '/v1/targets': { targets: [] as TargetRow[] },
  '/v1/annotations': { annotations: [] as Annotation[] },
  '/v1/insights/drivers': drivers,
  '/v1/insights/anomalies': anomalies,
  '/v1/insights/maturity': maturity,
}
