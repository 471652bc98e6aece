import type { About } from '#shared/customer/about'
import { withAnswers } from '#shared/customer/answers'
import { tellDemographics } from '#shared/customer/demographics'
import type { Profile } from '#shared/customer/profile'
import { dueQuestion } from '#shared/customer/question-due'
import { tellAnswers, tellStated } from '#shared/customer/stated'
import { programmeArm } from '#shared/loyalty/holdout'
import { type PointsAct, post, type Refusal } from '#shared/loyalty/post'
import { balanceOf } from '#shared/loyalty/replay'
import { settle } from '#shared/loyalty/settle'
import type { LoyaltySettings } from '#shared/wire/loyalty-settings'
import type { PointsReply } from '#shared/wire/points'
import type { Answer, QuestionSettings } from '#shared/wire/question'
import type { Elsewhere } from './customer-calls.ts'
import type { PersonPorts } from './person-ports.ts'
import type { Person, Policy } from './person-row.ts'

/** What a points call comes to: the row and the balance, or why there is none. */
export type PointsOutcome = { status: 'posted'; reply: PointsReply } | { status: 'refused'; refusal: Refusal }

/** What the person or the shop's server told, to be kept. */
export interface AboutChange {
  about: Partial<About>
  answers?: Answer[]
  /** Nobody asked: it is what the person said last, and in no count of answers, which else anybody could fill. */
  isUnasked?: boolean
  /** Only if the store would ask this person here and now; an answer that is there already is taken all the same. */
  where?: { questions: QuestionSettings; placement: string }
}

/** `not_asked`: nothing was kept, as nobody asked. */
export type TellOutcome = 'told' | 'not_asked' | Elsewhere

/** What points and tier need besides what all parts of a Customer object do. */
export interface MembershipPorts {
  /** The person's key: only customers (`c:`) have points and a tier. */
  key: string
  person(): Person | null
  /** Sees to it that the object is woken by then. */
  wakeBy(at: number): void
}

/** Points, tier and what was told of a person. Every decision is a pure function of `shared/src/loyalty`. */
export class Membership {
  readonly #ports: PersonPorts
  readonly #own: MembershipPorts

  constructor(ports: PersonPorts, own: MembershipPorts) {
    this.#ports = ports
    this.#own = own
  }

  /**
   * The profile after the books are settled; new ledger rows are written. The caller stores the profile, and tells of it
   * by alarm.
   */
  settled(before: Profile, settings: LoyaltySettings, policy: Policy, now: number): Profile {
    const isCustomer = this.#own.key.startsWith('c:')
    const { rows, context } = this.#ports
    const { sealed, timeZone } = context(policy)
    const orders = rows.orders()
    const profile = tellDemographics(before, orders, { sealed, timeZone })
    if (!isCustomer && !profile.about?.answers) return profile
    const entries = rows.points.all()
    const when = { sealed, timeZone, now }
    const person = this.#own.key
    const books = isCustomer
      ? settle({ person, profile, orders, entries, settings, ...when })
      : { profile, entries }
    rows.points.append(books.entries)
    return tellStated({ ...books, orders, usualGapDays: settings.value.usual_gap_days, ...when })
  }

  /** The profile of a customer whose books are still to be settled: by alarm, if nobody does it before. */
  unsettled(profile: Profile, now: number): Profile {
    return this.#own.key.startsWith('c:') ? { ...profile, due: now } : profile
  }

  /** Whether something is due by itself. */
  isDue(now: number): boolean {
    const { due } = this.#own.person()?.profile ?? {}
    return due !== undefined && due <= now
  }

  /** Settles what is due and stores what changed. */
  review(settings: LoyaltySettings): void {
    const person = this.#own.person()
    if (person) this.#keepIfChanged(person, this.settled(person.profile, settings, person.policy, Date.now()))
  }

