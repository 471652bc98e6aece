import { isbot } from 'isbot'

const known = new Map<string, boolean>()
const longestKept = 500

/**
 * HTTP libraries name themselves when a shop's own server or app sends events. isbot counts them as robots, because a
 * page's visitor would not; an API's caller may. Whoever fakes views with them is held by the rates.
 */
const library =
  /^(node|undici|axios|got|curl|wget|python|aiohttp|go-http-client|okhttp|java|apache-httpclient|ruby|php|guzzle|dart|postman|insomnia|cfnetwork)/i

/**
 * A browser without a window only says how it was started: a merchant's own test of the shop, or an assistant that
 * shops for somebody. Robots that drive one name themselves besides, and are still known by that.
 */
const windowless = /\bHeadless(?=Chrome\/)/

/** Whether this user agent says it is a robot. Robots teach nothing: their events are dropped. */
export function isRobot(userAgent: string | undefined): boolean {
  if (!userAgent) return false // servers and apps that send events need not name one
  let answer = known.get(userAgent)
  if (answer === undefined) {
    answer = !library.test(userAgent) && isbot(userAgent.replace(windowless, ''))
    if (known.size > 2_000) known.clear()
    // No browser's is so long: whoever makes them up is not to fill the isolate with them.
    if (userAgent.length <= longestKept) known.set(userAgent, answer)
  }
  return answer
}
