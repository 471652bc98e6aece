import { type Decimal, minorDigits, toMinor } from './decimal.ts'
import { Unreadable } from './failure.ts'
import type { Mapping } from './mapping.ts'
import type { SourceLine } from './records.ts'
import type { SkipRule, SourceRecord } from './skip-rule.ts'
import { type Conversion, type ImportKind, targets } from './targets.ts'

/** One line of the wire on its way: an order, a product or a session, and where it came from. */
export interface WireLine {
  id: string
  value: Record<string, unknown>
  file: string
  /** The first source line of it. */
  line: number
}

export interface Rejected {
  file: string
  line: number
  id?: string
  code: string
  faults: { path: string; message: string }[]
}

export interface BuildOptions {
  kind: ImportKind
  mapping: Mapping
  skipRules: SkipRule[]
  groupBy: string | null
  conversion: Conversion
  /** Currency of orders that name none. */
  currency: string | null
  /** JSON Lines that already have the wire's shape are taken as they are. */
  asTheyAre: boolean
}

export interface Built {
  lines: WireLine[]
  rejected: Rejected[]
  read: number
  /** Skipped lines for each rule, in the rules' order; a line counts for the first rule it meets. */
  skipped: number[]
  /** Lines whose id came again later: the last one is kept. */
  repeated: number
}

interface Draft extends WireLine {
  items: { value: unknown; at: number }[]
  faults: { path: string; message: string }[]
}

/**
 * Collects source lines and makes wire lines of them. Lines of one group may stand anywhere in the file, so everything
 * is held until `finish`. A group with one unreadable line is rejected whole: half an order would be a false figure.
 */
export class LineBuilder {
  readonly #options: BuildOptions
  readonly #drafts = new Map<string, Draft>()
  readonly #rejected: Rejected[] = []
  readonly #skipped: number[]
  #read = 0
  #repeated = 0
  readonly #digits = new Map<string, number>()

  constructor(options: BuildOptions) {
    this.#options = options
    this.#skipped = options.skipRules.map(() => 0)
  }

