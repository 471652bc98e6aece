const firstWaitMs = 1_000
const longestWaitMs = 10_000

/** What an answer of a segment is while the models work out whom it chooses. */
interface NotYet {
  state: 'pending'
}

/** Asks until there is an answer: where a segment waits for the models, again after a second, then ever more rarely. */
export async function whenKnown<T extends object>(
  ask: () => Promise<T | NotYet>,
  signal: AbortSignal,
): Promise<T> {
  for (let wait = firstWaitMs; ; wait = Math.min(longestWaitMs, wait * 1.5)) {
    const answer = await ask()
    if (!('state' in answer && answer.state === 'pending')) return answer as T
    await pause(wait, signal)
  }
}

/** Rejects as an aborted request does when nobody waits any more. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
