import { plainNet } from './plain-net.ts'
import type { Net } from './ranker-net.ts'

export function defaultNet(): Net {
  return plainNet()
}
