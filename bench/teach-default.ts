import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededChance } from '#shared/maths/chance'
import { defaultLessonSettings, rehearse, ScaleFinder, Teacher, unscaled } from '#shared/recommend/lesson'
import { PastIndex } from '#shared/recommend/past-index'
import { NetLearner, randomNet } from '#shared/recommend/ranker-net'
import { featureCount } from '#shared/recommend/ranker-settings'
import { learnable, newestCount, newestOf } from '#shared/recommend/run-choices'
import { OfflineIndex } from './ranking/offline-index.ts'
import { drawMap } from './ranking/offline-ranker.ts'
import { dataFolder, readSessionSet, type TimedSession } from './sessions/session-sets.ts'

/**
 * Writes the weights that are shipped: learned from the training sessions of the sets named (default: Diginetica and
 * Yoochoose), each whole and cut to its newest tenth and hundredth, so that small stores are known too. Nothing of a
 * test file is read, nor of the newest sessions by which a store's run judges.
 */

const shares = [1, 0.1, 0.02]
const chunk = 200

function main(): void {
  const names = process.argv.slice(2)
  const sets = names.length > 0 ? names : ['diginetica', 'yoochoose-1-64']
  const classes = sets.flatMap((name) => {
    const { train } = readSessionSet(join(dataFolder, name), name)
    return shares.map((share) => classOf(train.slice(-Math.floor(train.length * share))))
  })
  const scales = new ScaleFinder()
  for (const { begin, map, lessons } of classes) {
    rehearse(begin(), map, lessons.slice(0, 300), (candidates) => scales.take(candidates))
  }
  const scale = scales.scale()
  const { hidden, epochs } = defaultLessonSettings
  const learner = new NetLearner(randomNet(featureCount, hidden, seededChance(1)))
  const teacher = new Teacher(learner, scale, defaultLessonSettings)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const indexes = classes.map(({ begin }) => begin())
    const longest = Math.max(...classes.map(({ lessons }) => lessons.length))
    for (let from = 0; from < longest; from += chunk) {
      classes.forEach(({ lessons, map }, c) => {
        const part = lessons.slice(from, from + chunk)
        const progress = (epoch + from / longest) / epochs
        rehearse(indexes[c]!, map, part, (candidates, right) => teacher.take(candidates, right, progress))
      })
    }
    console.log(`epoch ${epoch + 1} of ${epochs}`)
  }
  write(unscaled(learner.net, scale).weights, sets)
}

/** An index with what was before its newest sessions, and these. */
function classOf(sessions: readonly TimedSession[]) {
  const index = new OfflineIndex(sessions)
  const postings = new Map(index.rows.map(({ item }) => [item, index.posting(item)!]))
  const led = [...postings].flatMap(([item, { size, times, starts, items }]) =>
    Array.from({ length: size }, (_, e) => ({
      time: times[e]!,
      items: [...items.subarray(starts[e], starts[e + 1])],
    })).filter((session) => session.items[0] === item),
  )
  const newest = newestOf(led, newestCount(index.sessions))
  const lessons = learnable(newest)
  const rows = index.rows.map((row) => ({ ...row, ringSize: postings.get(row.item)!.size }))
  const begin = () => new PastIndex(rows, newest, index.sessions, (item) => postings.get(item))
  return { lessons, begin, map: drawMap(index, lessons[0]?.time ?? 0) }
}

function write(weights: Float32Array, sets: readonly string[]): void {
  const numbers = Array.from(weights, (weight) => Number(weight.toPrecision(5)))
  const file = join(import.meta.dirname, '..', 'shared', 'src', 'recommend', 'default-weights.ts')
  writeFileSync(
    file,
    `/** Made by bench/teach-default.ts from the training sessions of ${sets.join(' and ')}. */
export const defaultWeights: readonly number[] = ${JSON.stringify(numbers)}
`,
  )
  console.log(`wrote ${weights.length} weights to ${file}`)
}

main()
