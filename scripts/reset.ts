import { existsSync, rmSync } from 'node:fs'
import { places } from './start/places.ts'
import { whatRuns } from './start/running.ts'

/** `npm run reset`: empties the demo store and the demo shop. Built files and secrets stay. */
const running = await whatRuns(console.log)
if (running) {
  console.error(
    `Kindred is running at ${running.url} (process ${running.pid}). Stop it first (Ctrl-C), then reset.`,
  )
  process.exitCode = 1
} else {
  const kept = [places.data, places.shop, places.keys, places.seeded, places.log]
  const removed = kept.filter((path) => existsSync(path))
  for (const path of removed) rmSync(path, { recursive: true, force: true })
  console.log(removed.length > 0 ? 'emptied; npm start fills it anew' : 'there is nothing to empty')
}
