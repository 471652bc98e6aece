import type { Marks } from './lesson.ts'

/** What a run does, one after the other. */
export const stages = [
  'collect',
  'past-near',
  'past-places',
  'scale',
  'learn',
  'judge',
  'near',
  'places',
  'distant',
  'done',
] as const
export type Stage = (typeof stages)[number]

/** How far a run is: with its parts all that is needed to go on. */
export interface RunProgress {
  stage: Stage
  /** How far the stage is: items, rounds or sessions. */
  cursor: number
  /** Parts of neighbours written. */
  parts: number
  epoch: number
  steps: number
  lists: number
  marks: Record<string, Marks>
}

export const firstProgress: RunProgress = {
  stage: 'collect',
  cursor: 0,
  parts: 0,
  epoch: 0,
  steps: 0,
  lists: 0,
  marks: {},
}
