import { loyaltyBySatisfaction } from '#shared/insight/loyalty-by-satisfaction'
import { minimumAnswers, satisfaction, toneOf } from '#shared/insight/satisfaction'
import { addDays, dayOf } from '#shared/maths/calendar'
import { dayStart } from '#shared/maths/day-start'
import type { AnswerCount, AnswerDay, SatisfactionReport } from '#shared/wire/satisfaction'
import type { BaseResultTable } from '../models/base-result-table.ts'
import { pAlive } from '../people/person-scores.ts'
import type { AnswerTable } from './answer-table.ts'

export interface SatisfactionQuery {
  from?: string
  to?: string
  timeZone: string
}

/** Without days, the year that ends today, or on the last day asked for. */
const usualDays = 365

/** What people said in a range of days, and those who said it last then by how they act. */
export function satisfactionReport(
  answers: AnswerTable,
  results: BaseResultTable,
  { timeZone, now, ...asked }: SatisfactionQuery & { now: number },
): SatisfactionReport {
  const to = asked.to ?? laterOf(dayOf(now, timeZone), asked.from ?? '')
  const from = asked.from ?? addDays(to, 1 - usualDays)
  const { counts, days } = summed(answers.counts(from, to))
  const newest = results.newest()
  const scoring = results.scoring()
  const alive = pAlive({ today: newest?.day ?? to, scoring })
  const people = answers.people(dayStart(from, timeZone), dayStart(addDays(to, 1), timeZone), alive)
  return {
    from,
    to,
    time_zone: timeZone,
    minimum: minimumAnswers,
    ...satisfaction(counts),
    days,
    loyalty: loyaltyBySatisfaction(people, !!scoring?.orders, now),
  }
}

function summed(rows: Iterable<AnswerCount & { day: string }>): { counts: AnswerCount[]; days: AnswerDay[] } {
  const counts = new Map<string, AnswerCount>()
  const days = new Map<string, AnswerDay>()
  for (const { day, ...row } of rows) {
    const key = [row.kind, row.touch_point, row.value, row.expected].join()
    const count = counts.get(key) ?? { ...row, answers: 0 }
    counts.set(key, { ...count, answers: count.answers + row.answers })
    const tone = toneOf(row)
    const known = days.get(`${day} ${row.kind}`) ?? { day, kind: row.kind, answers: 0, good: 0, bad: 0 }
    days.set(`${day} ${row.kind}`, {
      ...known,
      answers: known.answers + row.answers,
      good: known.good + (tone === 'good' ? row.answers : 0),
      bad: known.bad + (tone === 'bad' ? row.answers : 0),
    })
  }
  return { counts: [...counts.values()], days: [...days.values()] }
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b
}
