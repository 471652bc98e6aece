import { ageBands, type BaseSegments, type CubeAxis, type CubeCell } from '#shared/wire/customer-base'
import { dateOf, dayOf } from '../route/range.ts'

/** The faces of the cube: what somebody is worth, how they behave, who they are. */
export const faces = ['worth', 'behaviour', 'who'] as const
export type Face = (typeof faces)[number]

/** What is chosen on each face; a face without a choice shows everybody. */
export interface CubeChoice {
  worth: number | null
  behaviour: number | null
  /** '' stands for those of whom it was never told. */
  who: string | null
}

export interface FacePart {
  /** What the choice of this part is written as in the address. */
  id: string
  customers: number
  worth: number
}

/** The choice an address holds; what is not in the cube is no choice. */
export function cubeChoice(query: Readonly<Record<string, string>>, cells: readonly CubeCell[]): CubeChoice {
  const has = (face: Face, id: string | undefined) =>
    id !== undefined && cells.some((cell) => partOf(cell, face) === id)
  return {
    worth: has('worth', query.third) ? Number(query.third) : null,
    behaviour: has('behaviour', query.kind) ? Number(query.kind) : null,
    who: has('who', query.who) ? fromAddress(query.who!) : null,
  }
}

/** Unknown is written as a word of its own: an address has no empty field. */
const untold = 'untold'
const fromAddress = (id: string) => (id === untold ? '' : id)

function partOf(cell: CubeCell, face: Face): string {
  if (face === 'worth') return String(cell.tercile)
  return face === 'behaviour' ? String(cell.cluster) : (cell.group ?? untold)
}

function isIn(cell: CubeCell, choice: CubeChoice, but: Face | null): boolean {
  return (
    (but === 'worth' || choice.worth === null || cell.tercile === choice.worth) &&
    (but === 'behaviour' || choice.behaviour === null || cell.cluster === choice.behaviour) &&
    (but === 'who' || choice.who === null || (cell.group ?? '') === choice.who)
  )
}

/** The parts of a face, counting those whom the choices on the other faces leave; parts without anybody stay. */
export function faceParts(cells: readonly CubeCell[], choice: CubeChoice, face: Face): FacePart[] {
  const parts = new Map<string, FacePart>()
  for (const cell of cells) {
    const id = partOf(cell, face)
    const part = parts.get(id) ?? { id, customers: 0, worth: 0 }
    parts.set(id, part)
    if (!isIn(cell, choice, face)) continue
    part.customers += cell.customers
    part.worth += cell.worth
  }
  const ages: readonly string[] = ageBands
  const late = (id: string) => ['other', untold].indexOf(id)
  return [...parts.values()].sort((a, b) => {
    if (face === 'worth') return Number(b.id) - Number(a.id)
    if (face === 'behaviour') return brought(cells, b.id) - brought(cells, a.id) || (a.id < b.id ? -1 : 1)
    if (late(a.id) !== late(b.id)) return late(a.id) - late(b.id)
    if (ages.includes(a.id) && ages.includes(b.id)) return ages.indexOf(a.id) - ages.indexOf(b.id)
    return total(cells, b.id) - total(cells, a.id) || (a.id < b.id ? -1 : 1)
  })
}

/** What a cluster brought in all: the order of their letters. */
function brought(cells: readonly CubeCell[], cluster: string): number {
  return cells.reduce((sum, cell) => sum + (partOf(cell, 'behaviour') === cluster ? cell.worth : 0), 0)
}

function total(cells: readonly CubeCell[], group: string): number {
  return cells.reduce((sum, cell) => sum + (partOf(cell, 'who') === group ? cell.customers : 0), 0)
}

/** Who is left by all choices together. */
export function chosenOf(
  cells: readonly CubeCell[],
  choice: CubeChoice,
): { customers: number; worth: number } {
  const left = cells.filter((cell) => isIn(cell, choice, null))
  return {
    customers: left.reduce((sum, { customers }) => sum + customers, 0),
    worth: left.reduce((sum, { worth }) => sum + worth, 0),
  }
}

/** The fields of `GET /v1/customers` that choose the same people; null where no field can say it. */
export function cubeFilter(
  { cube_breaks: breaks, by }: Pick<BaseSegments, 'cube_breaks' | 'by'>,
  { worth, behaviour, who }: CubeChoice,
  asOf: string,
): Record<string, string> | null {
  if (worth !== null && !breaks) return null
  const spent = worth === null ? {} : worthFilter(breaks!, worth)
  const known = who === null ? {} : whoFilter(by, who, asOf)
  if (known === null) return null
  return { ...spent, ...(behaviour === null ? {} : { cluster: String(behaviour) }), ...known }
}

function worthFilter(breaks: readonly number[], third: number): Record<string, string> {
  const [from, to] = [breaks[third - 2], breaks[third - 1]]
  return {
    orders_min: '1',
    ...(from === undefined ? {} : { net_revenue_minor_min: String(from) }),
    ...(to === undefined ? {} : { net_revenue_minor_max: String(to - 1) }),
  }
}

/** Customers are new for so many days after their first order. */
const newForDays = 90

function whoFilter(by: CubeAxis, who: string, asOf: string): Record<string, string> | null {
  if (by === 'country') return who === '' || who === 'other' ? null : { orders_min: '1', country: who }
  if (by === 'tenure') {
    const before = (days: number) => dayOf(new Date(dateOf(asOf).getTime() - days * 86_400_000))
    return who === 'new'
      ? { first_order_from: before(newForDays - 1) }
      : { first_order_to: before(newForDays) }
  }
  const [least, most] = { 'under-25': [0, 24], '65-and-over': [65, 150] }[who] ?? who.split('-').map(Number)
  if (!Number.isInteger(least) || !Number.isInteger(most)) return null
  return { orders_min: '1', age_min: String(least), age_max: String(most) }
}
