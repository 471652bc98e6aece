import type { OrderFact } from '#shared/customer/fact'
import { readSales } from '#shared/insight/cube/packed-sale'
import type { Traffic } from '#shared/insight/traffic'
import type { Tables } from './object-files.ts'

export interface InsightsPerson {
  id: string
  orders: number
  revenue_minor: number
  net_revenue_minor: number
  sessions: number
  views: number
  tier: string | null
  points: number | null
  points_earned: number | null
  points_held: number | null
}

export interface InsightsDay {
  day: string
  revenue_minor: number
  net_revenue_minor: number
  orders: number
  sessions: number
  views: number
  impressions: number
  clicks: number
  attributed_orders: number
  attributed_revenue_minor: number
  /** How people came, as JSON (`Traffic`); null where nobody did. */
  traffic: string | null
}

/** What orders come to, in minor units of the store's currency. */
export type OrderSums = Pick<InsightsDay, 'orders' | 'revenue_minor' | 'net_revenue_minor'>

/** What an Insights object holds of what it was told. */
export interface StoredInsights {
  people: Map<string, InsightsPerson>
  purchases: { id: string; person: string; fact: OrderFact }[]
  days: InsightsDay[]
  /** Impressions and clicks of all shelves by day. */
  shelves: Map<string, { impressions: number; clicks: number; attributed_revenue_minor: number }>
  /** What orders of forgotten people came to, by day; without attribution. */
  erased: Map<string, OrderSums>
  /** What the packed orders without a person come to, by day. */
  sales: Map<string, OrderSums>
  /** Arms met, by person. */
  exposures: Map<string, number>
}

/** Reads an Insights object's tables; without tables, those of an object that never was. */
export function readInsights(tables: Tables | null): StoredInsights {
  const rows = <T>(table: string, query: string): T[] => tables?.rows<T>(table, query) ?? []
  return {
    people: new Map(
      rows<InsightsPerson>(
        'person',
        `SELECT id, orders, revenue_minor, net_revenue_minor, sessions, views, tier, points, points_earned,
           points_held FROM person`,
      ).map((row) => [row.id, row]),
    ),
    purchases: rows<{ id: string; person: string; fact: string }>(
      'purchase',
      'SELECT id, person, fact FROM purchase',
    ).map(({ id, person, fact }) => ({ id, person, fact: JSON.parse(fact) as OrderFact })),
    days: rows<InsightsDay>('day', 'SELECT * FROM day ORDER BY day'),
    shelves: new Map(
      rows<{ day: string; impressions: number; clicks: number; attributed_revenue_minor: number }>(
        'shelf',
        `SELECT day, sum(impressions) AS impressions, sum(clicks) AS clicks,
           sum(attributed_revenue_minor) AS attributed_revenue_minor FROM shelf GROUP BY day`,
      ).map(({ day, ...sums }) => [day, sums]),
    ),
    erased: new Map(
      rows<OrderSums & { day: string }>(
        'erased_day',
        'SELECT day, orders, revenue_minor, net_revenue_minor FROM erased_day',
      ).map(({ day, ...sums }) => [day, sums]),
    ),
    sales: salesOf(rows<{ bytes: Uint8Array }>('sale_block', 'SELECT bytes FROM sale_block ORDER BY id')),
    exposures: new Map(
      rows<{ person: string; arms: number }>(
        'exposure',
        'SELECT person, count(*) AS arms FROM exposure GROUP BY person',
      ).map(({ person, arms }) => [person, arms]),
    ),
  }
}

/** The traffic of a day; null where nobody came. */
export function trafficOf({ traffic }: InsightsDay): Traffic | null {
  return traffic ? (JSON.parse(traffic) as Traffic) : null
}

function salesOf(blocks: readonly { bytes: Uint8Array }[]): Map<string, OrderSums> {
  const days = new Map<string, OrderSums>()
  for (const { bytes } of blocks) {
    readSales(bytes, ({ day, sign, gross, net }) => {
      const name = new Date(day * 86_400_000).toISOString().slice(0, 10)
      const sums = days.get(name) ?? { orders: 0, revenue_minor: 0, net_revenue_minor: 0 }
      days.set(name, {
        orders: sums.orders + sign,
        revenue_minor: sums.revenue_minor + sign * gross,
        net_revenue_minor: sums.net_revenue_minor + sign * net,
      })
    })
  }
  return days
}
