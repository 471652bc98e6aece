import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Sessions to learn from, in order of time, and others to guess; items are 1 to `items`. */
export interface SessionSet {
  name: string
  items: number
  train: TimedSession[]
  test: number[][]
}

export interface TimedSession {
  /** Its first second. */
  time: number
  items: number[]
}

/** Where public data lies beside the repository; it is not part of it. */
export const dataFolder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')

/** Files that carry no times are laid evenly over these days, ending at a fixed moment. */
const spreadDays = 120
const endS = 1_735_689_600

/**
 * Reads `train_sessions.txt` and `test_sessions.txt` of a folder, plain or `.gz`, one session a line, items in order;
 * or the example of VMIS-kNN, rows of session, item and time. Test items that training does not hold get numbers above
 * `items`: nobody can guess them, and they count.
 */
export function readSessionSet(folder: string, name: string): SessionSet {
  const isExample = textOf(folder, 'train_sessions.txt') === null
  const numbers = new Map<string, number>()
  const number = (id: string) => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    numbers.set(id, numbers.size + 1)
    return numbers.size
  }
  const lines = (file: string) =>
    isExample ? rowSessions(folder, file) : lineSessions(folder, `${file}_sessions`)
  const train = lines('train').map(({ time, ids }) => ({ time, items: ids.map(number) }))
  const items = numbers.size
  const test = lines('test').map(({ ids }) => ids.map(number))
  return { name, items, train, test }
}

interface RawSession {
  time: number
  ids: string[]
}

function lineSessions(folder: string, file: string): RawSession[] {
  const text = textOf(folder, `${file}.txt`)
  if (text === null) throw new Error(`${join(folder, file)}.txt not found, nor .txt.gz`)
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const step = (spreadDays * 86_400) / Math.max(1, lines.length)
  return lines.map((line, i) => ({
    time: Math.floor(endS - (lines.length - i) * step),
    ids: line.trim().split(/[\s,]+/),
  }))
}

/** Rows `SessionId ItemId Time` under a heading, as sessions in order of their beginning. */
function rowSessions(folder: string, file: string): RawSession[] {
  const text = textOf(folder, `${file}.txt`)
  if (text === null) throw new Error(`${join(folder, file)}_sessions.txt not found, nor .txt.gz`)
  const sessions = new Map<string, { id: string; time: number }[]>()
  for (const line of text.trim().split('\n').slice(1)) {
    const [session, id, time] = line.trim().split(/\s+/)
    const clicks = sessions.get(session!) ?? []
    clicks.push({ id: id!, time: Number(time) })
    sessions.set(session!, clicks)
  }
  return [...sessions.values()]
    .map((clicks) => clicks.sort((a, b) => a.time - b.time))
    .map((clicks) => ({ time: Math.floor(clicks[0]!.time), ids: clicks.map(({ id }) => id) }))
    .sort((a, b) => a.time - b.time)
}

function textOf(folder: string, file: string): string | null {
  const path = join(folder, file)
  if (existsSync(path)) return readFileSync(path, 'utf8')
  return existsSync(`${path}.gz`) ? gunzipSync(readFileSync(`${path}.gz`)).toString() : null
}
