import { globSync, readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { inRoot, root } from './root.ts'

/** A line of budgets.json: files under `dist/`, each pattern matching at least one, and what they may weigh together. */
export interface Budget {
  name: string
  files: string[]
  /** Most bytes after gzip at level 9, all files together. */
  gzip: number
}

export interface Measured extends Budget {
  gzipBytes: number
  brotliBytes: number
}

/** What each budget's files weigh now. Throws when a pattern matches nothing: then the build or the pattern is wrong. */
export function measureSizes(): Measured[] {
  const budgets = JSON.parse(readFileSync(inRoot('budgets.json'), 'utf8')) as Budget[]
  return budgets.map((budget) => {
    const files = budget.files.flatMap((pattern) => {
      const found = globSync(pattern, { cwd: root })
      if (found.length === 0)
        throw new Error(`${budget.name}: no file matches ${pattern}; run npm run build first`)
      return found
    })
    const contents = [...new Set(files)].map((file) => readFileSync(inRoot(file)))
    return {
      ...budget,
      gzipBytes: sum(contents.map((content) => gzipSync(content, { level: 9 }).length)),
      brotliBytes: sum(contents.map((content) => brotliCompressSync(content).length)),
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

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}

if (import.meta.main && !checkSizes()) process.exitCode = 1
