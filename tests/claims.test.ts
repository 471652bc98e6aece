import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Documents that promise something name what shows it: every row of their tables a test or a bench that is there, and
 * every paragraph and bullet that states a figure one of them, or where it is published or decided.
 */

const root = join(import.meta.dirname, '..')
const documents = ['docs/limits.md', 'docs/security.md']

/** Tables without a column for it, by their first heading, and the test that holds them against what they are about. */
const shownWhole: Record<string, string> = { 'events a month': 'tests/scale.test.ts' }

/** Figures that nothing has to show, by how their paragraph begins, and why. */
const needless: Record<string, string> = {}

interface Block {
  kind: 'row' | 'text'
  text: string
  /** Of a row: its table's first heading, and whether the last one is "Shown by". */
  table?: { first: string; isShown: boolean }
}

/** The rows of tables without their headings, and everything else by paragraphs and bullets. */
function blocksOf(path: string): Block[] {
  const text = readFileSync(join(root, path), 'utf8').replace(/^```[\s\S]*?^```/gm, '')
  return text.split(/\n\n+|\n(?=- )/).flatMap((block): Block[] => {
    if (/^#+ /.test(block)) return []
    const [heading = '', rule = '', ...rows] = block.trim().split('\n')
    if (!/^\| *:?-/.test(rule)) return [{ kind: 'text', text: block.trim() }]
    const first = heading.split('|')[1]?.trim() ?? ''
    const table = { first, isShown: /\| Shown by \|$/.test(heading) }
    return rows.map((row) => ({ kind: 'row', text: row, table }))
  })
}

/** Digits and larger numbers in words, outside of code and of addresses. */
function statesAFigure(text: string): boolean {
  const prose = text.replace(/`[^`]*`/g, '').replace(/\]\([^)]*\)/g, ']')
  return /\d|\b(?:ten|twelve|fifteen|twenty|thirty|forty|fifty|hundreds?|thousands?|[mb]illions?)\b/i.test(
    prose,
  )
}

/** What stands in backticks and looks like a test or a bench. */
function sourcesIn(text: string): string[] {
  return [...text.matchAll(/`((?:tests|bench|shared|worker|widget|dashboard)\/[\w./-]+\.ts)`/g)].map(
    ([, path = '']) => path,
  )
}

const blocks = documents.flatMap((path) => blocksOf(path).map((block) => ({ path, ...block })))
const rows = blocks.filter(({ kind }) => kind === 'row')
const prose = blocks.filter(({ kind, text }) => kind === 'text' && statesAFigure(text))

describe('what the documents promise', () => {
  it('is promised somewhere', () => {
    for (const path of documents) {
      expect(rows.filter((row) => row.path === path).length, path).toBeGreaterThan(4)
      expect(prose.filter((one) => one.path === path).length, path).toBeGreaterThan(2)
    }
  })

  it.each(rows.map(({ path, text, table }) => [path, text, table] as const))('%s: %s', (_, row, table) => {
    const whole = shownWhole[table?.first ?? '']
    if (whole !== undefined) return expect(existsSync(join(root, whole)), whole).toBe(true)
    expect(table?.isShown).toBe(true)
    const [shownBy = ''] = row.split('|').slice(-2)
    const named = [...shownBy.matchAll(/`([\w./-]+)`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(0)
    expect(named).toEqual(sourcesIn(shownBy))
  })

  it.each(prose.map(({ path, text }) => [path, text] as const))('%s: %s', (_, text) => {
    if (Object.keys(needless).some((beginning) => text.startsWith(beginning))) return
    expect(sourcesIn(text).length > 0 || /\]\([^)]+\)/.test(text)).toBe(true)
  })

  it('names tests and benches that are there', () => {
    const named = blocks.flatMap(({ text }) => sourcesIn(text))
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('makes no exception that nobody needs', () => {
    const unused = Object.keys(needless).filter(
      (beginning) => !prose.some(({ text }) => text.startsWith(beginning)),
    )
    expect(unused).toEqual([])
  })
})
