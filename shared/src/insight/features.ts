/** How to make numbers of different kinds comparable: kept with a result, so that later customers meet the same scale. */
export interface FeatureScale {
  means: number[]
  deviations: number[]
}

/** ln(1 + x), as worth and counts are skewed; what is below 0 counts as 0. */
export function logScaled(row: readonly number[]): number[] {
  return row.map((x) => Math.log1p(Math.max(0, x)))
}

/** Mean and deviation of each column; a column that does not vary gets 1, so that it says nothing. */
export function featureScale(rows: readonly (readonly number[])[]): FeatureScale {
  const columns = rows[0]?.length ?? 0
  const means = Array.from(
    { length: columns },
    (_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length,
  )
  const deviations = means.map((mean, j) => {
    const deviation = Math.sqrt(rows.reduce((sum, row) => sum + (row[j]! - mean) ** 2, 0) / rows.length)
    // What rounding leaves of a constant column is not to be blown up.
    return deviation > 1e-9 * Math.max(1, Math.abs(mean)) ? deviation : 1
  })
  return { means, deviations }
}

/** A row in deviations from the mean. */
export function standardised({ means, deviations }: FeatureScale, row: readonly number[]): number[] {
  return row.map((x, j) => (x - means[j]!) / deviations[j]!)
}
