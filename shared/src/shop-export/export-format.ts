/** One row of a file: texts by column. */
export type Row = Record<string, string>

/** Rows that are left out: those whose column is, or is not, this. */
export type LeaveOut = { column: string } & ({ is: string } | { isNot: string })

/**
 * How one kind of file that a shop system exports is read. Its rows become rows whose columns are the fields of an
 * import (`id`, `title`, `price`, `items.quantity`, …; lists joined with `|`, categories with `>`), beside those of
 * the file.
 */
export interface ExportFormat {
  /** As messages call it. */
  title: string
  /** Every such file has all columns of at least one of these lists. */
  marks: readonly (readonly string[])[]
  leaveOut: readonly LeaveOut[]
  /** The column whose equal values make one order; null when a row is one product. */
  groupBy: string | null
  /** Rows next to each other with the same key are read together; a row without a key belongs to the one above. */
  keyOf: (row: Row) => string
  /** `now` in epoch milliseconds: whether a sale lasts. */
  read: (rows: readonly Row[], now: number) => Row[]
}

/** Whether a file with these columns is of this kind. */
export function hasMarks({ marks }: ExportFormat, columns: readonly string[]): boolean {
  return marks.some((some) => some.every((column) => columns.includes(column)))
}

/** Whether a row is left out by this rule. A column that the row lacks counts as empty. */
export function isLeftOut(row: Row, rule: LeaveOut): boolean {
  const value = row[rule.column] ?? ''
  return 'is' in rule ? value === rule.is : value !== rule.isNot
}
