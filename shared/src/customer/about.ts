import type { AffinityKind } from '../wire/taste.ts'

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
  /** Answers to "how satisfied are you", 0 to 1, the newest last. */
  answers?: { at: number; score: number }[]
}

export const channels = ['email', 'sms', 'phone', 'post', 'push'] as const
export type Channel = (typeof channels)[number]

/** Answers that are kept. */
const mostAnswers = 20

/** Two people's as one's: what the known person told holds, and the visitor's word fills what they left open. */
export function mergeAbout(known: About | undefined, visitor: About | undefined): About | undefined {
  if (!known || !visitor) return known ?? visitor
  const answers = [...(known.answers ?? []), ...(visitor.answers ?? [])].sort((a, b) => a.at - b.at)
  const isOff = known.personalisation === false || visitor.personalisation === false
  return {
    ...visitor,
    ...known,
    channels: { ...visitor.channels, ...known.channels },
    interests: { ...visitor.interests, ...known.interests },
    ...(answers.length > 0 ? { answers: answers.slice(-mostAnswers) } : {}),
    // Whoever switched it off anywhere meant it.
    ...(isOff ? { personalisation: false } : {}),
  }
}

/** With one more answer. */
export function answered(about: About, score: number, at: number): About {
  return { ...about, answers: [...(about.answers ?? []), { at, score }].slice(-mostAnswers) }
}
