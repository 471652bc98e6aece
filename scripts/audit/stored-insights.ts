import type { OrderFact } from '#shared/customer/fact'
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
}

/** What an Insights object holds of what it was told. */
export interface StoredInsights {
  people: Map<string, InsightsPerson>
  purchases: { id: string; person: string; fact: OrderFact }[]
  days: InsightsDay[]
  /** Impressions and clicks of all shelves by day. */
  shelves: Map<string, { impressions: number; clicks: number; attributed_revenue_minor: number }>
  /** What orders of forgotten people came to, by day; without attribution. */
  erased: Map<string, Pick<InsightsDay, 'orders' | 'revenue_minor' | 'net_revenue_minor'>>
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
      rows<Pick<InsightsDay, 'day' | 'orders' | 'revenue_minor' | 'net_revenue_minor'>>(
        'erased_day',
        'SELECT day, orders, revenue_minor, net_revenue_minor FROM erased_day',
      ).map(({ day, ...sums }) => [day, sums]),
    ),
    exposures: new Map(
      rows<{ person: string; arms: number }>(
        'exposure',
        'SELECT person, count(*) AS arms FROM exposure GROUP BY person',
      ).map(({ person, arms }) => [person, arms]),
    ),
  }
}
