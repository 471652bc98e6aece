import { dayOf } from '../maths/calendar.ts'
import type { VisitSource } from '../wire/channel.ts'
import type { Event, EventName } from '../wire/event.ts'
import type { LiveMessage } from '../wire/insight.ts'
import {
  defaultRecommendationSettings,
  type RecommendationSettings,
} from '../wire/recommendation-settings.ts'
import { newExposure } from './exposures.ts'
import type { ActivityFact, SessionFact, ShelfCount } from './fact.ts'
import { hiding } from './hidden.ts'
import { addFact, addShelves, type NewFact } from './outbox.ts'
import { inTime, kept, type Profile, type ProfileSession, type TimelineRow } from './profile.ts'
import { hasSeen, rememberSeen, type Seen } from './seen.ts'
import { addToSessions } from './sessions.ts'
import { shoppingSignals } from './shopping-signals.ts'
import { addToTaste, emptyTaste, eventWeight, type Facets } from './taste.ts'
import { cameLate } from './under-way.ts'
import { whoOf } from './visit.ts'
import { keepFirstTouch, noteVisit, withoutOldVisits } from './visits.ts'

/** An event whose items have met the catalogue and whose time is the server's. */
export interface KnownEvent {
  /** Place in the batch it came with. */
  index: number
  event: Event
  /** Epoch milliseconds, corrected by the batch's `sent_at`. */
  at: number
  /** A time that is the same when the event is sent again: the client's own where its clock can be believed. */
  stableAt: number
  /** Catalogue numbers of `event.items`, 0 where unknown. */
  numbers: number[]
  /** What is known of `event.items`. */
  facets?: (Facets | null)[]
  /** Where the visit came from, as far as this event says it. */
  source?: VisitSource
}

export interface EventsContext {
  /** The person's key. */
  person: string
  /** Hash of the network the batch came from, 0 if unknown. */
  network: number
  /** Facts up to this number may be on their way. */
  sealed: number
  /** The store's time zone. */
  timeZone: string
  /** The person's name, where an identity token gave one. */
  name?: string
  /** When the batch came, epoch milliseconds; without it everything counts as told at once. */
  now?: number
  /** What one action says about taste, as the store set it. */
  weights?: RecommendationSettings['weights']
}

export interface AppliedEvents {
  profile: Profile
  seen: Seen
  accepted: number
  duplicates: number
  /** Places in the batch of events too old to be told from repeated ones. */
  tooOld: number[]
}

/**
 * The profile after these events: repeated ones change nothing, and what the rest of the system must know waits in
 * the outbox. Neither argument is changed.
 */
export function applyEvents(
  profile: Profile,
  seen: Seen,
  events: readonly KnownEvent[],
  context: EventsContext,
): AppliedEvents {
  const fresh: KnownEvent[] = []
  const ids = new Set<string>()
  const tooOld: number[] = []
  let duplicates = 0
  for (const known of events) {
    const { id } = known.event
    if (ids.has(id) || hasSeen(seen, id)) duplicates++
    else if (known.stableAt <= profile.forgotten_at) tooOld.push(known.index)
    else {
      ids.add(id)
      fresh.push(known)
    }
  }
  if (fresh.length === 0) return { profile, seen, accepted: 0, duplicates, tooOld }
  const remembered = rememberSeen(
    seen,
    fresh.map(({ event, stableAt }) => ({ id: event.id, at: stableAt })),
  )
  const applied = applyFresh(profile, fresh, context)
  const forgotten_at = Math.max(profile.forgotten_at, remembered.forgottenAt)
  return {
    profile: { ...applied, forgotten_at },
    seen: remembered.seen,
    accepted: fresh.length,
    duplicates,
    tooOld,
  }
}

function applyFresh(profile: Profile, fresh: readonly KnownEvent[], context: EventsContext): Profile {
  // A copy of our own, with counts of its own: these two alone are changed in place, once an event.
  const next: Profile = { ...withTaste(profile, fresh, context), counts: { ...profile.counts } }
  const touched = new Map<string, ProfileSession>()
  const activities = new Map<string, Activity>()
  const who = whoOf(context.person, profile)
  const told = (day: string, at: number) => activityOf(activities, day, at)
  for (const known of fresh) {
    const opened = known.event.name === 'view_item' ? (known.numbers[0] ?? 0) : 0
    const { sessions, session, isNew } = addToSessions(next.sessions, known.at, opened)
    if (opened > 0) touched.set(`${session.person ?? ''} ${session.start}`, session)
    const activity = activityOf(activities, dayOf(known.at, context.timeZone), known.at)
    activity.sessions += isNew ? 1 : 0
    activity.views += known.event.name === 'view_item' ? 1 : 0
    const shelves = shelfCountsOf(known.event)
    if (shelves.length > 0) activity.shelves = addShelves(activity.shelves, shelves)
    if (liveNames.has(known.event.name)) activity.live.push(liveLineOf(known, context.person))
    const exposure = newExposure(next, known.event, known.at)
    if (exposure) {
      activity.exposures = [...(activity.exposures ?? []), exposure]
      next.exposures = [...(next.exposures ?? []), exposure]
    }
    next.sessions = sessions
    if (sessions.includes(session)) noteVisit(session, known, next, { who, timeZone: context.timeZone }, told)
    next.session_count += isNew ? 1 : 0
    remember(next, known)
  }
  if (context.name && context.name !== profile.name) {
    next.name = context.name
    for (const activity of activities.values()) activity.name = context.name
  }
  keepFirstTouch(next)
  next.sessions = withoutOldVisits(next.sessions)
  const facts: NewFact[] = [...activities.values()].map((activity) =>
    context.now === undefined ? activity : { ...activity, ...cameLate(activity, context.now) },
  )
  for (const { start, last, items, person } of touched.values()) {
    const fact: Omit<SessionFact, 'n'> = { kind: 'session', start, at: last, items, network: context.network }
    facts.push(person ? { ...fact, person } : fact)
  }
  return facts.reduce<Profile>((state, fact) => addFact(state, fact, context.sealed), next)
}

