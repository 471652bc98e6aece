import * as v from 'valibot'
import { id, placement, timestamp } from './fields.ts'
import { limits } from './limits.ts'

/** What is asked: see `docs/science/satisfaction.md` for what each figure means. */
export const questionKinds = ['csat', 'nps', 'effort', 'expectation'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What a question is about; `shop`: the store as a whole. */
export const touchPoints = ['shop', 'browsing', 'buying', 'delivery', 'product', 'service'] as const
export type TouchPoint = (typeof touchPoints)[number]

/** The lowest and the highest value of each kind; the highest is always the best. */
export const scales: Record<QuestionKind, readonly [lowest: number, highest: number]> = {
  csat: [1, 5],
  nps: [0, 10],
  effort: [1, 5],
  expectation: [1, 5],
}

/** Where a question stands, and to how many of those who come by there it is put. */
const askedSchema = v.object({
  placement,
  kind: v.picklist(questionKinds),
  touch_point: v.picklist(touchPoints),
  /** The share of people who are asked, 0 to 1; who, follows from a hash of their id. */
  share: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
})
export type AskedQuestion = v.InferOutput<typeof askedSchema>

/** Part of `PUT /v1/settings`: what is left out stays; `ask` replaces the list before. */
export const questionSettingsPatchSchema = v.object({
  enabled: v.exactOptional(v.boolean()),
  /** Nobody is asked again so soon after an answer or a "not now". */
  quiet_days: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(730))),
  ask: v.exactOptional(
    v.pipe(
      v.array(askedSchema),
      v.maxLength(20, 'must have at most 20 questions'),
      v.check(
        (asked) => new Set(asked.map(nameOf)).size === asked.length,
        'must not ask the same twice in one place',
      ),
    ),
  ),
})

/** Which questions a store asks, where, and how often. */
export interface QuestionSettings {
  enabled: boolean
  quiet_days: number
  ask: AskedQuestion[]
}

/** Nobody is asked before the merchant wants it; then one question after an order. */
export const defaultQuestionSettings: QuestionSettings = {
  enabled: false,
  quiet_days: 90,
  ask: [{ placement: 'order', kind: 'csat', touch_point: 'buying', share: 1 }],
}

/** A question's own name within its store. */
export function nameOf(asked: Pick<AskedQuestion, 'placement' | 'kind' | 'touch_point'>): string {
  return `${asked.placement} ${asked.kind} ${asked.touch_point}`
}

const said = {
  /** Made by whoever sends it: the same answer sent again counts once. */
  id,
  kind: v.picklist(questionKinds),
  touch_point: v.picklist(touchPoints),
  /** 1 to 5, for `nps` 0 to 10; the highest is the best. Of an `expectation`: how it was. */
  value: v.pipe(v.number(), v.integer('must be a whole number')),
  /** Of an `expectation`, and only there: what had been expected, 1 to 5. */
  expected: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  order_id: v.exactOptional(id),
  /** In the person's own words. Kept with the person alone, and forgotten with them. */
  comment: v.exactOptional(
    v.pipe(
      v.string(),
      v.maxLength(limits.commentLength, `must have at most ${limits.commentLength} characters`),
    ),
  ),
}

type Said = { kind: QuestionKind; value: number; expected?: number }

const isOnScale = ({ kind, value }: Said) => value >= scales[kind][0] && value <= scales[kind][1]
const isPaired = ({ kind, expected }: Said) => (kind === 'expectation') === (expected !== undefined)
const offScale = 'value must be 1 to 5, for nps 0 to 10'
const unpaired = 'expected belongs to the kind expectation, and only there'

/** `POST /v1/me/answers`: what a shopper answered where they were asked. */
export const myAnswerSchema = v.pipe(
  v.object({ placement, ...said }),
  v.check((answer) => isOnScale(answer), offScale),
  v.check((answer) => isPaired(answer), unpaired),
)
export type MyAnswer = v.InferOutput<typeof myAnswerSchema>

/** `POST /v1/customers/{id}/answers`: what a customer answered elsewhere. */
export const answersSchema = v.object({
  answers: v.pipe(
    v.array(
      v.pipe(
        v.object({ ...said, at: v.exactOptional(timestamp) }),
        v.check((answer) => isOnScale(answer), offScale),
        v.check((answer) => isPaired(answer), unpaired),
      ),
    ),
    v.minLength(1, 'must have at least one answer'),
    v.maxLength(limits.answers, `must have at most ${limits.answers} answers`),
  ),
})
export type AnswersRequest = v.InferOutput<typeof answersSchema>

/** `GET /v1/me/question?placement=`: what to ask this shopper here and now; null: nothing. */
export interface QuestionReply {
  question: Pick<AskedQuestion, 'placement' | 'kind' | 'touch_point'> | null
}

/** An answer as it is kept. */
export interface Answer {
  id: string
  kind: QuestionKind
  touch_point: TouchPoint
  value: number
  expected?: number
  /** Epoch milliseconds. */
  at: number
  order_id?: string
  comment?: string
}

/** `GET /v1/customers/{id}/answers`: the newest first. */
export interface AnswersReply {
  answers: Answer[]
}
