import type { CubeDimension, CubeTime } from '../../wire/cube.ts'
import type { PackedSale } from './packed-sale.ts'
import { cubeChannels } from './sale-of.ts'

export interface CubeCell {
  keys: string[]
  orders: number
  gross_minor: number
  net_minor: number
  units: number
  /** Orders of each person, where people are counted; who comes to nothing was taken back. */
  people: Map<string, number>
}

export interface CubeShape {
  by: readonly (CubeDimension | CubeTime)[]
  where: Partial<Record<CubeDimension, string>>
  /** Days since 1970-01-01, both counted. */
  from: number
  to: number
}

/** The dictionary of words; 0 is the empty one. */
export interface Words {
  word(number: number): string
  number(word: string): number | undefined
}

/**
 * Sums over sales by at most three of dimensions and time. A sale's lines count one by one where category or brand are
 * asked about; an order then counts once in each cell that holds a line of it.
 */
export class CubeSums {
  readonly #shape: CubeShape
  readonly #words: Words
  readonly #isByLine: boolean
  readonly #cells = new Map<string | number, CubeCell>()
  /** The numbers that are asked for; undefined: none of that name is known, so nothing fits. */
  readonly #asked: [CubeDimension, number | undefined][]
  /** Where the cells of the sale at hand were counted already. */
  readonly #touched = new Set<CubeCell>()

  constructor(shape: CubeShape, words: Words) {
    this.#shape = shape
    this.#words = words
    const named = [...shape.by, ...Object.keys(shape.where)]
    this.#isByLine = named.includes('category') || named.includes('brand')
    this.#asked = Object.entries(shape.where).map(([dimension, value]) => [
      dimension as CubeDimension,
      numberOf(dimension as CubeDimension, value, words),
    ])
  }

  get size(): number {
    return this.#cells.size
  }

  /** Adds a sale; with `person`, who is counted as a buyer. */
  add(sale: PackedSale, person?: string): void {
    const { from, to } = this.#shape
    if (sale.day < from || sale.day > to) return
    if (this.#isByLine) this.#addLines(sale, person)
    else if (this.#fits(sale, -1)) {
      const { sign } = sale
      let units = 0
      for (let i = 0; i < sale.lines; i++) units += sale.units[i] ?? 0
      const cell = this.#cellOf(sale, -1)
      cell.orders += sign
      cell.gross_minor += sign * sale.gross
      cell.net_minor += sign * sale.net
      cell.units += sign * units
      count(cell, person, sign)
    }
  }

  /** Every cell with anything in it. */
  cells(): CubeCell[] {
    return [...this.#cells.values()].filter(
      ({ orders, gross_minor, net_minor, units }) => orders || gross_minor || net_minor || units,
    )
  }

  #addLines(sale: PackedSale, person: string | undefined): void {
    const { sign } = sale
    this.#touched.clear()
    for (let i = 0; i < sale.lines; i++) {
      if (!this.#fits(sale, i)) continue
      const cell = this.#cellOf(sale, i)
      if (!this.#touched.has(cell)) {
        cell.orders += sign
        count(cell, person, sign)
        this.#touched.add(cell)
      }
      cell.gross_minor += sign * (sale.lineGross[i] ?? 0)
      cell.net_minor += sign * (sale.lineNet[i] ?? 0)
      cell.units += sign * (sale.units[i] ?? 0)
    }
  }

  #fits(sale: PackedSale, line: number): boolean {
    for (const [dimension, number] of this.#asked) {
      if (figureOf(dimension, sale, line) !== number) return false
    }
    return true
  }

  #cellOf(sale: PackedSale, line: number): CubeCell {
    const { by } = this.#shape
    const [a, b, c] = by
    const first = a ? figureOf(a, sale, line) : 0
    const second = b ? figureOf(b, sale, line) : 0
    // Two numbers below 2^26 make one exact number; the third makes it a text.
    const pair = first * 67_108_864 + second
    const key = c ? `${pair} ${figureOf(c, sale, line)}` : pair
    const known = this.#cells.get(key)
    if (known) return known
    const keys = by.map((one) => this.#label(one, figureOf(one, sale, line)))
    const cell = {
      keys,
      orders: 0,
      gross_minor: 0,
      net_minor: 0,
      units: 0,
      people: new Map<string, number>(),
    }
    this.#cells.set(key, cell)
    return cell
  }

  #label(of: CubeDimension | CubeTime, value: number): string {
    switch (of) {
      case 'channel':
        return cubeChannels[value] ?? ''
      case 'buyer':
        return buyers[value] ?? ''
      case 'day':
        return dayName(value)
      case 'week':
        return dayName(value * 7 - 3)
      case 'month':
        return `${Math.floor(value / 12)}-${String((value % 12) + 1).padStart(2, '0')}`
      default:
        return this.#words.word(value)
    }
  }
}

const buyers = ['known', 'new']

function count(cell: CubeCell, person: string | undefined, sign: number): void {
  if (person === undefined) return
  const orders = (cell.people.get(person) ?? 0) + sign
  if (orders === 0) cell.people.delete(person)
  else cell.people.set(person, orders)
}

function figureOf(of: CubeDimension | CubeTime, sale: PackedSale, line: number): number {
  switch (of) {
    case 'channel':
      return sale.channel
    case 'country':
      return sale.country
    case 'tier':
      return sale.tier
    case 'buyer':
      return sale.isFirst ? 1 : 0
    case 'category':
      return sale.category[line] ?? 0
    case 'brand':
      return sale.brand[line] ?? 0
    case 'day':
      return sale.day
    case 'week':
      return weekOf(sale.day)
    case 'month':
      return monthOf(sale.day)
    default:
      return of satisfies never
  }
}

function numberOf(dimension: CubeDimension, value: string, words: Words): number | undefined {
  const place = (list: readonly string[]) => (list.includes(value) ? list.indexOf(value) : undefined)
  if (dimension === 'channel') return place(cubeChannels)
  if (dimension === 'buyer') return place(buyers)
  return value === '' ? 0 : words.number(value)
}

/** Weeks begin on Monday; day 0 was a Thursday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7)

const months = new Map<number, number>()

function monthOf(day: number): number {
  let month = months.get(day)
  if (month === undefined) {
    const date = new Date(day * 86_400_000)
    month = date.getUTCFullYear() * 12 + date.getUTCMonth()
    if (months.size > 20_000) months.clear()
    months.set(day, month)
  }
  return month
}

function dayName(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** The name of the step of time a day `YYYY-MM-DD` falls into. */
export function timeName(time: CubeTime, day: string): string {
  if (time === 'day') return day
  return time === 'month'
    ? day.slice(0, 7)
    : dayName(weekOf(Math.round(Date.parse(day) / 86_400_000)) * 7 - 3)
}
