import type { Answer } from '../wire/question.ts'
import type { AffinityKind } from '../wire/taste.ts'
import { newestAnswers } from './answers.ts'

/** What the shopper or the shop's server told, as opposed to what was done. */
export interface About {
  /** `MM-DD`. */
  birthday?: string
  /** ISO 3166 two-letter code. */
  country?: string
  /** The year somebody was born in. */
  birth_year?: number
  /** False: nothing is remembered for recommendations, and shelves know the page only. */
  personalisation?: boolean
  /** How they want to be reached: `email: false` means not by e-mail. */
  channels?: Partial<Record<Channel, boolean>>
  /** Interests the shopper corrected themselves. */
  interests?: Partial<Record<AffinityKind, { likes: string[]; dislikes: string[] }>>
  /** What was answered when the store asked, the newest last. */
  answers?: Answer[]
  /** When a question was last put off ("not now"). */
  declined_at?: number
}

export const channels = ['email', 'sms', 'phone', 'post', 'push'] as const
export type Channel = (typeof channels)[number]

/** Two people's as one's: what the known person told holds, and the visitor's word fills what they left open. */
export function mergeAbout(known: About | undefined, visitor: About | undefined): About | undefined {
  if (!known || !visitor) return known ?? visitor
  const answers = newestAnswers([...(known.answers ?? []), ...(visitor.answers ?? [])])
  const declined = Math.max(known.declined_at ?? 0, visitor.declined_at ?? 0)
  const isOff = known.personalisation === false || visitor.personalisation === false
  return {
    ...visitor,
    ...known,
    channels: { ...visitor.channels, ...known.channels },
    interests: { ...visitor.interests, ...known.interests },
    ...(answers.length > 0 ? { answers } : {}),
    ...(declined > 0 ? { declined_at: declined } : {}),
    // Whoever switched it off anywhere meant it.
    ...(isOff ? { personalisation: false } : {}),
  }
}
