import { limits } from '#shared/wire/limits'
import type { WireLine } from './build-lines.ts'

/** The lines of one request. */
export interface Chunk {
  lines: WireLine[]
  body: string
}

/**
 * Cuts lines into requests of at most `size` lines that also stay well within the API's body limit. The same lines
 * always give the same chunks: an import that goes on counts them.
 */
export function* chunksOf(lines: readonly WireLine[], size: number): Generator<Chunk> {
  const mostBytes = limits.secretBodyBytes * 0.75
  let chunk: WireLine[] = []
  let texts: string[] = []
  let bytes = 0
  for (const line of lines) {
    const text = JSON.stringify(line.value)
    const length = Buffer.byteLength(text) + 1
    if (chunk.length === size || (chunk.length > 0 && bytes + length > mostBytes)) {
      yield { lines: chunk, body: texts.join('\n') }
      chunk = []
      texts = []
      bytes = 0
    }
    chunk.push(line)
    texts.push(text)
    bytes += length
  }
  if (chunk.length > 0) yield { lines: chunk, body: texts.join('\n') }
}
