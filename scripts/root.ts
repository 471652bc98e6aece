import { join } from 'node:path'

/** The project's folder, absolute; every script works whatever folder it is started from. */
export const root = join(import.meta.dirname, '..')

/** An absolute path inside the project. */
export function inRoot(...parts: string[]): string {
  return join(root, ...parts)
}
