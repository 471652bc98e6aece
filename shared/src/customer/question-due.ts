import { hash53 } from '../maths/hash.ts'
import { type AskedQuestion, nameOf, type QuestionSettings } from '../wire/question.ts'
import type { About } from './about.ts'

export interface QuestionContext {
  settings: QuestionSettings
  /** Where somebody comes by. */
  placement: string
  /** The person's key. */
  person: string
  about: About | undefined
  /** Epoch milliseconds. */
  now: number
}

const dayMs = 86_400_000

/**
 * What to ask somebody here and now, or null: the store asks nothing here, the person is not among those who are asked,
 * or they answered or said "not now" within the quiet period, whatever the question was. Of several questions, the one
 * they answered longest ago, the never answered first.
 */
export function dueQuestion(context: QuestionContext): AskedQuestion | null {
  const { settings, about, now } = context
  const isQuiet = now - lastAsked(about) < settings.quiet_days * dayMs
  if (!settings.enabled || isQuiet) return null
  const asked = questionsAt(settings, context.placement).filter((question) =>
    isChosen(question, context.person),
  )
  let due: AskedQuestion | null = null
  let since = Number.POSITIVE_INFINITY
  for (const question of asked) {
    const last = lastAnswered(about, question)
    if (last >= since) continue
    since = last
    due = question
  }
  return due
}

/** What a store asks in one place of whoever comes by there. */
export function questionsAt({ enabled, ask }: QuestionSettings, placement: string): AskedQuestion[] {
  return enabled ? ask.filter((question) => question.placement === placement && question.share > 0) : []
}

/** Whether a question is put to somebody. The same person is always chosen, or never; a larger share only adds people. */
export function isChosen(question: AskedQuestion, person: string): boolean {
  return hash53(`${nameOf(question)}\n${person}`, 0) / 2 ** 53 < question.share
}

function lastAsked(about: About | undefined): number {
  return Math.max(about?.declined_at ?? never, about?.answers?.at(-1)?.at ?? never)
}

function lastAnswered(about: About | undefined, { kind, touch_point }: AskedQuestion): number {
  const answer = about?.answers?.findLast((one) => one.kind === kind && one.touch_point === touch_point)
  return answer?.at ?? never
}

const never = Number.NEGATIVE_INFINITY
