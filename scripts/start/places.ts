import { inRoot } from '../root.ts'

/** Where the local Kindred keeps what must survive a restart. */
export const places = {
  /** The objects' SQLite files. */
  data: inRoot('.kindred', 'data'),
  /** The demo shop's own orders. */
  shop: inRoot('.kindred', 'shop'),
  secrets: inRoot('.kindred', 'secrets.json'),
  keys: inRoot('.kindred', 'demo-keys.json'),
  seeded: inRoot('.kindred', 'seeded.json'),
  running: inRoot('.kindred', 'running.json'),
  log: inRoot('.kindred', 'workerd.log'),
} as const
