import type { OrderFact } from '#shared/customer/fact'
import { CubeSums, timeName } from '#shared/insight/cube/cube-sums'
import type { PackedSale } from '#shared/insight/cube/packed-sale'
import { saleOf } from '#shared/insight/cube/sale-of'
import {
  type CubeAnswer,
  type CubeDimension,
  type CubeFigures,
  type CubeLack,
  type CubeMeasure,
  type CubeTime,
  cubeTimes,
} from '#shared/wire/cube'
import type { SalesTable } from './sales-table.ts'
import { trafficOf } from './traffic-column.ts'
import { type RangeAsked, rangeOf } from './traffic-queries.ts'

export interface CubeAsked extends RangeAsked {
  currency: string
  measures: CubeMeasure[]
  by: (CubeDimension | CubeTime)[]
  where: Partial<Record<CubeDimension, string>>
}

/** More cells than this are no answer for a page: how many there would be is said instead. */
export const mostCells = 5_000
/** People are counted one by one, in stores with at most so many orders. */
const mostOrdersForPeople = 50_000
/** What visits are known by. */
const ofVisits: ReadonlySet<string> = new Set(['channel', 'tier', ...cubeTimes])

interface Cell {
  keys: string[]
  figures: CubeFigures
}

/** The cube's cells, or how many there would be. */
export function cube(
  sql: SqlStorage,
  sales: SalesTable,
  asked: CubeAsked,
): CubeAnswer | { cells_wanted: number } {
  const { from, to } = rangeOf(sql, asked)
  const lacking: Partial<Record<CubeMeasure, CubeLack>> = {}
  const isOfVisits = [...asked.by, ...Object.keys(asked.where)].every((one) => ofVisits.has(one))
  if (asked.measures.includes('visits') && !isOfVisits) lacking.visits = 'not_by_these'
  if (asked.measures.includes('customers') && hasManyOrders(sql)) lacking.customers = 'too_many_orders'
  const measures = asked.measures.filter((measure) => !lacking[measure])
  const [cells, [total]] = sums(sql, sales, { ...asked, measures }, { from, to })
  if (cells.length > mostCells) return { cells_wanted: cells.length }
  const whole = (figures: CubeFigures): CubeFigures =>
    Object.fromEntries(
      asked.measures.map((measure) => [measure, lacking[measure] ? null : (figures[measure] ?? 0)]),
    )
  const { currency, by, where } = asked
  return {
    currency,
    from,
    to,
    measures: asked.measures,
    by,
    where,
    totals: whole(total?.figures ?? {}),
    cells: cells
      .map(({ keys, figures }) => ({ keys, figures: whole(figures) }))
      .sort((a, b) => compare(a.keys, b.keys)),
    lacking,
  }
}

/** The cells asked for, and the one cell of everything, from one reading. */
function sums(
  sql: SqlStorage,
  sales: SalesTable,
  asked: CubeAsked,
  { from, to }: { from: string; to: string },
): [Cell[], Cell[]] {
  const all: [Cells, Cells] = [new Cells(asked.by), new Cells([])]
  const days = { where: asked.where, from: dayNumber(from), to: dayNumber(to) }
  if (asked.measures.some((measure) => measure !== 'visits')) {
    const both = all.map(({ by }) => new CubeSums({ by, ...days }, sales.words))
    const add = (sale: PackedSale, person?: string) => {
      for (const one of both) one.add(sale, person)
    }
    if (asked.measures.includes('customers')) readPeople(sql, sales, add, from, to)
    else sales.read(days.from, days.to, add)
    both.forEach((one, i) => {
      for (const { keys, people, ...figures } of one.cells()) {
        Object.assign(all[i]?.of(keys).figures ?? {}, figures, { customers: people.size })
      }
    })
  }
  if (asked.measures.includes('visits')) addVisits(sql, asked, { from, to }, all)
  return [all[0].list, all[1].list]
}

/** Cells by their keys. */
class Cells {
  readonly by: CubeAsked['by']
  readonly #known = new Map<string, Cell>()

  constructor(by: CubeAsked['by']) {
    this.by = by
  }

  of(keys: string[]): Cell {
    const key = keys.join('\n')
    const cell = this.#known.get(key) ?? { keys, figures: {} }
    this.#known.set(key, cell)
    return cell
  }

  get list(): Cell[] {
    return [...this.#known.values()]
  }
}

/** From the orders themselves, which know their people. */
function readPeople(
  sql: SqlStorage,
  sales: SalesTable,
  add: (sale: PackedSale, person?: string) => void,
  from: string,
  to: string,
): void {
  const { words } = sales
  for (const { person, fact } of sql.exec<{ person: string; fact: string }>(
    'SELECT person, fact FROM purchase WHERE day BETWEEN ? AND ?',
    from,
    to,
  )) {
    const order = JSON.parse(fact) as OrderFact
    if (order.cancelled) continue
    const buyer = person.startsWith('o:') ? undefined : person // an order that named nobody has no buyer to count
    add(
      saleOf(order, 1, (word) => words.number(word) ?? 0),
      buyer,
    )
  }
}

function addVisits(
  sql: SqlStorage,
  { where }: CubeAsked,
  { from, to }: { from: string; to: string },
  all: readonly Cells[],
): void {
  for (const { day, traffic } of trafficOf(sql, from, to)) {
    for (const [kind, sets] of Object.entries(traffic.visits)) {
      const [channel = '', who = ''] = kind.split('\n')
      const of: Partial<Record<CubeDimension | CubeTime, string>> = {
        channel,
        tier: who.startsWith('tier:') ? who.slice('tier:'.length) : '',
      }
      for (const time of cubeTimes) of[time] = timeName(time, day)
      if (Object.entries(where).some(([dimension, value]) => of[dimension as CubeDimension] !== value))
        continue
      for (const cells of all) {
        const { figures } = cells.of(cells.by.map((one) => of[one] ?? ''))
        for (const count of Object.values(sets)) figures.visits = (figures.visits ?? 0) + count
      }
    }
  }
}

function hasManyOrders(sql: SqlStorage): boolean {
  const { n } = sql
    .exec<{ n: number }>(
      'SELECT count(*) AS n FROM (SELECT 1 FROM purchase LIMIT ?)',
      mostOrdersForPeople + 1,
    )
    .one()
  return n > mostOrdersForPeople
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return (a[i] ?? '') < (b[i] ?? '') ? -1 : 1
  }
  return 0
}

const dayNumber = (day: string): number => Math.round(Date.parse(day) / 86_400_000)
