/**
 * A person's orders in a few bytes each, beside their row: what questions about everybody, or about a segment, are
 * reckoned from without reading the orders themselves. Words (categories, brands, placements) are numbers of a
 * dictionary, 0 for none.
 */
export interface TrailOrder {
  /** Days since 1970-01-01. */
  day: number
  gross: number
  net: number
  discount: number
  refund: number
  /** Its products are known. */
  hasLines: boolean
  /** A product of it was reduced. */
  isReduced: boolean
  /** Something was paid back, or it had a problem. */
  isTroubled: boolean
  /** What the products cost that told it, and what was paid for these. */
  toldCost: number
  toldTotal: number
  /** What was paid by category and brand. */
  parts: [category: number, brand: number, total: number][]
  /** What shelves brought, by placement. */
  attributed: [placement: number, amount: number][]
}

const flagBits = { lines: 1, reduced: 2, troubled: 4, lessened: 8, cost: 16, attributed: 32 } as const

/** Packs orders, in the order given. */
export function packTrail(orders: readonly TrailOrder[]): Uint8Array {
  const out: number[] = []
  let before = 0
  for (const order of orders) {
    const { day, gross, net, discount, refund, toldCost, toldTotal, parts, attributed } = order
    const flags =
      (order.hasLines ? flagBits.lines : 0) |
      (order.isReduced ? flagBits.reduced : 0) |
      (order.isTroubled ? flagBits.troubled : 0) |
      (discount !== 0 || refund !== 0 ? flagBits.lessened : 0) |
      (toldCost !== 0 || toldTotal !== 0 ? flagBits.cost : 0) |
      (attributed.length > 0 ? flagBits.attributed : 0)
    writeSigned(out, day - before)
    before = day
    out.push(flags)
    writeSigned(out, gross)
    writeSigned(out, gross - net)
    if (flags & flagBits.lessened) for (const amount of [discount, refund]) writeSigned(out, amount)
    if (flags & flagBits.cost) for (const amount of [toldCost, toldTotal]) writeSigned(out, amount)
    if (flags & flagBits.lines) writeList(out, parts)
    if (flags & flagBits.attributed) writeList(out, attributed)
  }
  return new Uint8Array(out)
}

/** The orders of a trail, as they were packed. */
export function readTrail(bytes: Uint8Array): TrailOrder[] {
  const orders: TrailOrder[] = []
  let at = 0
  const number = (): number => {
    let byte = bytes[at++] ?? 0
    let value = byte & 127
    for (let scale = 128; byte > 127; scale *= 128) {
      byte = bytes[at++] ?? 0
      value += (byte & 127) * scale
    }
    return value
  }
  const signed = (): number => {
    const value = number()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }
  for (let day = 0; at < bytes.length; ) {
    day += signed()
    const flags = bytes[at++] ?? 0
    const gross = signed()
    const net = gross - signed()
    const isLess = (flags & flagBits.lessened) !== 0
    const [discount, refund] = isLess ? [signed(), signed()] : [0, 0]
    const isTold = (flags & flagBits.cost) !== 0
    const [toldCost, toldTotal] = isTold ? [signed(), signed()] : [0, 0]
    const parts: TrailOrder['parts'] = []
    for (let left = flags & flagBits.lines ? number() : 0; left > 0; left--) {
      parts.push([number(), number(), signed()])
    }
    const attributed: TrailOrder['attributed'] = []
    for (let left = flags & flagBits.attributed ? number() : 0; left > 0; left--) {
      attributed.push([number(), signed()])
    }
    orders.push({
      day,
      gross,
      net,
      discount,
      refund,
      hasLines: (flags & flagBits.lines) !== 0,
      isReduced: (flags & flagBits.reduced) !== 0,
      isTroubled: (flags & flagBits.troubled) !== 0,
      toldCost,
      toldTotal,
      parts,
      attributed,
    })
  }
  return orders
}

/** Words as plain numbers, and the amount, which may be negative, last. */
function writeList(out: number[], list: readonly (readonly number[])[]): void {
  writeNumber(out, list.length)
  for (const entry of list) {
    for (const word of entry.slice(0, -1)) writeNumber(out, word)
    writeSigned(out, entry.at(-1) ?? 0)
  }
}

function writeNumber(out: number[], value: number): void {
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128)
  out.push(rest)
}

function writeSigned(out: number[], value: number): void {
  writeNumber(out, value < 0 ? -2 * value - 1 : 2 * value)
}