  add(source: SourceLine): void {
    this.#read++
    const { file, line, record } = source
    if (!record) {
      this.#rejected.push({
        file,
        line,
        code: 'unreadable',
        faults: [{ path: '', message: source.fault ?? '' }],
      })
      return
    }
    const rule = this.#options.skipRules.findIndex(({ column, matches }) => matches(record[column] ?? ''))
    if (rule >= 0) this.#skipped[rule] = (this.#skipped[rule] ?? 0) + 1
    else if (this.#options.asTheyAre) this.#addAsItIs(source)
    else this.#addMapped(source, record)
  }

  finish(): Built {
    const lines: WireLine[] = []
    for (const draft of this.#drafts.values()) {
      const { id, file, line, faults } = draft
      if (faults.length > 0)
        this.#rejected.push({ file, line, id, code: 'unreadable', faults: faults.slice(0, 20) })
      else lines.push({ id, file, line, value: this.#finished(draft) })
    }
    return {
      lines: this.#options.kind === 'orders' ? byCustomer(lines) : lines,
      rejected: this.#rejected,
      read: this.#read,
      skipped: this.#skipped,
      repeated: this.#repeated,
    }
  }

  #addAsItIs({ file, line, json, record }: SourceLine): void {
    const id = record?.id ?? ''
    this.#keep({ id, file, line, value: json as Record<string, unknown>, items: [], faults: [] })
  }

  #addMapped({ file, line }: SourceLine, record: SourceRecord): void {
    const { groupBy, kind } = this.#options
    const { value, item, faults } = this.#convert(record)
    const id = String(value.id ?? (groupBy === null ? '' : (record[groupBy] ?? '')))
    if (id === '') {
      const fault = { path: 'id', message: 'is empty' }
      this.#rejected.push({ file, line, code: 'unreadable', faults: [fault, ...faults] })
      return
    }
    const at = Number(value[kind === 'sessions' ? 'started_at' : 'created_at'] ?? 0)
    const items = this.#itemsOf(value, item).map((one) => ({ value: one, at }))
    const key = groupBy === null ? id : (record[groupBy] ?? '')
    const group = groupBy === null ? undefined : this.#drafts.get(key)
    if (!group) this.#keep({ id, file, line, value: { ...value, id }, items, faults }, key)
    else {
      group.items.push(...items)
      group.faults.push(...faults)
      // What only a later line of the group says counts as well; its moment is the earliest.
      const time = kind === 'sessions' ? 'started_at' : 'created_at'
      const earliest = Math.min(Number(group.value[time] ?? at), at)
      group.value = { ...value, ...group.value, ...(at > 0 && { [time]: earliest }) }
    }
  }

  #keep(draft: Draft, key = draft.id): void {
    // A line without an id is sent as it is, so that the API says what is missing.
    const place = key === '' ? `\0${draft.file}:${draft.line}` : key
    if (this.#drafts.has(place)) {
      this.#repeated++
      this.#drafts.delete(place)
    }
    this.#drafts.set(place, draft)
  }

  /** An order that names its own currency is counted in that currency's minor units. */
  #conversionOf(record: SourceRecord): Conversion {
    const own = this.#options.mapping.get('currency')?.(record) ?? ''
    const { conversion } = this.#options
    return /^[A-Z]{3}$/.test(own) ? { ...conversion, minorDigits: this.#digitsOf(own) } : conversion
  }

  #digitsOf(currency: string): number {
    const digits = this.#digits.get(currency) ?? minorDigits(currency)
    this.#digits.set(currency, digits)
    return digits
  }

  /** The fields of one source line, those of its item apart, and what could not be read. */
  #convert(record: SourceRecord) {
    const value: Record<string, unknown> = {}
    const item: Record<string, unknown> = {}
    const faults: { path: string; message: string }[] = []
    const conversion = this.#conversionOf(record)
    for (const [name, read] of this.#options.mapping) {
      const text = read(record)
      const target = targets[this.#options.kind][name]
      if (text === '' || !target) continue
      const isItem = target.field.startsWith('items.')
      try {
        const into = isItem ? item : value
        into[isItem ? target.field.slice(6) : target.field] = target.read(text, conversion)
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        faults.push({ path: target.field, message: error.message })
      }
    }
    return { value, item: this.#orderItem(item, conversion), faults }
  }

  #itemsOf(value: Record<string, unknown>, item: Record<string, unknown>): unknown[] {
    if (this.#options.kind === 'sessions') {
      const items = (value.items ?? []) as unknown[]
      delete value.items
      return items
    }
    return Object.keys(item).length > 0 ? [item] : []
  }

  /** The line's sum from the decimal price, so that a price of a tenth of a penny is not rounded before it counts. */
  #orderItem(
    { price, total, ...item }: Record<string, unknown>,
    { minorDigits }: Conversion,
  ): Record<string, unknown> {
    if (price === undefined && total === undefined && Object.keys(item).length === 0) return item
    const quantity = (item.quantity ?? 1) as number
    const sum = total
      ? toMinor(total as Decimal, minorDigits)
      : price
        ? toMinor(price as Decimal, minorDigits, quantity)
        : undefined
    return { ...item, quantity, ...(sum !== undefined && { total_minor: sum }) }
  }

  #finished({ value, items }: Draft): Record<string, unknown> {
    const { kind, currency, asTheyAre } = this.#options
    if (asTheyAre || kind === 'products') return value
    if (kind === 'orders') value = withRefund(value)
    const inOrder = kind === 'sessions' ? items.toSorted((a, b) => a.at - b.at) : items
    const withItems = { ...value, items: inOrder.map((one) => one.value) }
    if (kind === 'sessions' || 'currency' in value || currency === null) return withItems
    return { ...withItems, currency }
  }
}

/** A file tells how much of an order was paid back, not when: one refund at the moment of the order. */
function withRefund(order: Record<string, unknown>): Record<string, unknown> {
  const { refunded_minor: amount, ...rest } = order
  if (amount === undefined || amount === 0) return rest
  const refund = { id: `${order.id}-refunded`, created_at: order.created_at, amount_minor: amount }
  return { ...rest, refunds: [refund] }
}

/**
 * Orders of one customer next to each other, in their order of time; customers by their first order. Each customer is
 * one object behind the API, which then is called once for all orders of a chunk.
 */
function byCustomer(lines: WireLine[]): WireLine[] {
  const time = ({ value }: WireLine) => Number(value.created_at ?? 0)
  const owner = ({ value, id }: WireLine) =>
    String(value.customer_id ?? value.email ?? value.visitor ?? `\0${id}`)
  const groups = new Map<string, WireLine[]>()
  for (const line of lines.toSorted((a, b) => time(a) - time(b))) {
    const group = groups.get(owner(line))
    if (group) group.push(line)
    else groups.set(owner(line), [line])
  }
  return [...groups.values()].flat()
}
