import type { HistoryGroups } from './history-groups.ts'

/** Fewer customers who came back than this say too little for four parameters. */
const leastReturned = 10

/** Why this base cannot be fitted, in a sentence, or null when it can. */
export function fitObstacle({ customers, returned }: HistoryGroups): string | null {
  if (customers === 0) return 'nobody has ordered'
  if (returned === 0) return `none of the ${customers} customers has ordered on a second day`
  if (returned < leastReturned) {
    return `only ${returned} of ${customers} customers came back; a fit needs ${leastReturned}`
  }
  return null
}
