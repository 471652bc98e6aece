import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Documents that promise something name what shows it: every row of their tables, a test or a bench that is there. */

const root = join(import.meta.dirname, '..')
const documents = ['docs/limits.md', 'docs/security.md'].filter((path) => existsSync(join(root, path)))

/** The rows of the tables whose last column is headed "Shown by", without their headings. */
function promises(path: string): string[] {
  const lines = readFileSync(join(root, path), 'utf8').split('\n')
  return lines.filter((line, i) => {
    if (!line.startsWith('|') || /^\| -/.test(line) || /^\| -/.test(lines[i + 1] ?? '')) return false
    const heading = lines.slice(0, i).findLastIndex((one) => /^\| -/.test(one)) - 1
    return /\| Shown by \|$/.test(lines[heading] ?? '')
  })
}

describe('what the documents promise', () => {
  it('is promised somewhere', () => {
    for (const path of documents) expect(promises(path).length, path).toBeGreaterThan(4)
  })

  it.each(documents.flatMap((path) => promises(path).map((row) => [path, row])))('%s: %s', (_, row) => {
    const [shownBy = ''] = row.split('|').slice(-2)
    const named = [...shownBy.matchAll(/`([\w./-]+)`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(0)
    for (const path of named) {
      expect(path).toMatch(/^(tests|bench|shared|worker|widget|dashboard)\/.*\.ts$/)
      expect(existsSync(join(root, path)), path).toBe(true)
    }
  })
})
