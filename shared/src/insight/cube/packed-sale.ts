/**
 * An order, or one taken back (`sign` −1), as the cube keeps it: without a person and without an id. Words (countries,
 * tiers, categories, brands) are numbers of a dictionary, 0 for none; the lines stand side by side.
 */
export interface PackedSale {
  /** Days since 1970-01-01. */
  day: number
  sign: 1 | -1
  isFirst: boolean
  channel: number
  country: number
  tier: number
  gross: number
  net: number
  /** How many lines there are: of the lists below only so many entries count. */
  lines: number
  category: number[]
  brand: number[]
  units: number[]
  lineGross: number[]
  lineNet: number[]
}

/** Appends a sale to `bytes`: whole numbers in groups of seven bits, what may be negative with its sign last. */
export function writeSale(bytes: number[], sale: PackedSale): void {
  writeNumber(bytes, sale.day)
  bytes.push((sale.sign < 0 ? 1 : 0) | (sale.isFirst ? 2 : 0))
  for (const value of [sale.channel, sale.country, sale.tier]) writeNumber(bytes, value)
  writeSigned(bytes, sale.gross)
  writeSigned(bytes, sale.net)
  writeNumber(bytes, sale.lines)
  for (let i = 0; i < sale.lines; i++) {
    writeNumber(bytes, sale.category[i] ?? 0)
    writeNumber(bytes, sale.brand[i] ?? 0)
    writeNumber(bytes, sale.units[i] ?? 0)
    writeSigned(bytes, sale.lineGross[i] ?? 0)
    writeSigned(bytes, sale.lineNet[i] ?? 0)
  }
}

/** Calls `each` with every sale in turn; always the same object, to be read and not kept. */
export function readSales(bytes: Uint8Array, each: (sale: PackedSale) => void): void {
  let at = 0
  const number = (): number => {
    let byte = bytes[at++] ?? 0
    let value = byte & 127
    let scale = 128
    while (byte > 127) {
      byte = bytes[at++] ?? 0
      value += (byte & 127) * scale
      scale *= 128
    }
    return value
  }
  const signed = (): number => {
    const value = number()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }
  const sale = emptySale()
  while (at < bytes.length) {
    sale.day = number()
    const flags = bytes[at++] ?? 0
    sale.sign = flags & 1 ? -1 : 1
    sale.isFirst = (flags & 2) !== 0
    sale.channel = number()
    sale.country = number()
    sale.tier = number()
    sale.gross = signed()
    sale.net = signed()
    sale.lines = number()
    for (let i = 0; i < sale.lines; i++) {
      sale.category[i] = number()
      sale.brand[i] = number()
      sale.units[i] = number()
      sale.lineGross[i] = signed()
      sale.lineNet[i] = signed()
    }
    each(sale)
  }
}

/** A sale to be filled in: one object serves all that a block holds. */
export function emptySale(): PackedSale {
  const lists = { category: [], brand: [], units: [], lineGross: [], lineNet: [] }
  const plain = {
    day: 0,
    sign: 1 as const,
    isFirst: false,
    channel: 0,
    country: 0,
    tier: 0,
    gross: 0,
    net: 0,
  }
  return { ...plain, lines: 0, ...lists }
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}

function writeSigned(bytes: number[], value: number): void {
  writeNumber(bytes, value < 0 ? -2 * value - 1 : 2 * value)
}
