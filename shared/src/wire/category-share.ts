/** One category of `GET /v1/insights/category-share`. */
export interface CategoryShare {
  category: string
  /** People who bought it before or in the window, and the days on which they did in the window after their first. */
  buyers: number
  purchases: number
  /** Days between two purchases of one person: the middle one, its 95 % interval, and how many gaps of how many people. */
  rhythm: { median_days: number; low_days: number; high_days: number; gaps: number; people: number } | null
  /** Purchases that these buyers would need at that rhythm; null where the rhythm is not known. */
  expected: number | null
  /** purchases / expected, at most 1, with the rhythm's interval. */
  share: { value: number; low: number; high: number } | null
}

/** `GET /v1/insights/category-share`: how much of what customers need of a category they buy here. */
export interface CategoryShares {
  from: string
  to: string
  /** A rhythm is known from so many gaps of so many people on. */
  least: { gaps: number; people: number }
  categories: CategoryShare[]
  /** What the figures cannot say. */
  caution: string
}
