import * as v from 'valibot'
import type { PersonRef } from './account.ts'
import { text } from './fields.ts'

/** What people are followed by from day to day. */
export const movementLabels = ['tier', 'rfm', 'cluster', 'lifecycle'] as const
export type MovementLabel = (typeof movementLabels)[number]

/** `label` null: they had none (no tier, or no run of the models yet). `arrived`: they were not there yet. */
export interface MovementFlow {
  from: string | null
  arrived: boolean
  to: string | null
  people: number
}

/** `GET /v1/insights/movements`: who stood where on two days, and how many went from where to where. */
export interface MovementsAnswer {
  of: MovementLabel
  /** The days whose snapshots are compared: the last ones at or before the days asked for; null before the first. */
  from: string | null
  to: string | null
  nodes: { label: string | null; name: string | null; people_from: number; people_to: number }[]
  flows: MovementFlow[]
  /** Of the people there on both days, the share that stands where they stood; null of nobody. */
  stayed: number | null
  /** People of each label on each day of a snapshot from the first to the last asked for. */
  members: { day: string; labels: { label: string | null; people: number }[] }[]
  /** What the snapshots cost: rows written, of people counted, on each day. */
  snapshots: { day: string; people: number; rows_written: number }[]
}

/** `GET /v1/insights/movements/people`: the people of one flow, by id. */
export interface MovementPeople {
  people: PersonRef[]
  total: number
  next_cursor: string | null
}

/** `GET /v1/clusters`: the clusters of the newest run, and what the merchant calls them. */
export interface ClusterNames {
  clusters: {
    /** Its number in `GET /v1/insights/segments`. */
    cluster: number
    /** Lasts over runs, as the name does. */
    key: number
    name: string | null
  }[]
}

/** `PUT /v1/clusters/{cluster}`: what it is called from now on; null takes the name away. */
export const clusterNameSchema = v.strictObject(
  { name: v.nullable(v.pipe(text, v.trim(), v.nonEmpty('must not be empty'))) },
  'is not part of a name',
)
export type ClusterName = v.InferOutput<typeof clusterNameSchema>
