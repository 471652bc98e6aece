import type { AuditReport } from '../../scripts/audit/audit.ts'
import type { Finding } from '../../scripts/audit/finding.ts'
import type { StoredPerson } from '../../scripts/audit/stored-person.ts'
import { readDeployment } from '../../scripts/audit/stored-store.ts'

/** What the next version's code wrote into a profile (`faulty-bundle.ts`). */
interface Marked {
  later?: { mark?: string }
}

/** The report, with what the next version's code had stored and this one's did not keep. */
export function withNextVersion(report: AuditReport, folder: string): AuditReport {
  const findings = readDeployment(folder).stores.flatMap(({ people }) =>
    [...people.values()].flatMap((person) => lostOf(person, people)),
  )
  return { ...report, lost: report.lost + findings.length, findings: [...report.findings, ...findings] }
}

function lostOf(
  { key, profile, beside }: StoredPerson,
  people: ReadonlyMap<string, StoredPerson>,
): Finding[] {
  if (profile.version < 2 || profile.erased) return []
  const lost = (what: string): Finding[] => [{ kind: 'lost', count: 1, where: key, what }]
  const { merged, epoch } = profile
  if (!merged?.handed) {
    const isKept = (profile as Marked).later?.mark === epoch && beside.later !== undefined
    return isKept ? [] : lost('what the next version had stored')
  }
  const customer = people.get(merged.to)?.profile
  if (!customer || customer.erased) return []
  const kept = customer.unmerged?.[key] as Marked | undefined
  return kept?.later?.mark === epoch ? [] : lost(`what the next version had stored, merged into ${merged.to}`)
}
