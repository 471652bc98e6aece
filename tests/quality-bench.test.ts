import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'

interface Score {
  hr20: number
  mrr20: number
  coverage20: number
  popularity20: number
  queries: number
}

const folder = mkdtempSync(join(tmpdir(), 'kindred-quality-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `a` five times, `b` three, `c` twice and `d` once in four sessions; two to guess. */
writeFileSync(join(folder, 'train_sessions.txt'), 'a b a\na c a\na b d\nb c\n')
writeFileSync(join(folder, 'test_sessions.txt.gz'), gzipSync('c a b\nd z\n'))

function run(...more: string[]): Score & { baselines: Record<string, Score> } {
  const script = join(import.meta.dirname, '..', 'bench', 'quality.ts')
  const out = execFileSync(process.execPath, [script, '--data', folder, '--json', ...more]).toString()
  const { bench, sets } = JSON.parse(out.trim().split('\n').at(-1)!) as {
    bench: string
    sets: Record<string, ReturnType<typeof run>>
  }
  expect(bench).toBe('quality')
  return Object.values(sets)[0]!
}

describe('the quality bench', () => {
  it('counts every guess, also what training never held, and places as they are', () => {
    const { baselines, queries } = run()
    // c → a, (c, a) → b and d → z, which nobody can guess: places 1 and 2, and none.
    expect(queries).toBe(3)
    const { popularity } = baselines
    expect(popularity!.hr20).toBeCloseTo(2 / 3, 10)
    expect(popularity!.mrr20).toBeCloseTo((1 + 1 / 2) / 3, 10)
    expect(popularity!.coverage20).toBe(1)
    // a, b, c and d in every list: 5, 3, 2 and 1 of 5.
    expect(popularity!.popularity20).toBeCloseTo((1 + 3 / 5 + 2 / 5 + 1 / 5) / 4, 10)
  })

  it('puts what the session holds first for session popularity', () => {
    // c → a stands second behind c; (c, a) → b third behind a and c.
    expect(run().baselines.session_popularity!.mrr20).toBeCloseTo((1 / 2 + 1 / 3) / 3, 10)
  })

  it('begins to guess where it is told to', () => {
    expect(run('--min-prefix', '2').queries).toBe(1)
  })
})
