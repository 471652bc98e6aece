import { aliveFrom, aliveStep, aliveSteps, worthFrom, worthStep } from '#shared/insight/alive-grid'
import type { BaseRetention } from '#shared/wire/customer-base'
import type { SwarmBrush } from '../charts/swarm/layout.ts'

export interface AliveField {
  column: number
  row: number
  count: number
  worth: number
}

/** Rows are pairs of steps of worth: 1, 2 and 5 times a power of ten, which is fine enough to see and to brush. */
export function rowOf(worth: number): number {
  return Math.ceil(worthStep(worth) / 2)
}

/** The least worth of a row, in minor units. @example spentFrom(1) // 100 */
export function spentFrom(row: number): number {
  return worthFrom(2 * row - 1)
}

/** Everybody in the fields of the chart: columns are twentieths of P(alive), rows steps of worth above `firstRow`. */
export interface AliveSwarm {
  fields: AliveField[]
  columns: number
  rows: number
  /** The row of worth (`rowOf`) that row 0 of the chart is. */
  firstRow: number
}

export function aliveSwarm(grid: BaseRetention['alive_by_worth']): AliveSwarm {
  const found = grid.map(({ worth_from }) => rowOf(worth_from))
  const firstRow = found.length > 0 ? Math.min(...found) : 0
  const rows = found.length > 0 ? Math.max(...found) - firstRow + 1 : 1
  const fields: AliveField[] = []
  for (const [index, { alive_from, customers, worth }] of grid.entries()) {
    // An edge such as 0.15 may lie just below its own step in floating point.
    const column = aliveStep(alive_from + 1e-9)
    const row = found[index]! - firstRow
    const same = fields.find((field) => field.column === column && field.row === row)
    if (same) {
      same.count += customers
      same.worth += worth
    } else fields.push({ column, row, count: customers, worth })
  }
  fields.sort((a, b) => a.row - b.row || a.column - b.column)
  return { fields, columns: aliveSteps, rows, firstRow }
}

/** The brush of those who have spent much and give less than an even chance: null when there is nobody. */
export function slippingBrush({ fields, columns, rows }: AliveSwarm): SwarmBrush | null {
  const all = fields.reduce((sum, { count }) => sum + count, 0)
  const inRow = (row: number) =>
    fields.filter((field) => field.row === row).reduce((sum, { count }) => sum + count, 0)
  // The best quarter by spend, in whole rows; at least the topmost.
  let from = rows - 1
  let above = inRow(from)
  for (let row = from - 1; row >= 0; row--) {
    above += inRow(row)
    if (above > all / 4) break
    if (inRow(row) > 0) from = row
  }
  const brush: SwarmBrush = { columns: [0, columns / 2 - 1], rows: [from, rows - 1] }
  const isAnybody = fields.some(({ column, row }) => column <= brush.columns[1] && row >= from)
  return isAnybody ? brush : null
}

/**
 * Whom a brush chooses, as fields of a filter. At the edges of the chart it is open: nobody there is cut off by what
 * has changed since the last run.
 */
export function brushFilter(
  { columns, rows }: SwarmBrush,
  { firstRow, rows: allRows, columns: allColumns }: AliveSwarm,
): Record<string, string> {
  const filter: Record<string, string> = { p_alive_min: String(aliveFrom(columns[0])) }
  if (columns[1] < allColumns - 1) filter.p_alive_max = String(aliveFrom(columns[1] + 1))
  if (rows[0] > 0) filter.net_revenue_minor_min = String(spentFrom(firstRow + rows[0]))
  if (rows[1] < allRows - 1) filter.net_revenue_minor_max = String(spentFrom(firstRow + rows[1] + 1) - 1)
  return filter
}

/** A brush as an address has it, by steps that mean the same tomorrow. @example '0-9.12-18' */
export function brushText({ columns, rows }: SwarmBrush, { firstRow }: AliveSwarm): string {
  return `${columns.join('-')}.${rows.map((row) => row + firstRow).join('-')}`
}

/** The brush of an address, as far as it lies within the chart; null for anything else. */
export function brushOf(
  text: string | undefined,
  { firstRow, rows, columns }: AliveSwarm,
): SwarmBrush | null {
  const found = /^(\d{1,2})-(\d{1,2})\.(\d{1,3})-(\d{1,3})$/.exec(text ?? '')
  if (!found) return null
  const [left = 0, right = 0, low = 0, high = 0] = found.slice(1).map(Number)
  const brush: SwarmBrush = {
    columns: [left, Math.min(columns - 1, right)],
    rows: [Math.max(0, low - firstRow), Math.min(rows - 1, high - firstRow)],
  }
  return brush.columns[0] <= brush.columns[1] && brush.rows[0] <= brush.rows[1] ? brush : null
}
