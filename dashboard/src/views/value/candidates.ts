import type { AccountRow } from '#shared/wire/customer-base'
import type { Api } from '../../api.ts'
import type { Candidate } from '../../transforms/value-ranking.ts'

/** So many customers are asked for at a time. */
const atOnce = 4

export interface Candidates {
  candidates: Candidate[]
  /** Who could not be asked for: forgotten meanwhile, or the request failed. */
  failed: number
}

/** Customers with the parts of their value, as their pages show them; `told` hears how many have come. */
export async function askCandidates(
  api: Api,
  people: readonly Pick<AccountRow, 'person' | 'name'>[],
  signal: AbortSignal,
  told: (done: number) => void,
): Promise<Candidates> {
  const found: (Candidate | null)[] = []
  const waiting = [...people.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, { person, name }] = next
      found[place] = await candidate(api, person, name, signal)
      told(people.length - waiting.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const candidates = found.filter((one) => one !== null)
  return { candidates, failed: people.length - candidates.length }
}

async function candidate(
  api: Api,
  id: string,
  name: string | null,
  signal: AbortSignal,
): Promise<Candidate | null> {
  try {
    const { portrait } = await api.customer(id, signal)
    return { id, name, parts: portrait.worth.value.parts }
  } catch (error) {
    if (signal.aborted) throw error
    return null // one of forty: the others are still worth comparing
  }
}
