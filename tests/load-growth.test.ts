import { describe, expect, it } from 'vitest'
import { growthSentence, plateauOf, type Step, saturatedAt } from '../bench/load/growth.ts'

const step = (clients: number, rps: number, more: Partial<Step> = {}): Step => ({
  clients,
  rps,
  p50_ms: 1,
  p99_ms: 2,
  server_cpu: 0.5,
  thread_cpu: 0.5,
  load_cpu: 0.3,
  machine: 0.5,
  disk_wait: 0,
  others: 0,
  ...more,
})

describe('the growth with more clients', () => {
  it('ends where none of the later measurements brings a tenth more', () => {
    const steps = [step(1, 100), step(2, 190), step(4, 195), step(8, 230), step(16, 235)]
    expect(plateauOf(steps)?.clients).toBe(8)
    expect(plateauOf([step(1, 100), step(2, 200)])?.clients).toBe(2)
    expect(plateauOf([])).toBeUndefined()
  })

  it('names what was full', () => {
    expect(saturatedAt(step(8, 1, { thread_cpu: 0.95, machine: 1 }))).toBe('isolate')
    expect(saturatedAt(step(8, 1, { thread_cpu: 0.86, load_cpu: 0.97 }))).toBe('load')
    expect(saturatedAt(step(8, 1, { disk_wait: 0.4 }))).toBe('disk')
    expect(saturatedAt(step(8, 1, { machine: 0.99 }))).toBe('machine')
    expect(saturatedAt(step(8, 1))).toBe('nothing')
  })

  it('is said in a sentence', () => {
    const said = growthSentence('events', [step(2, 100), step(4, 101, { thread_cpu: 0.9 })], true)
    expect(said).toContain('events: from 2 clients on more of them bring no more (100/s')
    expect(said).toContain('nothing is full')
    const growing = growthSentence(
      'events',
      [step(2, 100), step(4, 150, { thread_cpu: 0.9, others: 0.4 })],
      true,
    )
    expect(growing).toContain('throughput grows up to 4 clients')
    expect(growing).toContain(
      'the one thread that the isolate runs on is full first; other programs took 40 %',
    )
  })
})
