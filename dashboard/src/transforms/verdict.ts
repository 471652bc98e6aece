import type { Status } from '#shared/wire/status'
import type { TargetRow } from '#shared/wire/target'
import type { Story } from './story.ts'

/** From this loss on against what it is compared with, sales are not well. */
const worrying = -0.1

/**
 * How the shop is, in one word: `attention` when what should arrive does not, `sales` when revenue fell by a tenth or a
 * target is behind, `starting` before there is enough to say, else `well`. Null while nobody knows.
 */
export type Verdict = 'attention' | 'sales' | 'starting' | 'well' | null

export function verdictOf(
  status: Pick<Status, 'state'> | null,
  story: Story | null,
  targets: readonly Pick<TargetRow, 'state'>[],
): Verdict {
  if (!status) return null
  if (status.state !== 'well') return status.state
  const isDown = (story?.change?.ratio ?? 0) <= worrying
  return isDown || targets.some(({ state }) => state === 'behind') ? 'sales' : 'well'
}
