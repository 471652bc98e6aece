import {
  type Answer,
  type AnswersReply,
  type AskedQuestion,
  type QuestionReply,
  type QuestionSettings,
  questionKinds,
  touchPoints,
} from '#shared/wire/question'
import type {
  AnswerCount,
  AnswerDay,
  ExpectationFigure,
  Figure,
  LoyaltyBySatisfaction,
  Said,
  SatisfactionReport,
} from '#shared/wire/satisfaction'
import { quadrants } from '#shared/wire/worth'
import {
  boolean,
  day,
  integer,
  type JsonSchema,
  list,
  nullable,
  number,
  objectOf,
  oneOf,
  ref,
  string,
  time,
} from './json-schema.ts'

const what = { kind: oneOf(questionKinds), touch_point: oneOf(touchPoints) }
const figure = {
  n: integer,
  value: nullable(number),
  low: nullable(number),
  high: nullable(number),
  reason: nullable(oneOf(['too_few'])),
}
const said = {
  csat: ref('Figure'),
  nps: ref('Figure'),
  effort: ref('Figure'),
  expectation: ref('ExpectationFigure'),
}

/** What the API answers about questions and what people say, by name. */
export const answersOfQuestions: Record<string, JsonSchema> = {
  QuestionSettings: objectOf<QuestionSettings>({
    enabled: boolean,
    quiet_days: integer,
    ask: list(objectOf<AskedQuestion>({ placement: string, ...what, share: number })),
  }),
  QuestionReply: objectOf<QuestionReply>({
    question: nullable(objectOf<NonNullable<QuestionReply['question']>>({ placement: string, ...what })),
  }),
  AnswersReply: objectOf<AnswersReply>({
    answers: list(
      objectOf<Answer>(
        {
          id: string,
          ...what,
          value: integer,
          expected: integer,
          at: time,
          order_id: string,
          comment: string,
        },
        ['expected', 'order_id', 'comment'],
      ),
    ),
  }),
  Figure: { ...objectOf<Figure>(figure), description: 'With its 95 % interval; null of too few answers.' },
  ExpectationFigure: objectOf<ExpectationFigure>({
    ...figure,
    expected: nullable(number),
    experienced: nullable(number),
  }),
  Said: objectOf<Said>(said),
  SatisfactionReport: objectOf<SatisfactionReport>({
    from: day,
    to: day,
    time_zone: string,
    minimum: integer,
    answers: integer,
    all: ref('Said'),
    touch_points: list(
      objectOf<SatisfactionReport['touch_points'][number]>({ touch_point: what.touch_point, ...said }),
    ),
    counts: list(
      objectOf<AnswerCount>({ ...what, value: integer, expected: nullable(integer), answers: integer }),
    ),
    days: list(objectOf<AnswerDay>({ day, kind: what.kind, answers: integer, good: integer, bad: integer })),
    loyalty: objectOf<LoyaltyBySatisfaction>({
      people: integer,
      quadrants: nullable(
        list(
          objectOf<NonNullable<LoyaltyBySatisfaction['quadrants']>[number]>({
            quadrant: oneOf(quadrants),
            people: integer,
            share: number,
          }),
        ),
      ),
      reason: nullable(oneOf(['too_few'])),
      bounds: objectOf<LoyaltyBySatisfaction['bounds']>({ stated: number, index: number }),
      alive_by: oneOf(['model', 'rhythm']),
    }),
  }),
}
