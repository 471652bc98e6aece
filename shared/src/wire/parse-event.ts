import { UUID_REGEX } from 'valibot'
import { type Event, eventSchema } from './event.ts'
import { limits } from './limits.ts'
import { type Parsed, parse } from './parse.ts'

/**
 * An event in the schema's shape, else all its faults. Most events are product views as the tracker writes them; those
 * are recognised without going through all the fields an event may have, at a fraction of the cost. Whatever looks
 * otherwise the schema decides, so that both ways always answer the same.
 */
export function parseEvent(input: unknown): Parsed<Event> {
  return isPlainView(input) ? { ok: true, value: input } : parse(eventSchema, input)
}

function isPlainView(input: unknown): input is Event {
  if (!isObject(input)) return false
  const { id, name, at, items } = input
  return (
    Object.keys(input).length === 4 &&
    name === 'view_item' &&
    typeof id === 'string' &&
    UUID_REGEX.test(id) &&
    Number.isInteger(at) &&
    isBetween(at as number, 0, 4_102_444_800_000) &&
    Array.isArray(items) &&
    items.length === 1 &&
    isPlainItem(items[0])
  )
}

function isPlainItem(item: unknown): boolean {
  if (!isObject(item)) return false
  const { item_id, item_name } = item
  if (typeof item_id !== 'string' || !isBetween(item_id.length, 1, limits.idLength)) return false
  if (!plainText.test(item_id)) return false
  const fields = Object.keys(item).length
  if (fields === 1) return true
  return fields === 2 && typeof item_name === 'string' && item_name.length <= limits.textLength
}

/** Letters and signs of which none is a control character; ids in other scripts are for the schema to look at. */
const plainText = /^[!-~]+$/

function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}
