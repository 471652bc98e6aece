import type { Event } from '#shared/wire/event'

/** What a page says of an event, cleaned. */
export type Fields = Omit<Event, 'id' | 'name' | 'at'>

const texts = /^(transaction_id|search_term|placement|recommend.*|experiment|arm|came_from)$/

/**
 * The fields of an event that the service uses, of the right kind, so that one odd field costs nothing. Prices and
 * amounts are left out: what a browser says of them is not believed. Items without an id are left out too.
 */
export function cleanFields(input: unknown): Fields {
  const from = Object(input)
  const fields: Fields = {}
  for (const name in from)
    if (texts.test(name) && textOf(from[name])) fields[name as 'placement'] = textOf(from[name])
  if (from.items)
    fields.items = (from.items as { item_id: unknown; id: unknown; item_name: unknown }[])
      .slice(0, 100)
      .map((item) => ({ item_id: textOf(item.item_id ?? item.id), item_name: textOf(item.item_name) }))
      .filter((item) => item.item_id)
  return fields
}

/** Trimmed text of at most 512 characters; a number becomes text; anything else is empty. */
export function textOf(value: unknown): string {
  return /string|number/.test(typeof value) ? `${value}`.trim().slice(0, 512) : ''
}
