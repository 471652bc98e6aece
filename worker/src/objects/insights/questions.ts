import { type BusinessQuestions, businessAnswers } from './business/business-questions.ts'
import type { Desk } from './desk.ts'
import { type GoodsQuestions, goodsAnswers } from './goods/goods-answers.ts'
import { type ModelQuestions, modelAnswers } from './models/model-questions.ts'
import { type OverviewQuestions, overviewAnswers } from './overview-questions.ts'
import { type PeopleQuestions, peopleAnswers } from './people/people-questions.ts'
import { type VisitQuestions, visitAnswers } from './traffic/traffic.ts'
import { type WatchQuestions, watchAnswers } from './watch/watch.ts'

/** Everything Insights can be asked, with what it is asked with and what the answer is. */
export type Questions = OverviewQuestions &
  PeopleQuestions &
  ModelQuestions &
  BusinessQuestions &
  VisitQuestions &
  GoodsQuestions &
  WatchQuestions
export type Question = keyof Questions
/** What a question is asked with, and what it is answered with. */
export type Asked<Q extends Question> = Questions[Q][0]
export type Answer<Q extends Question> = Questions[Q][1]

type Answers = { [Q in Question]: (desk: Desk, asked: Asked<Q>) => Answer<Q> | Promise<Answer<Q>> }

const answers: Answers = {
  ...overviewAnswers,
  ...peopleAnswers,
  ...modelAnswers,
  ...businessAnswers,
  ...visitAnswers,
  ...goodsAnswers,
  ...watchAnswers,
}

/** The answer to a question. What was received is digested before, as far as there is room. */
export function answer<Q extends Question>(
  desk: Desk,
  question: Q,
  asked: Asked<Q>,
): Answer<Q> | Promise<Answer<Q>> {
  desk.digested()
  return answers[question](desk, asked)
}