/** What the events say about taste; nothing, when the person does not want to be known by it. */
function withTaste(profile: Profile, fresh: readonly KnownEvent[], context: EventsContext): Profile {
  if (profile.about?.personalisation === false) return profile
  const { weights = defaultRecommendationSettings.weights } = context
  const acts = fresh.map(({ event, at, facets = [] }) => ({
    at,
    weight: eventWeight(event.name, weights),
    facets,
    signals: shoppingSignals(event, facets),
  }))
  const before = profile.taste ?? emptyTaste
  const taste = addToTaste(before, acts)
  return taste === before ? profile : { ...profile, taste }
}

type Activity = Omit<ActivityFact, 'n'>

function activityOf(activities: Map<string, Activity>, day: string, at: number): Activity {
  let activity = activities.get(day)
  if (!activity) {
    activity = { kind: 'activity', day, at, sessions: 0, views: 0, shelves: [], live: [] }
    activities.set(day, activity)
  }
  activity.at = Math.max(activity.at, at)
  return activity
}

/** Puts into `profile` and its counts what the profile itself remembers of one event. Lists are replaced, not changed. */
function remember(profile: Profile, { event, at, numbers }: KnownEvent): void {
  profile.last_at = Math.max(profile.last_at, at)
  profile.created_at = Math.min(profile.created_at, at)
  profile.counts[event.name] = (profile.counts[event.name] ?? 0) + 1
  if (!isToldElsewhere(event.name, numbers))
    profile.timeline = inTime(profile.timeline, timelineRow(event, at), kept.timeline)
  const n = numbers[0] ?? 0
  switch (event.name) {
    case 'select_item':
      if (n > 0 && event.placement) {
        const { placement, recommender = 'unknown' } = event
        profile.clicks = inTime(profile.clicks, { n, at, placement, recommender }, kept.clicks)
      }
      break
    case 'hide_item':
    case 'unhide_item':
      if (n > 0) Object.assign(profile, hiding(profile, n, at, event.name === 'hide_item'))
      break
    case 'purchase':
      for (const bought of numbers) {
        if (bought > 0) profile.purchases = inTime(profile.purchases, { n: bought, at }, kept.purchases)
      }
      break
    default:
      break // counted and in the timeline; nothing more to remember
  }
}

const quietNames: ReadonlySet<EventName> = new Set(['view_item_list', 'exposure', 'page_view'])

/**
 * A product opened stands in its session, a shelf seen in the counts, an exposure in a list of its own; what the
 * catalogue does not know does not.
 */
function isToldElsewhere(name: EventName, numbers: readonly number[]): boolean {
  return quietNames.has(name) || (name === 'view_item' && (numbers[0] ?? 0) > 0)
}

/** Of long addresses only the beginning is kept, so that a timeline always fits its row. */
const timelineIdLength = 256

function timelineRow(event: Event, at: number): TimelineRow {
  return {
    at,
    name: event.name,
    items: (event.items ?? []).slice(0, 10).map(({ item_id }) => item_id.slice(0, timelineIdLength)),
    ...(event.placement ? { placement: event.placement } : {}),
    ...(event.recommender ? { recommender: event.recommender } : {}),
    ...(event.search_term ? { search_term: event.search_term } : {}),
  }
}

function shelfCountsOf(event: Event): ShelfCount[] {
  const { placement, recommender = 'unknown', name } = event
  if (!placement || (name !== 'view_item_list' && name !== 'select_item')) return []
  const isClick = name === 'select_item'
  return [{ placement, recommender, impressions: isClick ? 0 : 1, clicks: isClick ? 1 : 0 }]
}

const liveNames = new Set(['view_item', 'select_item', 'add_to_cart', 'search', 'begin_checkout'])

function liveLineOf({ event, at }: KnownEvent, person: string): LiveMessage {
  const item = event.items?.[0]
  return {
    type: 'event',
    at,
    person,
    name: event.name,
    ...(item ? { item: { id: item.item_id, ...(item.item_name ? { title: item.item_name } : {}) } } : {}),
    ...(event.placement ? { placement: event.placement } : {}),
    ...(event.recommender ? { recommender: event.recommender } : {}),
  }
}
