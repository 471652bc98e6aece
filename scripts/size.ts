import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { inRoot, root } from './root.ts'

/** A line of budgets.json: files under `dist/`, each pattern matching at least one, and what they may weigh. */
export interface Budget {
  name: string
  files: string[]
  /** Most bytes after gzip at level 9, all files together, or with `each` the largest of them. */
  gzip: number
  each?: true
  /** Counts what the files import at once, too: what a browser loads with them. */
  imports?: true
}

export interface Measured extends Budget {
  gzipBytes: number
  brotliBytes: number
}

/** What each budget's files weigh now. Throws when a pattern matches nothing: then the build or the pattern is wrong. */
export function measureSizes(): Measured[] {
  const budgets = JSON.parse(readFileSync(inRoot('budgets.json'), 'utf8')) as Budget[]
  return budgets.map((budget) => {
    const named = budget.files.flatMap((pattern) => {
      const found = globSync(pattern, { cwd: root })
      if (found.length === 0)
        throw new Error(`${budget.name}: no file matches ${pattern}; run npm run build first`)
      return found
    })
    const files = budget.imports ? withImports(named) : [...new Set(named)]
    const contents = files.map((file) => readFileSync(inRoot(file)))
    const all = budget.each ? greatest : sum
    return {
      ...budget,
      gzipBytes: all(contents.map((content) => gzipSync(content, { level: 9 }).length)),
      brotliBytes: all(contents.map((content) => brotliCompressSync(content).length)),
    }
  })
}

/** Prints every measured size with its distance from the budget; true when all are within. */
export function checkSizes(): boolean {
  const sizes = measureSizes()
  for (const { name, gzip, gzipBytes, brotliBytes } of sizes) {
    const left = gzip - gzipBytes
    const words = left >= 0 ? `${left} B left` : `${-left} B TOO MUCH`
    console.log(
      `  ${name.padEnd(24)} ${String(gzipBytes).padStart(7)} B gzip of ${gzip} (${words}), ${brotliBytes} B brotli`,
    )
  }
  return sizes.every(({ gzip, gzipBytes }) => gzipBytes <= gzip)
}

/** `import"./a.js"`, `import{b}from"./a.js"` and `export…from` of built files; `import("./a.js")` waits until it is called. */
const statically = /(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g

/** Files with all that they import statically, however deep. */
function withImports(files: readonly string[]): string[] {
  const all = new Set(files)
  for (const file of all) {
    for (const [, name] of readFileSync(inRoot(file), 'utf8').matchAll(statically))
      all.add(join(dirname(file), name ?? ''))
  }
  return [...all]
}

function greatest(numbers: number[]): number {
  return Math.max(...numbers)
}

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}

if (import.meta.main && !checkSizes()) process.exitCode = 1
