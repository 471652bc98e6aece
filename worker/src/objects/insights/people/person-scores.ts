import { type RfmBreaks, segmentOf } from '#shared/customer/rfm'
import type { ClusterModel } from '#shared/insight/run/run-state'
import type { RfmSegment } from '#shared/wire/worth'

/** What the newest run found, as far as one person's scores follow from it. Null where nothing could be fitted. */
export interface Scoring {
  breaks: RfmBreaks
  /** Parameters of MBG/NBD. */
  orders: Record<'r' | 'alpha' | 'a' | 'b', number> | null
  clusters: ClusterModel | null
}

interface ScoreContext {
  today: string
  scoring: Scoring | null
}

/**
 * Scores of a person as SQL over their row, so that nothing has to be stored for each person after each run. The models'
 * numbers stand in the SQL itself: an answer may bind a hundred values, and these are ours. They are the formulas of
 * `shared/src/insight`, and a test holds them against those; `null` stands for whom nothing can be said of.
 */
const lastDay = '(unixepoch(last_order_day) / 86400)'
const firstDay = '(unixepoch(first_order_day) / 86400)'
const unknown = 'NULL'

/** One of the three RFM scores, 1 to 5. */
export function rfmScore(part: 'recency' | 'frequency' | 'worth', { today, scoring }: ScoreContext): string {
  if (!scoring) return unknown
  const since = dayNumber(today)
  const passed = {
    recency: (days: number) => `(${lastDay} >= ${real(since - days)})`,
    frequency: (days: number) => `(order_days >= ${real(days)})`,
    worth: (amount: number) => `(net_revenue_minor >= ${real(amount)})`,
  }[part]
  return `(${['1', ...scoring.breaks[part].map(passed)].join(' + ')})`
}

/** Scores of recency, frequency and worth as one number, 111 to 555, of all who belong to a segment. */
export function codesOf(segment: RfmSegment): number[] {
  const scores = [1, 2, 3, 4, 5]
  return scores.flatMap((recency) =>
    scores.flatMap((frequency) =>
      scores
        // The lowest score of frequency is for one order, and only for one.
        .filter((worth) => segmentOf({ recency, frequency, worth }, frequency) === segment)
        .map((worth) => recency * 100 + frequency * 10 + worth),
    ),
  )
}

/** The probability that a person will ever order again, by MBG/NBD: `mbgNbd.probabilityAlive`. */
export function pAlive({ today, scoring }: ScoreContext): string {
  if (!scoring?.orders) return unknown
  const { r, alpha, a, b } = scoring.orders
  const age = `(${real(dayNumber(today))} - ${firstDay}) / 7.0`
  const recency = `(${lastDay} - ${firstDay}) / 7.0`
  const repeats = '(order_days - 1)'
  return `(1.0 / (1.0 + exp((${real(r)} + ${repeats}) * ln((${real(alpha)} + ${age}) / (${real(alpha)} + ${recency}))
    + ln(${real(a)} / (${real(b)} + ${repeats})))))`
}

/**
 * Whether the centre of a cluster is nearest. Which of two centres is nearer is a linear question: the squares of the
 * point itself fall out of the difference.
 */
export function isInCluster(cluster: number, { today, scoring }: ScoreContext): string {
  const own = scoring?.clusters?.centres[cluster]
  if (!scoring?.clusters || !own) return unknown
  const { scale, centres } = scoring.clusters
  const features = [
    logScaled('net_revenue_minor'),
    logScaled('order_days'),
    logScaled(`${real(dayNumber(today))} - ${lastDay}`),
    logScaled(`${real(dayNumber(today))} - ${firstDay}`),
    logScaled('coalesce(troubled, 0)'),
    // Clusters that earlier code found have fewer features.
  ].slice(0, own.length)
  const nearer = centres.flatMap((other, i) => {
    if (i === cluster) return []
    let constant = 0
    const terms = features.map((feature, j) => {
      const [mean, deviation] = [scale.means[j]!, scale.deviations[j]!]
      constant += other[j]! ** 2 - own[j]! ** 2 + (2 * (other[j]! - own[j]!) * mean) / deviation
      return `${real((-2 * (other[j]! - own[j]!)) / deviation)} * ${feature}`
    })
    // Of two at the same distance the first is taken.
    return [`${[...terms, real(constant)].join(' + ')} ${i < cluster ? '>' : '>='} 0`]
  })
  return nearer.length > 0 ? `(${nearer.join(' AND ')})` : '1'
}

function logScaled(sql: string): string {
  return `ln(1.0 + max(0, ${sql}))`
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}

/** A number of ours as SQL reads it back to the last bit. */
function real(x: number): string {
  if (!Number.isFinite(x)) throw new RangeError('a score rests on no number')
  return `(${Number.isInteger(x) ? x.toFixed(1) : x})`
}
