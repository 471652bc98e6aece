import { build } from '../scripts/build.ts'

/** Builds what changed before any test runs: test files start side by side and must not build over each other. */
export default async function setup(): Promise<void> {
  await build(() => undefined)
}
