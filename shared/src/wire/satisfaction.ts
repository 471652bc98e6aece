import type { QuestionKind, TouchPoint } from './question.ts'
import type { Quadrant } from './worth.ts'

/** Why a figure is not given: fewer answers, or people, than `minimum`. */
type NoFigure = 'too_few'

/** A figure over `n` answers with its 95 % interval; null, with the reason, where there are too few. */
export interface Figure {
  n: number
  value: number | null
  low: number | null
  high: number | null
  reason: NoFigure | null
}

/** Experience against expectation: the gap is how much better (above 0) or worse it was, on a scale of 1 to 5. */
export interface ExpectationFigure extends Figure {
  expected: number | null
  experienced: number | null
}

/** What was said about one touch-point, or about all. */
export interface Said {
  /** Share of the answers that are 4 or 5, 0 to 1. */
  csat: Figure
  /** Per cent that answered 9 or 10, less per cent that answered 0 to 6: −100 to 100. */
  nps: Figure
  /** Mean, 1 (very hard) to 5 (very easy). */
  effort: Figure
  /** Mean of experienced − expected, −4 to 4. */
  expectation: ExpectationFigure
}

/** How often something was answered. `expected`: of expectations only, else null. */
export interface AnswerCount {
  kind: QuestionKind
  touch_point: TouchPoint
  value: number
  expected: number | null
  answers: number
}

/** The answers of a day and kind. Good: 4 and 5, or 9 and 10 of `nps`; bad: 1 and 2, or 0 to 6; of expectations, better or worse. */
export interface AnswerDay {
  day: string
  kind: QuestionKind
  answers: number
  good: number
  bad: number
}

/** Those who answered: what they said last beside how they act. */
export interface LoyaltyBySatisfaction {
  /** How many people's newest answer is of these days. */
  people: number
  /** Null with the reason where there are too few. */
  quadrants: { quadrant: Quadrant; people: number; share: number }[] | null
  reason: NoFigure | null
  /** From here on somebody counts as satisfied (newest answer) and as loyal (index). */
  bounds: { stated: number; index: number }
  /** What the index takes for being there still: the store's model, or the own rhythm as long as there is none. */
  alive_by: 'model' | 'rhythm'
}

/** `GET /v1/insights/satisfaction`: what people say. Everything follows from `counts`, but for the last part. */
export interface SatisfactionReport {
  from: string
  to: string
  time_zone: string
  /** Fewer answers, or people, give no figure. */
  minimum: number
  answers: number
  all: Said
  touch_points: ({ touch_point: TouchPoint } & Said)[]
  counts: AnswerCount[]
  days: AnswerDay[]
  loyalty: LoyaltyBySatisfaction
}
