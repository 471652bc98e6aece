import { toJsonSchema } from '@valibot/to-json-schema'
import { accountPatchSchema } from '#shared/wire/account'
import { auditSearchSchema } from '#shared/wire/audit'
import { backupLineSchema, holdRequestSchema } from '#shared/wire/backup'
import { capacityRequestSchema } from '#shared/wire/capacity'
import { findSchema, searchSchema } from '#shared/wire/customer'
import { eventBatchSchema, eventSchema } from '#shared/wire/event'
import { experimentSchema } from '#shared/wire/experiment'
import { anomalyDecisionSchema } from '#shared/wire/inspection'
import { keyRequestSchema } from '#shared/wire/key'
import { customerPatchSchema, mePatchSchema } from '#shared/wire/me'
import { clusterNameSchema } from '#shared/wire/movement'
import { orderSchema, refundSchema } from '#shared/wire/order'
import { placementSchema } from '#shared/wire/placement'
import {
  adjustRequestSchema,
  earnRequestSchema,
  pointsPolicySchema,
  redeemRequestSchema,
  reverseRequestSchema,
  reviewRequestSchema,
} from '#shared/wire/points'
import { productSchema } from '#shared/wire/product'
import { answersSchema, myAnswerSchema } from '#shared/wire/question'
import { recommendationRequestSchema } from '#shared/wire/recommendation'
import { ruleSchema, rulesPreviewSchema } from '#shared/wire/rule'
import { scoreRequestSchema } from '#shared/wire/score'
import { customerFilterSchema, segmentRequestSchema } from '#shared/wire/segment'
import { sessionSchema } from '#shared/wire/session'
import { settingsPatchSchema, storeRequestSchema } from '#shared/wire/settings'
import { spendEntrySchema, spendSchema } from '#shared/wire/spend'
import { annotationRequestSchema, targetRequestSchema } from '#shared/wire/target'
import { dryRunRequestSchema, tierProgrammeSchema } from '#shared/wire/tier'
import { treatmentSchema } from '#shared/wire/treatment'
import { type JsonSchema, list, ref } from './json-schema.ts'

const parsers = {
  Event: eventSchema,
  EventBatch: eventBatchSchema,
  RecommendationRequest: recommendationRequestSchema,
  Placement: placementSchema,
  Rule: ruleSchema,
  Experiment: experimentSchema,
  RulesPreviewRequest: rulesPreviewSchema,
  ScoreRequest: scoreRequestSchema,
  Product: productSchema,
  Order: orderSchema,
  Refund: refundSchema,
  Session: sessionSchema,
  StoreRequest: storeRequestSchema,
  SettingsPatch: settingsPatchSchema,
  TierProgramme: tierProgrammeSchema,
  DryRunRequest: dryRunRequestSchema,
  MePatch: mePatchSchema,
  CustomerPatch: customerPatchSchema,
  PointsPolicy: pointsPolicySchema,
  EarnRequest: earnRequestSchema,
  RedeemRequest: redeemRequestSchema,
  ReverseRequest: reverseRequestSchema,
  AdjustRequest: adjustRequestSchema,
  ReviewRequest: reviewRequestSchema,
  BackupLine: backupLineSchema,
  HoldRequest: holdRequestSchema,
  CustomerFilter: customerFilterSchema,
  SegmentRequest: segmentRequestSchema,
  ClusterName: clusterNameSchema,
  Treatment: treatmentSchema,
  AccountPatch: accountPatchSchema,
  SpendEntry: spendEntrySchema,
  Spend: spendSchema,
  MyAnswer: myAnswerSchema,
  AnswersRequest: answersSchema,
  KeyRequest: keyRequestSchema,
  TargetRequest: targetRequestSchema,
  AnnotationRequest: annotationRequestSchema,
  AnomalyDecision: anomalyDecisionSchema,
  CapacityRequest: capacityRequestSchema,
  FindRequest: findSchema,
  CustomerSearch: searchSchema,
  AuditSearch: auditSearchSchema,
}

/** What the API takes, by name: the very parsers of the Worker, turned into JSON Schema. */
export function requestSchemas(): Record<string, JsonSchema> {
  const schemas: Record<string, JsonSchema> = {}
  for (const [name, parser] of Object.entries(parsers)) {
    const { $schema: _, ...schema } = toJsonSchema(parser, {
      target: 'draft-2020-12',
      typeMode: 'input',
      errorMode: 'ignore', // checks written as code (control characters, known time zones) have no JSON Schema
    })
    schemas[name] = schema as JsonSchema
  }
  const batch = schemas.EventBatch?.properties as Record<string, JsonSchema>
  batch.events = { ...batch.events, ...list(ref('Event')) } // each is parsed by itself in the Worker
  return schemas
}
