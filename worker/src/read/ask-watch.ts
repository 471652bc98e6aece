import type { WatchQuestion, WatchQuestions } from '../objects/insights/watch/watch.ts'
import { insightsOf } from '../objects/names.ts'

/** Asks a store's Insights how it is doing. The stub's types cannot follow a question to its answer; this can. */
export async function askWatch<K extends WatchQuestion>(
  env: Env,
  store: string,
  question: K,
  asked: WatchQuestions[K][0],
): Promise<WatchQuestions[K][1]> {
  const answer: unknown = await insightsOf(env, store).watch(question, asked)
  return answer as WatchQuestions[K][1]
}
