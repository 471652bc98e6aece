import { html, nothing, type TemplateResult } from 'lit'
import { type CustomerSort, customerSorts, type ListedCustomer } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'
import { countryName } from '../../format/country-name.ts'

/** Every column there is beside the person, in the order in which they stand. */
export const columnNames = [
  'revenue',
  'net',
  'orders',
  'last_order',
  'sessions',
  'views',
  'last_seen',
  'first_seen',
  'rfm',
  'alive',
  'satisfaction',
  'tier',
  'points',
  'country',
  'channel',
] as const
export type ColumnName = (typeof columnNames)[number]

/** What a column is put in order by; null: it cannot be. */
export function sortOf(column: ColumnName): CustomerSort | null {
  const named = column === 'net' ? 'net_revenue' : column
  return customerSorts.find((sort) => sort === named) ?? null
}

/** Words stand at the beginning of their column, figures at its end. */
export const isText = (column: ColumnName): boolean =>
  column === 'rfm' || column === 'tier' || column === 'country' || column === 'channel'

/** The columns of an address (`revenue.orders`), or of this browser; null for anything else. */
export function columnsOf(...texts: (string | null | undefined)[]): readonly ColumnName[] | null {
  for (const text of texts) {
    const asked = new Set(text?.split('.') ?? [])
    const known = columnNames.filter((name) => asked.has(name))
    if (known.length > 0) return known
  }
  return null
}

/** What stands in a cell. */
export function cellOf(kit: Kit, row: ListedCustomer, column: ColumnName): string | TemplateResult {
  const { words, format, now } = kit
  if (column === 'last_seen')
    return when(format.ago(row.last_seen_at, now()), format.date(row.last_seen_at), row.last_seen_at)
  if (column === 'first_seen') return when(format.date(row.first_seen_at), null, row.first_seen_at)
  const value = plainValue(kit, row, column)
  if (value === null) return words.none
  if (typeof value === 'string') return column === 'last_order' ? format.day(value) : value
  if (column === 'revenue' || column === 'net') return format.money(value)
  return column === 'alive' || column === 'satisfaction' ? format.percentShort(value) : format.integer(value)
}

/** What a cell stands for, as a file gets it: amounts in minor units, moments and days as ISO 8601, words as they read. */
export function plainValue({ words }: Kit, row: ListedCustomer, column: ColumnName): string | number | null {
  switch (column) {
    case 'revenue':
      return row.orders === 0 ? null : row.revenue_minor
    case 'net':
      return row.orders === 0 ? null : row.net_revenue_minor
    case 'last_seen':
      return new Date(row.last_seen_at).toISOString()
    case 'first_seen':
      return new Date(row.first_seen_at).toISOString()
    case 'last_order':
      return row.last_order_day
    case 'rfm':
      return row.rfm && words.segments.rfmNames[row.rfm]
    case 'alive':
      return row.p_alive
    case 'country':
      return row.country && countryName(words.locale, row.country)
    case 'channel':
      return row.channel && words.channels[row.channel]
    default:
      return row[column]
  }
}

function when(text: string, title: string | null, ms: number): TemplateResult {
  return html`<time datetime=${new Date(ms).toISOString()} title=${title ?? nothing}>${text}</time>`
}
