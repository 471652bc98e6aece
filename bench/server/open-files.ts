import { readFileSync } from 'node:fs'

/** Files that an object with its database holds open, about. */
const filesAnObject = 6
/** And whatever else the server does. */
const others = 200

/**
 * Whether workerd may open so many objects at once. Each has a database of several files, and a system that allows 1,024
 * of them makes SQLite say "unable to open database file" from about 170 objects on. Says so where it is too few.
 */
export function hasFilesFor(objects: number, name: string, say: (text: string) => void): boolean {
  const most = mostOpenFiles()
  const needed = objects * filesAnObject + others
  if (objects === 0 || most >= needed) return true
  say(`${name} is left out: it needs ${needed} open files, and this system allows ${most} (ulimit -n)`)
  return false
}

/** What the kernel lets a process raise its limit to; without end where it does not say. */
function mostOpenFiles(): number {
  try {
    const [, , hard] =
      /^Max open files\s+(\S+)\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
    return hard === undefined || hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard)
  } catch {
    return Number.POSITIVE_INFINITY // not Linux
  }
}
