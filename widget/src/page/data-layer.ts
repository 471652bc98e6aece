import { telling } from '../tracker/telling.ts'

/**
 * Reads what a GA4 data layer already holds and everything pushed later: `gtag('event', …)` and `gtag('consent', …)`
 * (arguments objects) and `{ event, ecommerce }`. The page's own push keeps its result and its faults.
 */
export function watchDataLayer(
  layer: unknown[],
  track: (name: string, fields: object) => void,
  consent: (mode: unknown, choices: unknown) => void,
): void {
  const { push } = layer
  const read = (entry: unknown) => {
    try {
      const { 0: command, 1: name, 2: fields, event, ecommerce } = Object(entry)
      if (command === 'consent') consent(name, fields)
      if (command === 'event' && telling.test(name)) track(name, fields)
      if (telling.test(event)) track(event, { ...(entry as object), ...ecommerce })
    } catch {
      // an exotic object with throwing accessors: not ours to judge
    }
  }
  layer.forEach(read)
  layer.push = (...entries) => {
    entries.forEach(read)
    return push.apply(layer, entries)
  }
}
