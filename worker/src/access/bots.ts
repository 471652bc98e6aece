import { isbot } from 'isbot'

const known = new Map<string, boolean>()

/** Whether this user agent says it is a robot. Robots teach nothing: their events are dropped. */
export function isRobot(userAgent: string | undefined): boolean {
  if (!userAgent) return false // servers and apps that send events need not name one
  let answer = known.get(userAgent)
  if (answer === undefined) {
    answer = isbot(userAgent)
    if (known.size > 2_000) known.clear()
    known.set(userAgent, answer)
  }
  return answer
}
