import type { ExportFormat, Row } from './export-format.ts'

/** A row and the line of the file on which it stands. */
export interface PlacedRow {
  line: number
  row: Row
}

/**
 * Reads an export row by row. Rows that belong together are held until the next begins; what comes of them bears the
 * line of the first. `end` gives what is still held.
 */
export class ExportReader {
  readonly #format: ExportFormat
  readonly #now: number
  #held: PlacedRow[] = []
  #key = ''

  constructor(format: ExportFormat, now: number) {
    this.#format = format
    this.#now = now
  }

  add(placed: PlacedRow): PlacedRow[] {
    const key = this.#format.keyOf(placed.row)
    const isNext = this.#held.length > 0 && key !== '' && key !== this.#key
    const read = isNext ? this.end() : []
    if (key !== '') this.#key = key
    this.#held.push(placed)
    return read
  }

  end(): PlacedRow[] {
    const [first] = this.#held
    const rows = this.#held.map(({ row }) => row)
    this.#held = []
    if (!first) return []
    return this.#format.read(rows, this.#now).map((row) => ({ line: first.line, row }))
  }
}
