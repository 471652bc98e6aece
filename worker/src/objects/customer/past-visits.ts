import { importSessions, type PastSession } from '#shared/customer/import-sessions'
import type { Elsewhere } from './customer-calls.ts'
import { inSlices } from './in-slices.ts'
import type { PersonPorts } from './person-ports.ts'
import type { Policy } from './person-row.ts'

type Outcome = 'created' | 'unchanged'

/** Takes past visits of a person, some at a time; says for each whether it was new. */
export async function takePastVisits(
  ports: PersonPorts,
  past: readonly PastSession[],
  policy: Policy,
): Promise<Outcome[] | Elsewhere> {
  const outcomes: Outcome[] = []
  for (const some of inSlices(past)) {
    await ports.makeRoom()
    const elsewhere = await ports.elsewhere()
    if (elsewhere) return elsewhere
    outcomes.push(...takeSome(ports, some, policy))
  }
  return outcomes
}

function takeSome(
  { rows, known, context, keep }: PersonPorts,
  past: readonly PastSession[],
  policy: Policy,
): Outcome[] {
  const person = known(policy)
  const isNew = past.map((visit) => rows.isNewVisit(visit.id))
  const fresh = past.filter((_, i) => isNew[i])
  if (fresh.length > 0) {
    const profile = importSessions(person.profile, fresh, context(policy))
    keep({ ...person, profile }, policy.publishDelayMs)
  }
  return isNew.map((fresh) => (fresh ? 'created' : 'unchanged'))
}
