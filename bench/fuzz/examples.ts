import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Bodies that the reference shows, by route (`POST /v1/orders`): what is made from schemas alone rarely satisfies what
 * no schema says, as that a redemption needs points. Of JSON Lines, the first line.
 */
export function exampleBodies(): Map<string, unknown> {
  const reference = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'api.md'), 'utf8')
  const examples = new Map<string, unknown>()
  for (const [, method, path, text = ''] of reference.matchAll(/^### (POST|PUT) (\S+)\n(.*?)(?=^##)/gms)) {
    const [, shown = ''] = /```jsonl?\n(.*?)```/s.exec(text) ?? []
    const example = parsed(shown) ?? parsed(shown.split('\n')[0] ?? '')
    if (example !== undefined) examples.set(`${method} ${path}`, example)
  }
  return examples
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
