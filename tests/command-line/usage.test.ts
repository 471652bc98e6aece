import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inRoot } from '../../scripts/root.ts'

it('explains itself, and says a mistake in one line', () => {
  const kindred = (...args: string[]) =>
    spawnSync(process.execPath, [inRoot('scripts', 'kindred.ts'), ...args], { encoding: 'utf8' })
  expect(kindred('--help').stdout).toContain('--skip-if')
  const one = kindred('import', '--help').stdout
  expect(one).toContain('--skip-if')
  expect(one).not.toContain('--forgotten')
  const wrong = kindred(
    'import',
    'orders',
    join(tmpdir(), 'no-such-file.csv'),
    '--url',
    'http://127.0.0.1:9',
    '--key',
    'k',
  )
  expect(wrong.status).toBe(1)
  expect(wrong.stderr.trim()).toBe(`${join(tmpdir(), 'no-such-file.csv')}: there is no such file`)
})