  /**
   * Sets the alarm for what is due by itself: after each alarm, as a flush's is sooner and there is but one. Every change
   * is followed by a flush, so this is where a new moment is set, too.
   */
  rearm(now: number): void {
    const { due } = this.#own.person()?.profile ?? {}
    if (due !== undefined && due > now) this.#own.wakeBy(due)
  }

  /** Adds a row to the ledger. Repeating it with the same key gives the same answer. */
  async post(act: PointsAct, settings: LoyaltySettings, policy: Policy): Promise<PointsOutcome | Elsewhere> {
    const elsewhere = await this.#ports.elsewhere()
    if (elsewhere) return elsewhere
    const { points } = this.#ports.rows
    const person = this.#ports.known(policy)
    const now = Date.now()
    const settled = this.settled(person.profile, settings, policy, now)
    if (act.act === 'earn' && this.#isHeldOut(settled, settings))
      return { status: 'refused', refusal: 'held_out' }
    const posting = post(points.all(), act, settings.points, now)
    if (posting.ok && posting.created) points.append([...points.all(), posting.entry])
    this.#keepIfChanged(person, this.settled(settled, settings, policy, now))
    if (!posting.ok) return { status: 'refused', refusal: posting.refusal }
    const { entry, created } = posting
    return { status: 'posted', reply: { entry, created, balance: balanceOf(points.all(), now) } }
  }

  /** Keeps what was told of the person; personalisation switched off forgets the taste. */
  async tell(change: AboutChange, settings: LoyaltySettings, policy: Policy): Promise<TellOutcome> {
    const elsewhere = await this.#ports.elsewhere()
    if (elsewhere) return elsewhere
    const person = this.#ports.known(policy)
    const now = Date.now()
    const { profile } = person
    const { answers, fresh } = withAnswers(profile.about?.answers ?? [], change.answers ?? [])
    const isRepeated = change.answers !== undefined && fresh.length === 0
    if (isRepeated && Object.keys(change.about).length === 0) return 'told'
    if (change.where && !this.#isAsked(change.where, profile, now)) return 'not_asked'
    const about = mergedAbout(profile.about ?? {}, change.about)
    const { taste, ...rest } = profile
    const isKept = about.personalisation !== false && taste !== undefined
    const told: Profile = {
      ...rest,
      ...(isKept ? { taste } : {}),
      about: fresh.length > 0 ? { ...about, answers } : about,
    }
    const next = tellAnswers(told, change.isUnasked ? [] : fresh, this.#ports.context(policy))
    this.#keepIfChanged(person, this.settled(next, settings, policy, now))
    return 'told'
  }

  /** Takes the person's rank by net spend, 0 to 100, for tiers that go by it. */
  async ranked(topPercent: number, settings: LoyaltySettings, policy: Policy): Promise<void> {
    if (await this.#ports.elsewhere()) return
    const person = this.#ports.known(policy)
    const now = Date.now()
    const profile = { ...person.profile, rank: { top_percent: topPercent, at: now } }
    this.#keepIfChanged(person, this.settled(profile, settings, policy, now))
  }

  #isHeldOut(profile: Profile, settings: LoyaltySettings): boolean {
    const entries = this.#ports.rows.points.all()
    return programmeArm({ person: this.#own.key, profile, entries, settings }) === 'outside'
  }

  #isAsked(
    { questions, placement }: NonNullable<AboutChange['where']>,
    { about }: Profile,
    now: number,
  ): boolean {
    return dueQuestion({ settings: questions, placement, person: this.#own.key, about, now }) !== null
  }

  #keepIfChanged(person: Person, profile: Profile): void {
    if (profile !== person.profile) this.#ports.keep({ ...person, profile }, 0)
  }
}

/** What was told, over what was known; a list of interests replaces the one of its kind. */
function mergedAbout(known: About, told: Partial<About>): About {
  return {
    ...known,
    ...told,
    ...(known.channels || told.channels ? { channels: { ...known.channels, ...told.channels } } : {}),
    ...(known.interests || told.interests ? { interests: { ...known.interests, ...told.interests } } : {}),
  }
}
