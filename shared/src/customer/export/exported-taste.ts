import { dayOf } from '../../maths/calendar.ts'
import type { PersonExport } from '../../wire/person-export.ts'
import type { Affinities } from '../../wire/taste.ts'
import { listed } from '../day-cells.ts'
import { bandRange } from '../price-band.ts'
import { kindOfCell, type Taste } from '../taste.ts'

/** What was learned of somebody's taste: a row for each day and name. */
export function exportedTaste(taste: Taste): PersonExport['taste'] {
  return listed(taste).map(({ key, day, weight }) => {
    const { kind, name } = kindOfCell(key)
    const date = dayOf(day * 86_400_000, 'UTC')
    if (kind === 'signal') return { day: date, kind: 'way_of_shopping', name, weight }
    return { day: date, kind, name: kind === 'price_band' ? bandName(name) : name, weight: weight / 100 }
  })
}

/** What it comes to now, with the amounts of price bands. */
export function exportedInterests(affinities: readonly Affinities[]): Affinities[] {
  return affinities.map((one) =>
    one.kind === 'price_band'
      ? { ...one, entries: one.entries.map((entry) => ({ ...entry, key: bandName(entry.key) })) }
      : one,
  )
}

/** The amounts of a price band in minor units: `725–1023`. */
function bandName(band: string): string {
  const [from, below] = bandRange(Number(band))
  return `${from}–${below - 1}`
}
