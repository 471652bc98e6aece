/** How many customers and guests ordered, and how many of them more than once. */
export interface PeopleCounts {
  with_orders: number
  came_back: number
}

/** Counts over the rows of people. */
export function countPeople(sql: SqlStorage): PeopleCounts {
  return sql
    .exec<Record<keyof PeopleCounts, number>>(
      `SELECT coalesce(sum(orders > 0), 0) AS with_orders, coalesce(sum(orders > 1), 0) AS came_back
       FROM person WHERE kind IN ('customer', 'guest')`,
    )
    .one()
}
