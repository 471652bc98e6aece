/** Bytes of a block. Every block is as long from the beginning, so that each is written over where it stands. */
const blockBytes = 65_536
const space = 0x20
const lineEnd = 0x0a
/** A line longer than this is cut: names are shorter. */
const lineBytes = 2_000

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Blocks whose text is kept from one search to the next, letter by letter: some 250,000 people, and 16 MB. */
const mostTexts = 128

interface Block {
  id: number
  bytes: Uint8Array
  /** Up to where it is written. */
  end: number
}

/**
 * What people are searched by: a line each of their key and name, packed into blocks in the order in which people came.
 * A search for any part of a name reads the blocks alone, one row for some two thousand people. Who came, changed name or
 * went in a digestion costs the row of each block that changes, for whoever comes that of the last.
 */
export class NameBlocks {
  readonly #sql: SqlStorage
  /** What this digestion changed, by number. */
  readonly #changed = new Map<number, Block>()
  #last: Block | null = null
  /** Blocks as they were read by a search, by number. */
  readonly #texts = new Map<number, Text>()

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec('CREATE TABLE IF NOT EXISTS name_block (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)')
  }

  /** Lets go of what was not kept: a digestion that failed may have left something. */
  drop(): void {
    this.#changed.clear()
    this.#last = null
  }

  /** Adds somebody; returns the number of the block they stand in. */
  add(person: string, name: string | null): number {
    const line = lineOf(person, name)
    this.#last ??= this.#newest()
    if (this.#last.end + line.length > blockBytes)
      this.#last = { id: this.#last.id + 1, bytes: new Uint8Array(blockBytes), end: 0 }
    this.#last.bytes.set(line, this.#last.end)
    this.#last.end += line.length
    this.#changed.set(this.#last.id, this.#last)
    return this.#last.id
  }

  /** Writes spaces over somebody's line. */
  remove(person: string, id: number): void {
    const block = this.#block(id)
    const from = block && lineStart(block, encoder.encode(`${person}\t`))
    if (!block || from === null || from === undefined) return
    block.bytes.fill(space, from, block.bytes.indexOf(lineEnd, from))
    this.#changed.set(id, block)
  }

  /** Writes what was changed; in the transaction of the caller. */
  keep(): void {
    for (const { id, bytes } of this.#changed.values()) {
      this.#texts.delete(id)
      this.#sql.exec(
        'INSERT INTO name_block (id, bytes) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes',
        id,
        bytes,
      )
    }
    this.drop()
  }

  /**
   * The keys of all wanted whose key or name has this text in it, capitals or not: those first in whom a word begins with it, and
   * in the order in which they came. It stops once a word begins with it in more than `most` people.
   */
  find(text: string, isWanted: (key: string) => boolean, most = Number.POSITIVE_INFINITY): string[] {
    const sought = plain(text).toLowerCase()
    const found: Found = { isWanted, beginning: [], within: [] }
    for (const { id } of this.#sql.exec<{ id: number }>('SELECT id FROM name_block ORDER BY id')) {
      if (found.beginning.length > most) break
      findIn(this.#text(id), sought, found)
    }
    return [...found.beginning, ...found.within]
  }

  #text(id: number): Text {
    const known = this.#texts.get(id)
    if (known) return known
    const { bytes } = this.#sql.exec<Row>('SELECT id, bytes FROM name_block WHERE id = ?', id).one()
    const lines = decoder.decode(new Uint8Array(bytes))
    const text = { lines, lowered: lines.toLowerCase() }
    if (this.#texts.size < mostTexts) this.#texts.set(id, text)
    return text
  }

  #block(id: number): Block | null {
    if (this.#last?.id === id) return this.#last
    const changed = this.#changed.get(id)
    if (changed) return changed
    const [row] = this.#sql.exec<Row>('SELECT id, bytes FROM name_block WHERE id = ?', id)
    return row ? blockOf(row) : null
  }

  #newest(): Block {
    const [row] = this.#sql.exec<Row>('SELECT id, bytes FROM name_block ORDER BY id DESC LIMIT 1')
    const id = row?.id ?? 1
    return this.#changed.get(id) ?? (row ? blockOf(row) : { id, bytes: new Uint8Array(blockBytes), end: 0 })
  }
}

interface Row extends Record<string, SqlStorageValue> {
  id: number
  bytes: ArrayBuffer
}

function blockOf({ id, bytes }: Row): Block {
  const own = new Uint8Array(bytes)
  return { id, bytes: own, end: own.lastIndexOf(lineEnd) + 1 }
}

function lineOf(person: string, name: string | null): Uint8Array {
  const bytes = encoder.encode(`${person}\t${plain(name ?? '')}`).subarray(0, lineBytes - 1)
  const line = new Uint8Array(bytes.length + 1)
  line.set(bytes)
  line[bytes.length] = lineEnd
  return line
}

/** What ends a line or parts it is a space. */
function plain(text: string): string {
  return text.replaceAll(/[\t\n\0]/g, ' ')
}

/** Where a line begins that starts so. */
function lineStart({ bytes, end }: Block, start: Uint8Array): number | null {
  for (let from = 0; from < end; from = bytes.indexOf(lineEnd, from) + 1) {
    if (start.every((byte, i) => bytes[from + i] === byte)) return from
  }
  return null
}

interface Found {
  isWanted: (key: string) => boolean
  /** Keys of those in whom a word begins with what is sought. */
  beginning: string[]
  within: string[]
}

interface Text {
  lines: string
  lowered: string
}

function findIn({ lines: block, lowered }: Text, sought: string, found: Found): void {
  if (lowered.length !== block.length) {
    // A letter whose small one is longer: line by line, as places are not the same.
    for (const line of block.split('\n')) {
      const at = line.toLowerCase().indexOf(sought)
      if (at >= 0) tell(line, at, found)
    }
    return
  }
  for (let at = lowered.indexOf(sought); at >= 0; ) {
    const end = block.indexOf('\n', at)
    if (end < 0) return // behind the last line
    const start = block.lastIndexOf('\n', at - 1) + 1
    tell(block.slice(start, end), at - start, found)
    at = lowered.indexOf(sought, end + 1)
  }
}

/** A line that was written over has no key. */
function tell(line: string, at: number, found: Found): void {
  const keyEnd = line.indexOf('\t')
  if (keyEnd <= 0) return
  const key = line.slice(0, keyEnd)
  if (!found.isWanted(key)) return
  const isBeginning = at === 0 || /[\s:@._-]/.test(line[at - 1]!)
  found[isBeginning ? 'beginning' : 'within'].push(key)
}
