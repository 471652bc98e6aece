/**
 * What is worked out step by step: a generator that stops wherever others may be served meanwhile, and returns the answer.
 * Between two steps facts may be digested, so one that reads in pages goes on by key, never by a cursor that is open.
 */
export type Work<T> = Generator<undefined, T, undefined>

/** What a question that may be work comes to. */
export type Outcome<T> = T extends Work<infer A> ? A : T

/** The answer, worked out without a pause. */
export function workedOut<T>(made: T | Work<T>): T {
  if (!isWork(made)) return made
  for (;;) {
    const step = made.next()
    if (step.done) return step.value
  }
}

/** The answer, worked out with a pause after each step, in which the object takes facts and answers others. */
export async function workedOutInTurns<T>(made: T | Work<T>): Promise<T> {
  if (!isWork(made)) return made
  for (;;) {
    const step = made.next()
    if (step.done) return step.value
    await scheduler.wait(0)
  }
}

function isWork<T>(made: T | Work<T>): made is Work<T> {
  return typeof made === 'object' && made !== null && typeof (made as Work<T>).next === 'function'
}
