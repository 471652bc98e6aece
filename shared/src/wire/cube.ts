/** What the cube counts. Amounts are minor units of the store's currency. */
export const cubeMeasures = ['visits', 'orders', 'customers', 'gross_minor', 'net_minor', 'units'] as const
export type CubeMeasure = (typeof cubeMeasures)[number]

/**
 * What it counts by. `channel` is that of the last visit before the order; `country` and `tier` are the buyer's when the
 * order was told first; `buyer` is `new` for a first order and `known` after it.
 */
export const cubeDimensions = ['channel', 'country', 'tier', 'category', 'brand', 'buyer'] as const
export type CubeDimension = (typeof cubeDimensions)[number]

/** Steps of time: a week is named by its Monday. */
export const cubeTimes = ['day', 'week', 'month'] as const
export type CubeTime = (typeof cubeTimes)[number]

export type CubeFigures = Partial<Record<CubeMeasure, number | null>>

/** Why a measure is null: it is not known by these dimensions, or there are too many orders to count people one by one. */
export type CubeLack = 'not_by_these' | 'too_many_orders'

/** `GET /v1/insights/cube?measures=&by=&from=&to=&channel=…` */
export interface CubeAnswer {
  currency: string
  from: string
  to: string
  measures: CubeMeasure[]
  by: (CubeDimension | CubeTime)[]
  /** What it was narrowed down to. */
  where: Partial<Record<CubeDimension, string>>
  totals: CubeFigures
  /** A cell for each combination with anything in it; `keys` in the order of `by`, empty where a value is not known. */
  cells: { keys: string[]; figures: CubeFigures }[]
  lacking: Partial<Record<CubeMeasure, CubeLack>>
}
