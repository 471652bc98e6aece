import { limits } from '../wire/limits.ts'
import { type Answer, scales } from '../wire/question.ts'

/** The newest answers, the newest last; an id counts once, the one that was there first. */
export function newestAnswers(answers: readonly Answer[]): Answer[] {
  const byId = new Map<string, Answer>()
  for (const answer of answers) if (!byId.has(answer.id)) byId.set(answer.id, answer)
  return [...byId.values()]
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .slice(-limits.answers)
}

/**
 * The known answers with those given, and which of these are new. Sent again, an answer changes nothing; one that is
 * older than everything kept may have been counted before and is left out.
 */
export function withAnswers(
  known: readonly Answer[],
  given: readonly Answer[],
): { answers: Answer[]; fresh: Answer[] } {
  const ids = new Set(known.map(({ id }) => id))
  const since = known.length < limits.answers ? Number.NEGATIVE_INFINITY : (known[0]?.at ?? 0)
  const fresh: Answer[] = []
  for (const answer of given) {
    if (ids.has(answer.id) || answer.at <= since) continue
    ids.add(answer.id)
    fresh.push(answer)
  }
  return { answers: newestAnswers([...known, ...fresh]), fresh }
}

/** What an answer says, from 0 (the worst) to 1 (the best). Of an expectation: how it was. */
export function scoreOf({ kind, value }: Pick<Answer, 'kind' | 'value'>): number {
  const [lowest, highest] = scales[kind]
  return (value - lowest) / (highest - lowest)
}
