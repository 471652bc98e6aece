import type { Words } from '#shared/insight/cube/cube-sums'
import { type PackedSale, readSales, writeSale } from '#shared/insight/cube/packed-sale'
import { saleOf } from '#shared/insight/cube/sale-of'
import type { ToldSale } from '#shared/insight/roll-up'

/** Bytes of a block; then the next one begins. */
const blockBytes = 65_536
/** Words that are kept apart; further ones count as none. */
const mostWords = 60_000

/**
 * Every order once more, packed into blocks in the order of arrival and without a person: what the cube is summed from.
 * An order that changes is taken back as it was and added as it is. A digestion with orders writes one row.
 */
export class SalesTable {
  readonly #sql: SqlStorage
  #words: string[] | null = null
  #numbers = new Map<string, number>()
  /** Words learned since they were kept last, the newest of all. */
  #fresh: string[] = []

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS sale_block (id INTEGER PRIMARY KEY, first_day INTEGER NOT NULL,
         last_day INTEGER NOT NULL, bytes BLOB NOT NULL);
       CREATE TABLE IF NOT EXISTS sale_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS sale_words (id INTEGER PRIMARY KEY, words TEXT NOT NULL)`,
    )
  }

  /** Appends sales, in the transaction of the caller. */
  append(told: readonly ToldSale[]): void {
    if (told.length === 0) return
    const [last] = this.#sql
      .exec<Block>('SELECT * FROM sale_block ORDER BY id DESC LIMIT 1')
      .toArray()
      .filter(({ bytes }) => bytes.byteLength < blockBytes)
    let block = last ? { ...last, bytes: Array.from(new Uint8Array(last.bytes)) } : this.#newBlock()
    for (const { fact, sign } of told) {
      const sale = saleOf(fact, sign, (word) => this.learn(word))
      if (block.bytes.length >= blockBytes) {
        this.#keep(block)
        block = this.#newBlock(block.id)
      }
      block.first_day = Math.min(block.first_day, sale.day)
      block.last_day = Math.max(block.last_day, sale.day)
      writeSale(block.bytes, sale)
    }
    this.#keep(block)
  }

  /** Calls `each` with every sale of the blocks that touch these days, others between them included. */
  read(from: number, to: number, each: (sale: PackedSale) => void): void {
    for (const { bytes } of this.#sql.exec<Pick<Block, 'bytes'>>(
      'SELECT bytes FROM sale_block WHERE last_day >= ? AND first_day <= ? ORDER BY id',
      from,
      to,
    )) {
      readSales(new Uint8Array(bytes), each)
    }
  }

  get words(): Words {
    this.#load()
    return { word: (number) => this.#words?.[number] ?? '', number: (word) => this.#numbers.get(word) }
  }

  /** The number of a word, a new one for a new word, which the caller then has kept (`keepWords`). */
  learn(word: string): number {
    this.#load()
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const id = this.#words?.length ?? 0
    if (id > mostWords) return 0
    this.#words?.push(word)
    this.#fresh.push(word)
    this.#numbers.set(word, id)
    return id
  }

  /** Keeps what was learned, in one row for all of it; in the transaction of the caller. */
  keepWords(): void {
    if (this.#fresh.length === 0) return
    const first = (this.#words?.length ?? 0) - this.#fresh.length
    this.#sql.exec('INSERT INTO sale_words (id, words) VALUES (?, ?)', first, JSON.stringify(this.#fresh))
    this.#fresh = []
  }

  /** To be said when a transaction failed: what was learned in it was not kept. */
  unlearn(): void {
    this.#words = null
    this.#numbers.clear()
    this.#fresh = []
  }

  #load(): void {
    if (this.#words) return
    this.#words = ['']
    // An earlier version kept a row a word.
    for (const { id, word } of this.#sql.exec<{ id: number; word: string }>(
      'SELECT id, word FROM sale_word',
    )) {
      this.#words[id] = word
      this.#numbers.set(word, id)
    }
    for (const { id, words } of this.#sql.exec<{ id: number; words: string }>(
      'SELECT id, words FROM sale_words ORDER BY id',
    )) {
      for (const [place, word] of (JSON.parse(words) as string[]).entries()) {
        this.#words[id + place] = word
        this.#numbers.set(word, id + place)
      }
    }
  }

  #newBlock(after?: number): OpenBlock {
    const newest =
      after ?? this.#sql.exec<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM sale_block').one().id
    return { id: newest + 1, first_day: Number.MAX_SAFE_INTEGER, last_day: 0, bytes: [] }
  }

  #keep({ id, first_day, last_day, bytes }: OpenBlock): void {
    this.#sql.exec(
      `INSERT INTO sale_block (id, first_day, last_day, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
         first_day = excluded.first_day, last_day = excluded.last_day, bytes = excluded.bytes`,
      id,
      first_day,
      last_day,
      new Uint8Array(bytes),
    )
  }
}

interface Block extends Record<string, SqlStorageValue> {
  id: number
  first_day: number
  last_day: number
  bytes: ArrayBuffer
}

/** A block that is being written. */
interface OpenBlock {
  id: number
  first_day: number
  last_day: number
  bytes: number[]
}
