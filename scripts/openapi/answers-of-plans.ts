import {
  type Annotation,
  type AnnotationList,
  annotationKinds,
  type TargetList,
  type TargetRow,
  targetFigures,
} from '#shared/wire/target'
import { day, integer, type JsonSchema, list, objectOf, oneOf, ref, string, time } from './json-schema.ts'

/** What the addresses about targets and annotations answer with, by name. */
export const answersOfPlans: Record<string, JsonSchema> = {
  Target: objectOf<TargetRow>(
    {
      id: string,
      figure: oneOf(targetFigures),
      from: day,
      to: day,
      value: integer,
      note: string,
      changed_at: time,
      so_far: integer,
      due: { ...integer, description: 'By the end of today, were every day alike.' },
      days: integer,
      days_gone: integer,
      state: oneOf(['coming', 'ahead', 'behind', 'reached', 'missed']),
    },
    ['note'],
  ),
  TargetList: objectOf<TargetList>({ targets: list(ref('Target')) }),
  Annotation: objectOf<Annotation>(
    { id: string, day, to: day, kind: oneOf(annotationKinds), text: string, changed_at: time },
    ['to'],
  ),
  AnnotationList: objectOf<AnnotationList>({ annotations: list(ref('Annotation')) }),
}
