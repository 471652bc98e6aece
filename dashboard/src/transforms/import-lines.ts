import { isLeftOut } from '#shared/shop-export/export-format'
import { ExportReader } from '#shared/shop-export/export-reader'
import { exportFormat, type FormatName, recognised } from '#shared/shop-export/formats'
import { type CsvRow, csvRows } from './csv-rows.ts'

export const importKinds = ['products', 'orders'] as const
export type ImportKind = (typeof importKinds)[number]

/** One object for the API as JSON, and the line of the file where it begins. */
export interface ImportLine {
  line: number
  json: string
}

/** What a file has: objects to be sent, and lines that cannot be read with what is wrong. */
export interface ImportFile {
  lines: ImportLine[]
  unreadable: { line: number; message: string }[]
  /** The shop system whose export this is; null for a file with columns of one's own. */
  from: FormatName | null
  /** Rows that such an export has and a shop does not show or count: drafts, unpaid orders. */
  leftOut: number
}

interface Reading {
  kind: ImportKind
  /** Minor units of one of the store's currency: 100 for GBP. */
  unit: number
  /** Currency of orders that name none. */
  currency: string
  /** Epoch milliseconds. */
  now: number
}

type Read = (text: string, reading: Reading) => unknown

const text: Read = (value) => value
const number: Read = (value) => {
  const read = Number(value)
  if (Number.isNaN(read)) throw new Error(`“${value}” is not a number`)
  return read
}
const money: Read = (value, reading) => Math.round(Number(number(value, reading)) * reading.unit)
const moment: Read = (value) => {
  if (/^\d{12,14}$/.test(value)) return Number(value)
  const ms = Date.parse(value)
  if (Number.isNaN(ms)) throw new Error(`“${value}” is not a time; write 2026-03-01T12:00:00Z`)
  return ms
}
const flag: Read = (value) => ['true', 'yes', '1'].includes(value.toLowerCase())
const list =
  (separator: string): Read =>
  (value) =>
    value
      .split(separator)
      .map((part) => part.trim())
      .filter(Boolean)

const each = (read: Read, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, [name, read] as const]))
const amounts = (...names: string[]) => ({
  ...Object.fromEntries(names.map((name) => [name, [`${name}_minor`, money] as const])),
  ...each(number, ...names.map((name) => `${name}_minor`)),
})

/** The columns that are read, by kind: the field each becomes, and how. Other columns are passed over. */
export const importColumns: Record<ImportKind, Record<string, readonly [field: string, read: Read]>> = {
  products: {
    ...each(text, 'id', 'group_id', 'title', 'url', 'image_url', 'brand', 'description', 'availability'),
    ...amounts('price', 'list_price'),
    ...each(list('|'), 'aliases', 'tags'),
    ...each(list('>'), 'categories'),
    ...each(number, 'stock', 'rating', 'rating_count'),
    ...each(moment, 'published_at'),
  },
  orders: {
    ...each(text, 'id', 'customer_id', 'customer_name', 'email', 'currency', 'country', 'ship_to', 'bill_to'),
    ...each(moment, 'created_at', 'updated_at'),
    ...each(number, 'rate'),
    ...each(flag, 'cancelled', 'gift'),
    ...amounts('discount', 'tax', 'shipping', 'refunded'),
    ...each(text, 'items.item_id', 'items.title'),
    ...each(number, 'items.quantity'),
    ...amounts('items.price', 'items.total'),
  },
}

/** Reads a file of JSON Lines or CSV; of orders in CSV, lines with one id are one order, wherever they stand. */
export function readImport(file: string, format: 'csv' | 'jsonl', reading: Reading): ImportFile {
  return format === 'jsonl' ? jsonLines(file) : csvLines(file, reading)
}

/** The lines in portions that the API takes in one request: at most so many lines and bytes. */
export function portions(
  lines: readonly ImportLine[],
  most: { lines: number; bytes: number },
): ImportLine[][] {
  const all: ImportLine[][] = []
  let bytes = Number.POSITIVE_INFINITY
  const encoder = new TextEncoder()
  for (const line of lines) {
    const size = encoder.encode(line.json).length + 1
    const last = all.at(-1)
    if (!last || last.length >= most.lines || bytes + size > most.bytes) {
      all.push([line])
      bytes = size
    } else {
      last.push(line)
      bytes += size
    }
  }
  return all
}

