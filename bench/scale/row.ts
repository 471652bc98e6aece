import { objectBytes } from './object-limits.ts'
import type { Size } from './sized.ts'

/** The row of a size in the table of docs/limits.md, which `tests/scale.test.ts` holds against it. */
export function tableRow(size: Size): string {
  const cells = [
    size.events_per_month.toLocaleString('en'),
    `${perSecond(size.peak_events_per_s)}/s`,
    `${size.index_shards}, ${size.insight_relays}`,
    size.hottest_load === 0
      ? 'none'
      : `${named(size.hottest, size)}, ${perSecond(size.hottest_rps)}/s: ${percent(size.hottest_load)}`,
    size.strict_load === 0 ? 'none' : `${named(size.strictest, size)}: ${percent(size.strict_load)}`,
    `${size.visitor_days} days`,
    `${gigabytes(size.stored_gb)} GB`,
    `${gigabytes(size.insights_gb)} of ${objectBytes / 1e9} GB`,
    size.fits ? 'yes' : '**no**',
    dollars(size.usd_per_month),
  ]
  return `| ${cells.join(' | ')} |`
}

/** A month's bill as documents say it. */
export function dollars(usd: number): string {
  return `$${Math.round(usd).toLocaleString('en')}`
}

function named(object: string, { index_shards: shards }: Size): string {
  const [kind = ''] = object.split(' ')
  if (kind === 'SessionIndex') return shards > 1 ? 'a shard' : 'session index'
  return kind === 'Relay' ? 'a relay' : kind
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share >= 0.1 || share === 0 ? 0 : 1)} %`
}

function perSecond(rate: number): string {
  return rate >= 10 ? Math.round(rate).toLocaleString('en') : rate >= 0.1 ? rate.toFixed(1) : rate.toFixed(3)
}

function gigabytes(gb: number): string {
  return gb >= 10 ? Math.round(gb).toLocaleString('en') : gb >= 0.1 ? gb.toFixed(1) : gb.toFixed(3)
}
