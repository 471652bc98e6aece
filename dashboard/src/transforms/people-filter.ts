import type { CustomerFilter } from '#shared/wire/segment'

const named: ReadonlySet<string> = new Set(['tier', 'held', 'rfm', 'cluster', 'country'])
const bounds = /^[a-z_]+_(min|max|from|to)$/

/**
 * The fields of an address by which people are chosen, beside their kind. The server knows which names there are;
 * here only their form is looked at.
 */
export function choiceIn(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter(
      ([field, value]) => value !== '' && (named.has(field) || bounds.test(field)),
    ),
  )
}

/** The same fields, each without a value: what an address is changed by to choose everybody again. */
export function noChoice(query: Readonly<Record<string, string>>): Record<string, null> {
  return Object.fromEntries(Object.keys(choiceIn(query)).map((field) => [field, null]))
}

/**
 * The filter to be saved of what is shown: what a segment that is open has, and over it what the address says.
 *
 * @example filterToSave({ orders_min: '3' }, null) // { kind: 'all', orders_min: 3 }
 */
export function filterToSave(
  query: Readonly<Record<string, string>>,
  open: CustomerFilter | null,
): CustomerFilter {
  const chosen = Object.entries(choiceIn(query)).map(([field, text]) => {
    if (field === 'held') return [field, true]
    return [field, field === 'cluster' || /_(min|max)$/.test(field) ? Number(text) : text]
  })
  const kind = query.kind ?? (open ? open.kind : 'all')
  return { ...open, ...(kind === undefined ? {} : { kind }), ...Object.fromEntries(chosen) } as CustomerFilter
}

/** How many minor units one unit of a currency has. @example minorUnits('GBP') // 100 */
export function minorUnits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
}