function jsonLines(file: string): ImportFile {
  const found: ImportFile = { lines: [], unreadable: [], from: null, leftOut: 0 }
  for (const [index, raw] of file
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const json = raw.trim()
    if (json === '') continue
    try {
      JSON.parse(json)
      found.lines.push({ line: index + 1, json })
    } catch {
      found.unreadable.push({ line: index + 1, message: 'is not JSON' })
    }
  }
  return found
}

function csvLines(file: string, reading: Reading): ImportFile {
  const [head, ...all] = csvRows(file, delimiterOf(file))
  const columns = importColumns[reading.kind]
  const heads = (head?.cells ?? []).map((name) => name.trim())
  const from = heads.includes('id') ? null : recognised(reading.kind, heads)
  if (!heads.includes('id') && !from)
    return { lines: [], unreadable: [{ line: 1, message: 'there is no column “id”' }], from, leftOut: 0 }
  const { names, rows, leftOut } = from
    ? exportRows(from, heads, all, reading)
    : { names: heads, rows: all, leftOut: 0 }
  const drafts = new Map<string, { line: number; value: Record<string, unknown>; items: unknown[] }>()
  const unreadable: ImportFile['unreadable'] = []
  for (const { line, cells } of rows) {
    try {
      const { value, item } = readRow(names, cells, columns, reading)
      const id = String(value.id ?? '')
      const draft = drafts.get(id)
      if (draft && reading.kind === 'orders') draft.items.push(item)
      else drafts.set(id, { line, value, items: [item] })
    } catch (error) {
      unreadable.push({ line, message: error instanceof Error ? error.message : '' })
    }
  }
  const lines = [...drafts.values()].map(({ line, value, items }) => ({
    line,
    json: JSON.stringify(
      reading.kind === 'orders' ? { currency: reading.currency, ...withRefund(value), items } : value,
    ),
  }))
  return { lines, unreadable, from, leftOut }
}

/** The rows of a shop system's export as rows of the columns that are read here. */
function exportRows(from: FormatName, heads: readonly string[], all: readonly CsvRow[], reading: Reading) {
  const format = exportFormat(from, reading.kind)
  const names = Object.keys(importColumns[reading.kind])
  const reader = new ExportReader(format, reading.now)
  const read = all.flatMap(({ line, cells }) =>
    reader.add({ line, row: Object.fromEntries(heads.map((name, place) => [name, cells[place] ?? ''])) }),
  )
  const placed = [...read, ...reader.end()]
  const kept = placed.filter(({ row }) => !format.leaveOut.some((rule) => isLeftOut(row, rule)))
  const rows = kept.map(({ line, row }): CsvRow => ({ line, cells: names.map((name) => row[name] ?? '') }))
  return { names, rows, leftOut: placed.length - kept.length }
}

/** A file tells how much of an order was paid back, not when: one refund at the moment of the order. */
function withRefund({ refunded_minor: amount, ...order }: Record<string, unknown>): Record<string, unknown> {
  if (!amount) return order
  const refund = { id: `${order.id}-refunded`, created_at: order.created_at, amount_minor: amount }
  return { ...order, refunds: [refund] }
}

function readRow(
  names: readonly string[],
  cells: readonly string[],
  columns: Record<string, readonly [field: string, read: Read]>,
  reading: Reading,
): { value: Record<string, unknown>; item: Record<string, unknown> } {
  const value: Record<string, unknown> = {}
  const item: Record<string, unknown> = {}
  for (const [place, name] of names.entries()) {
    const cell = (cells[place] ?? '').trim()
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined
    if (!column || cell === '') continue
    const [field, read] = column
    if (field.startsWith('items.')) item[field.slice(6)] = read(cell, reading)
    else value[field] = read(cell, reading)
  }
  return { value, item }
}

/** A semicolon where the first line has more of them than commas, as spreadsheets of half of Europe write. */
function delimiterOf(file: string): string {
  const head = file.slice(0, file.indexOf('\n') < 0 ? undefined : file.indexOf('\n'))
  if (head.includes('\t')) return '\t'
  return head.split(';').length > head.split(',').length ? ';' : ','
}
