import type { ListedCustomer } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'
import { type ColumnName, columnNames, plainValue } from './columns.ts'

/** So many columns are shown to whoever never chose. */
const usualCount = 6
/** Of so many of the people on the page something has to be known. */
const leastKnown = 1 / 4
/** The columns, those first that say most. */
const byWorth: readonly ColumnName[] = [
  'revenue',
  'orders',
  'last_seen',
  'rfm',
  'alive',
  'country',
  'last_order',
  'tier',
  'points',
  'sessions',
  'views',
  'first_seen',
]

/** What the models say. */
export const isOfModels = (column: ColumnName): boolean => column === 'rfm' || column === 'alive'

/** Whether it is the models that know what stands in this cell. */
export const knownByModels = (row: ListedCustomer, column: ColumnName): boolean =>
  isOfModels(column) && row.orders > 0

/**
 * The columns for whoever never chose, in their order: those that say most, without any of which next to nothing is known
 * of these people. What the models are still working out counts as known.
 */
export function usualColumns(
  kit: Kit,
  rows: readonly ListedCustomer[],
  isAtWork: boolean,
): readonly ColumnName[] {
  const isKnown = (row: ListedCustomer, column: ColumnName) =>
    plainValue(kit, row, column) !== null || (isAtWork && knownByModels(row, column))
  const chosen = byWorth
    .filter((column) => rows.filter((row) => isKnown(row, column)).length >= leastKnown * rows.length)
    .slice(0, usualCount)
  return columnNames.filter((column) => chosen.includes(column))
}
