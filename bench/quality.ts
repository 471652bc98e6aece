import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultNet } from '#shared/recommend/default-ranker'
import { fewestSessions } from '#shared/recommend/ranker-settings'
import type { Baseline, Rank } from './ranking/baselines/baseline.ts'
import { itemKnn, sequentialRules } from './ranking/baselines/pair-counts.ts'
import { countOpened, popularity, sessionPopularity } from './ranking/baselines/popularity.ts'
import { vmisKnn } from './ranking/baselines/vmis-knn.ts'
import { OfflineIndex } from './ranking/offline-index.ts'
import { asServed, rankedBy, rankedPlainly, teach } from './ranking/offline-ranker.ts'
import { type RankingScore, scoreRanking } from './ranking/score.ts'
import { dataFolder, readSessionSet, type SessionSet } from './sessions/session-sets.ts'

/**
 * How well the next item of a session is guessed: whole test sets, full ranking, the served code over the packed rings
 * of the index, beside simple and published rankings in the same run.
 */

const usage = `Usage: npm run bench -- quality [--json] [--set NAME] [--data DIR] [--min-prefix N] [--no-baselines]
  --set NAME      only this one of ${'diginetica, yoochoose-1-64, serenade-toy'}
  --data DIR      a folder with train_sessions.txt and test_sessions.txt (plain or .gz), one session a line
  --min-prefix N  guess from N known items on (default 1)`
const sets = ['diginetica', 'yoochoose-1-64', 'serenade-toy']

const baselines: Readonly<Record<string, Baseline>> = {
  popularity,
  session_popularity: sessionPopularity,
  item_knn: itemKnn,
  sr: sequentialRules,
  vmis_knn: vmisKnn({ sessions: 500, neighbours: 500, contextItems: 9 }),
}

function main(): void {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      set: { type: 'string', multiple: true },
      data: { type: 'string' },
      'min-prefix': { type: 'string', default: '1' },
      'no-baselines': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const say = (line: string) => {
    if (!values.json) console.log(line)
  }
  const folders = values.data
    ? [{ name: basename(values.data), folder: values.data }]
    : (values.set ?? sets).map((name) => ({ name, folder: join(dataFolder, name) }))
  const results: Record<string, SetResult> = {}
  for (const { name, folder } of folders) {
    if (!existsSync(folder)) {
      say(`${name}: skipped, ${folder} is not there`)
      continue
    }
    const options = { minPrefix: Number(values['min-prefix']), withBaselines: !values['no-baselines'] }
    results[name] = measureSet(readSessionSet(folder, name), options, say)
  }
  if (values.json) console.log(JSON.stringify({ bench: 'quality', sets: results }))
}

interface SetResult extends RankingScore {
  /** Marks of the learned ranking when what the session holds is left out, as on a shelf. */
  hr20_served: number
  mrr20_served: number
  /** Which net the store chose on its own newest sessions: the figures above are that one's. */
  winner?: string
  learning?: { seconds: number; slices: number; longest_slice_ms: number }
  index_seconds?: number
  default?: RankingScore
  learned?: RankingScore
  plain_knn: RankingScore
  baselines: Record<string, RankingScore>
}

function measureSet(
  set: SessionSet,
  { minPrefix, withBaselines }: { minPrefix: number; withBaselines: boolean },
  say: (line: string) => void,
): SetResult {
  const counts = countOpened(set.train, set.items)
  say(`\n${set.name}: ${set.train.length} sessions of ${counts.length - 1} items to learn from`)
  const score = (name: string, rank: Rank) => {
    const result = scoreRanking(rank, set.test, { counts, minPrefix })
    say(line(name, result))
    return result
  }
  const others: Record<string, RankingScore> = {}
  for (const [name, baseline] of Object.entries(withBaselines ? baselines : {})) {
    others[name] = score(name, baseline(set.train, counts.length - 1))
  }
  const began = performance.now()
  const index = new OfflineIndex(set.train)
  const indexSeconds = (performance.now() - began) / 1_000
  const plain = score('plain session-kNN', rankedPlainly(index))
  if (index.sessions < fewestSessions) {
    say('too few sessions to learn from: session-kNN serves alone')
    return {
      ...plain,
      ...servedOf(score('as on a shelf', asServed(rankedPlainly(index)))),
      plain_knn: plain,
      baselines: others,
    }
  }
  const taught = teach(index, { default: defaultNet() })
  const { seconds, slices, longest_slice_ms, winner } = taught
  say(
    `learned in ${seconds.toFixed(0)} s of ${slices} slices, the longest ${longest_slice_ms.toFixed(0)} ms; chosen: ${winner}`,
  )
  const shipped = score('shipped weights', rankedBy(index, taught.map, defaultNet()))
  const own = score('learned weights', rankedBy(index, taught.map, taught.learned))
  const learned =
    winner === 'learned' ? own : score('chosen weights', rankedBy(index, taught.map, taught.net))
  const served = score('as on a shelf', asServed(rankedBy(index, taught.map, taught.net)))
  return {
    ...learned,
    ...servedOf(served),
    winner,
    learning: { seconds, slices, longest_slice_ms },
    index_seconds: indexSeconds,
    default: shipped,
    learned: own,
    plain_knn: plain,
    baselines: others,
  }
}

function servedOf({ hr20, mrr20 }: RankingScore): { hr20_served: number; mrr20_served: number } {
  return { hr20_served: hr20, mrr20_served: mrr20 }
}

function line(name: string, score: RankingScore): string {
  const percent = (share: number) => (100 * share).toFixed(2).padStart(6)
  const { hr20, mrr20, coverage20, popularity20, us_per_query, queries } = score
  return `${name.padEnd(20)} HR@20 ${percent(hr20)}  MRR@20 ${percent(mrr20)}  coverage ${percent(coverage20)}  popularity ${percent(popularity20)}  ${us_per_query.toFixed(0).padStart(5)} µs  ${queries} guesses`
}

main()
