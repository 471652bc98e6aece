import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from './root.ts'

/** `dist/widget/integrity.json`, served at `/widget/integrity.json`: what a page may hold the widget's files to. */
export interface Integrity {
  /** Address of the loader under the name of its own content: it never changes. */
  loader: string
  /** Subresource Integrity of each file of the widget by its address, `sha384-…`. */
  integrity: Record<string, string>
}

const folder = 'dist/widget'

/**
 * Puts the built loader a second time beside itself, under a name made from its content, and writes down the hashes of
 * all files that a page may load. The loader's content names the elements' file, and that is named by its own content.
 */
export function versionLoader(): Integrity {
  const text = readFileSync(inRoot(folder, 'kindred.js'))
  const name = `kindred-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`
  writeFileSync(inRoot(folder, name), text)
  const files = globSync('{elements,part}-*.js', { cwd: inRoot(folder) }).toSorted()
  const integrity = Object.fromEntries([name, ...files].map((file) => [`/widget/${file}`, hashOf(file)]))
  const said: Integrity = { loader: `/widget/${name}`, integrity }
  writeFileSync(inRoot(folder, 'integrity.json'), `${JSON.stringify(said, null, 2)}\n`)
  return said
}

function hashOf(file: string): string {
  const text = readFileSync(inRoot(folder, file))
  return `sha384-${createHash('sha384').update(text).digest('base64')}`
}
