/** What a cell shows, and the plain value it stands for, which is what a file gets. */
export interface Cell {
  text: string
  value: string | number | null
  /** Where the cell leads. */
  href?: string
}

/** The data of a chart as a table: what is read aloud, shown instead of the drawing, and saved as CSV. */
export interface ChartTable {
  columns: {
    name: string
    /** Figures, set at the end of their column. */
    end?: boolean
  }[]
  /** The first cell of a row is its heading. */
  rows: (Cell | string)[][]
}

/** A cell of a text that is its own value. */
export function cellOf(cell: Cell | string): Cell {
  return typeof cell === 'string' ? { text: cell, value: cell } : cell
}

/** Texts that a spreadsheet would take for a formula get an apostrophe, as OWASP advises for CSV; the wide signs are formulas in East Asian ones. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * The table as RFC 4180 CSV in UTF-8 with a byte order mark, which Excel needs to read it as UTF-8.
 *
 * @example csvOf({ columns: [{ name: 'Month' }], rows: [['May']] }) // '\uFEFFMonth\r\nMay\r\n'
 */
export function csvOf({ columns, rows }: ChartTable): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => row.map((cell) => cellOf(cell).value))]
  return `\uFEFF${lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')}`
}

function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
