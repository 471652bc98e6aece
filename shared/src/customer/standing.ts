/** What the rest of the system hears of somebody's tier and points. */
export interface Standing {
  tier: string | null
  /** Active and pending together. */
  points: number
  points_earned: number
  /** Waiting for somebody to look at them. */
  points_held: number
}
