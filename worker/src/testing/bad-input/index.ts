import { badInputAtTheDoor } from './at-the-door.ts'
import { badInputFromPages } from './from-pages.ts'
import { badInputFromServers } from './from-servers.ts'

/** Every row of the table “Bad input” of `docs/api.md`, in its order. */
export const badInput = [...badInputFromPages, ...badInputFromServers, ...badInputAtTheDoor]
