import type { QuestionReply } from '#shared/wire/question'
import { type Credential, requestMe } from '../account/request.ts'

export type Question = NonNullable<QuestionReply['question']>

/** What was answered, as the service takes it. */
export interface Said {
  id: string
  value: number
  expected?: number
  order_id?: string
  comment?: string
}

/** What to ask in this place; null when nothing is, or the service cannot say. */
export async function askFor(placement: string, who: Credential): Promise<Question | null> {
  try {
    const response = await requestMe('/question', who, {}, `placement=${placement}`)
    const { question }: QuestionReply = await response.json()
    return question ?? null
  } catch {
    return null // offline, or an answer that is not ours: then nobody is asked
  }
}

/** Says that somebody would rather not; whether it arrives or not, this page does not ask again. */
export async function decline({ placement }: Question, who: Credential): Promise<void> {
  await requestMe('/question', who, { method: 'DELETE' }, `placement=${placement}`).catch(() => {})
}

/** Sends an answer: `sent`, `late` when nobody asks any more, `failed` when it should be sent again. */
export async function answer(
  question: Question,
  said: Said,
  who: Credential,
): Promise<'sent' | 'late' | 'failed'> {
  try {
    const body = JSON.stringify({ ...question, ...said })
    const { ok, status } = await requestMe('/answers', who, { method: 'POST', body })
    return ok ? 'sent' : status < 429 ? 'late' : 'failed'
  } catch {
    return 'failed' // offline
  }
}
