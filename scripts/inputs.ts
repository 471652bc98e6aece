import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inRoot, root } from './root.ts'

/** One thing that is made from files: what it reads, and what must exist afterwards. */
export interface Product {
  name: string
  /** Files and folders, from the project's folder; test files in them are left out. */
  inputs: string[]
  /** Files that must exist for the product to count as made. */
  outputs: string[]
}

/**
 * True when the product was made from its inputs as they are now. Size and time of change of each input are compared
 * with those noted by `noteBuilt`, so a file put back or taken away counts as a change too.
 */
export async function isUpToDate(product: Product): Promise<boolean> {
  if (!product.outputs.every((path) => existsSync(inRoot(path)))) return false
  const note = notePath(product)
  return existsSync(note) && readFileSync(note, 'utf8') === (await fingerprint(product.inputs))
}

/** The inputs in one hash: take it before building and hand it to `noteBuilt` after, so no change slips between. */
export async function fingerprint(inputs: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await Promise.all(inputs.map(filesOf))).flat().sort()) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Notes that the product was made from the inputs with this fingerprint. */
export function noteBuilt(product: Product, print: string): void {
  const note = notePath(product)
  mkdirSync(dirname(note), { recursive: true })
  writeFileSync(note, print)
}

function notePath(product: Product): string {
  return inRoot('.build', 'made', `${product.name}.txt`)
}

async function filesOf(path: string): Promise<string[]> {
  const at = join(root, path)
  if (!existsSync(at)) return []
  if (!statSync(at).isDirectory()) return [path]
  const entries = await readdir(at, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}
