import type { TargetRequest } from '#shared/wire/target'

/** What each figure has come to between its days: sums of a few rows a target. The names of figures are ours. */
export function targetSums(
  sql: SqlStorage,
  asked: readonly Pick<TargetRequest, 'figure' | 'from' | 'to'>[],
): number[] {
  return asked.map(
    ({ figure, from, to }) =>
      sql
        .exec<{ sum: number }>(
          `SELECT coalesce(sum(${figure}), 0) AS sum FROM day WHERE day BETWEEN ? AND ?`,
          from,
          to,
        )
        .one().sum,
  )
}
