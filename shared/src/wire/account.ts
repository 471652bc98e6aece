import * as v from 'valibot'
import { day, text } from './fields.ts'

export interface PersonRef {
  person: string
  name: string | null
}

export const accountStates = ['open', 'done', 'snoozed'] as const
export type AccountState = (typeof accountStates)[number]

/** `PATCH /v1/key-accounts/{id}`: what is left out stays, null takes away. */
export const accountPatchSchema = v.pipe(
  v.strictObject(
    {
      owner: v.exactOptional(v.nullable(text)),
      next_action: v.exactOptional(v.nullable(text)),
      due_on: v.exactOptional(v.nullable(day)),
      state: v.exactOptional(v.picklist(accountStates, 'must be open, done or snoozed')),
      /** The first day on which a snoozed account is open again. */
      snoozed_until: v.exactOptional(v.nullable(day)),
    },
    'is not part of a key account',
  ),
  v.check(
    ({ state, snoozed_until }) => state !== 'snoozed' || typeof snoozed_until === 'string',
    'must say until when: snoozed_until',
  ),
)
export type AccountPatch = v.InferOutput<typeof accountPatchSchema>

/** What is kept of an account besides what the models say. */
export interface AccountNote {
  owner: string | null
  next_action: string | null
  due_on: string | null
  state: AccountState
  snoozed_until: string | null
  changed_at: number | null
}

export const newAccount: AccountNote = {
  owner: null,
  next_action: null,
  due_on: null,
  state: 'open',
  snoozed_until: null,
  changed_at: null,
}

/** One line of the work list. Without a run that knows them, what the models say is null. */
export interface KeyAccountRow extends PersonRef, AccountNote {
  /** Lifetime value of the next twelve months, the chance to be a customer still, and what is at risk of it. */
  value: number | null
  alive: number | null
  value_at_risk: number | null
  /** Why they are on the list: among the most valuable, with the most at risk, or because somebody wrote something. */
  reasons: ('key' | 'at_risk' | 'noted')[]
}

/** `GET /v1/key-accounts`: the work list, the most value at risk first. */
export interface KeyAccounts {
  state: 'ready' | 'pending'
  /** The part of everybody's lifetime value asked for, and what the key accounts listed reach together. */
  share: number
  reached: number | null
  accounts: KeyAccountRow[]
}
