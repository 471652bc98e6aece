/**
 * What the recommenders know of all items at once: a compact snapshot of the session index, by item number. Items
 * beyond an array's end are new: nothing is known of them.
 */
export interface IndexStats {
  /** Sessions and paid orders seen in all. */
  sessions: number
  orders: number
  /** Sessions that contained the item. */
  df: Uint32Array
  /** Paid orders that contained the item. */
  bought: Uint32Array
  /** Popularity levels, see `popularity.ts`. */
  level: Float32Array
  /** Share of the item's sessions that end on it. */
  ends: Float32Array
}

export const emptyStats: IndexStats = {
  sessions: 0,
  orders: 0,
  df: new Uint32Array(0),
  bought: new Uint32Array(0),
  level: new Float32Array(0),
  ends: new Float32Array(0),
}
