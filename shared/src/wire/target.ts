import * as v from 'valibot'
import { daysBetween } from '../maths/calendar.ts'
import { day, text } from './fields.ts'

/** Figures that a target can be set for: those that are summed up by the day. */
export const targetFigures = [
  'revenue_minor',
  'net_revenue_minor',
  'orders',
  'sessions',
  'views',
  'attributed_orders',
  'attributed_revenue_minor',
] as const
export type TargetFigure = (typeof targetFigures)[number]

/** Targets and annotations of one store. */
export const mostTargets = 50
export const mostAnnotations = 1_000
const longestTargetDays = 400

/** `PUT /v1/targets/{id}`: what a figure should come to from one day to another, both counted. */
export const targetRequestSchema = v.pipe(
  v.object({
    figure: v.picklist(targetFigures, 'must be a figure that is summed up by the day'),
    from: day,
    to: day,
    value: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e15)),
    note: v.exactOptional(text),
  }),
  v.check(({ from, to }) => from <= to, 'from must not be after to'),
  v.check(
    ({ from, to }) => from > to || daysBetween(from, to) <= longestTargetDays,
    `must cover at most ${longestTargetDays} days`,
  ),
)
export type TargetRequest = v.InferOutput<typeof targetRequestSchema>

export interface Target extends TargetRequest {
  id: string
  changed_at: number
}

/** How far a target has come. */
export interface TargetProgress {
  /** What the figure has come to. */
  so_far: number
  /** What it should have come to by the end of today, were every day alike. */
  due: number
  days: number
  days_gone: number
  state: 'coming' | 'ahead' | 'behind' | 'reached' | 'missed'
}

export interface TargetRow extends Target, TargetProgress {}

/** `GET /v1/targets`. */
export interface TargetList {
  targets: TargetRow[]
}

export const annotationKinds = ['campaign', 'price', 'site', 'stock', 'holiday', 'other'] as const

/** `PUT /v1/annotations/{id}`: what happened on a day, to be seen beside the figures. */
export const annotationRequestSchema = v.pipe(
  v.object({
    day,
    /** The last day, of what lasted. */
    to: v.exactOptional(day),
    kind: v.optional(v.picklist(annotationKinds, 'must be a kind of annotation'), 'other'),
    text: v.pipe(text, v.nonEmpty('must not be empty')),
  }),
  v.check(({ day, to }) => to === undefined || day <= to, 'day must not be after to'),
)
export type AnnotationRequest = v.InferOutput<typeof annotationRequestSchema>

export interface Annotation extends AnnotationRequest {
  id: string
  changed_at: number
}

/** `GET /v1/annotations`: by day. */
export interface AnnotationList {
  annotations: Annotation[]
}
