import { dayOf } from '#shared/maths/calendar'
import type { Work } from '../work.ts'
import { type AnswerNow, KeptAnswers } from './kept-answers.ts'

interface KeptPorts {
  storage: DurableObjectStorage
  /** What had been digested, and which run of the models is the newest. */
  state(): string
  /** Has the object's alarm ring, which calls `renew`. */
  wake(): void
}

/** Answers of an Insights object that are kept: those that name nobody, and those that do. */
export class KeptRoom {
  readonly answers: KeptAnswers
  readonly #lists: KeptAnswers
  readonly #ports: KeptPorts

  constructor(ports: KeptPorts) {
    const { sql } = ports.storage
    this.#ports = ports
    this.answers = new KeptAnswers(sql, () => ports.wake())
    this.#lists = new KeptAnswers(sql, () => ports.wake(), 'kept_list')
  }

  /** An answer that names nobody. `asked` with its moment is the same until the day is over. */
  answer<T>(question: string, asked: object, make: () => T | Work<T>): Promise<T> {
    return this.answers.get(keyOf(question, asked), this.#now(), make)
  }

  /** An answer that names people. */
  list<T>(question: string, asked: object, make: () => T | Work<T>): Promise<T> {
    return this.#lists.get(keyOf(question, asked), this.#now(), make)
  }

  /** Lets go of whatever may name somebody who is to be forgotten. */
  forget(): void {
    this.#lists.forget()
  }

  /** Makes anew what was given out of date, one answer of either kind. Returns whether more are to be made. */
  async renew(): Promise<boolean> {
    const isMore = await this.answers.renew()
    return (await this.#lists.renew()) || isMore
  }

  #now(): AnswerNow {
    const { sql } = this.#ports.storage
    const orders = () => sql.exec<{ n: number | null }>('SELECT sum(orders) AS n FROM day').one().n ?? 0
    return { state: this.#ports.state(), at: Date.now(), orders }
  }
}

function keyOf(question: string, asked: object): string {
  const { now, timeZone } = asked as { now?: number; timeZone?: string }
  const today = now === undefined || timeZone === undefined ? null : dayOf(now, timeZone)
  return JSON.stringify([question, { ...asked, now: today }])
}
