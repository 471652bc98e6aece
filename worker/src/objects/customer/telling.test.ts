import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addFact } from '#shared/customer/outbox'
import { newProfile } from '#shared/customer/profile'
import { emptySeen } from '#shared/customer/seen'
import { Wake } from '../wake.ts'
import type { Person } from './person-row.ts'
import { Publisher } from './publisher.ts'
import { Telling } from './telling.ts'

const start = 1_000_000
const delayMs = 1_000

/** Somebody whose facts go out through a Telling as an object's do; `alarms` are those set. */
class Somebody {
  person: Person = {
    profile: newProfile('e', start),
    seen: emptySeen,
    policy: { publishDelayMs: delayMs, shards: 1, timeZone: 'UTC' },
  }
  readonly sent: number[] = []
  alarm: number | null = null
  readonly #publisher = new Publisher('v:1', 0, {
    profile: () => this.person.profile,
    acknowledged: (profile) => this.#become(profile),
    shards: () => 1,
    grown: () => {},
    send: async (_, { facts }) => {
      this.sent.push(Date.now() - start)
      return { last: facts.at(-1)?.n ?? 0 }
    },
  })
  readonly #wake = new Wake({
    storage: {
      getAlarm: async () => null,
      setAlarm: async (at: number) => {
        this.alarm = at
      },
    },
    blockConcurrencyWhile: (task: () => Promise<void>) => task(),
  } as unknown as DurableObjectState)
  readonly #telling = new Telling({
    store: 's',
    wake: this.#wake,
    publisher: this.#publisher,
    person: () => this.person,
    finish: async () => {},
    allTold: () => {},
  })

  /** Opens a product every `everyMs` for `seconds`; alarms ring meanwhile, with a tenth of a second's precision. */
  async browse(everyMs: number, seconds: number): Promise<void> {
    for (let ms = 0; ms < seconds * 1_000; ms += 100) {
      if (ms % everyMs === 0) this.view()
      await this.pass(100)
    }
  }

  view(urgentMs = delayMs): void {
    const fact = { kind: 'session' as const, start: 1, at: Date.now(), items: [1], network: 0 }
    this.#become(addFact(this.person.profile, fact, this.#publisher.sealed))
    this.#telling.after(urgentMs)
  }

  async pass(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms)
    if (this.alarm === null || this.alarm > Date.now()) return
    this.alarm = null
    this.#wake.rang()
    await this.#telling.now()
  }

  #become(profile: Person['profile']): void {
    this.person = { ...this.person, profile }
  }
}

describe('telling others', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: start })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is done a second after somebody quiet did something', async () => {
    const somebody = new Somebody()
    somebody.view()
    await somebody.pass(900)
    expect(somebody.sent).toEqual([])
    await somebody.pass(100)
    expect(somebody.sent).toEqual([1_000])
  })

  it('is done seldom while somebody goes on and on, and soon after they stop', async () => {
    const somebody = new Somebody()
    await somebody.browse(500, 60)
    const inStream = somebody.sent.length
    expect(inStream).toBeLessThan(14)
    expect(somebody.person.profile.outbox).toHaveLength(1) // newer versions of the visit took the older ones' place
    for (let ms = 0; ms < 2_000; ms += 100) await somebody.pass(100)
    expect(somebody.sent).toHaveLength(inStream + 1)
    expect(somebody.person.profile.outbox).toEqual([])
  })

  it('of a purchase is done at once, however busy somebody was', async () => {
    const somebody = new Somebody()
    await somebody.browse(500, 60)
    const before = somebody.sent.length
    somebody.view(0)
    await somebody.pass(0)
    expect(somebody.sent).toHaveLength(before + 1)
  })
})
