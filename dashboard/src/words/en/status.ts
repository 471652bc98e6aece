import type { StatusReason } from '#shared/wire/status'
import type { DurationUnit } from '../../transforms/duration.ts'
import type { RejectionKind } from '../../transforms/status-hours.ts'

/** The words of the status. Figures arrive formatted. */
export const status = {
  question: 'Does everything arrive?',
  well: 'All is well.',
  wellSince: (when: string) => `All has been well since ${when}.`,
  wellAllAlong: 'All has been well for the last two days.',
  attention: (title: string) => `One thing needs a look: ${title}.`,
  attentionMany: (count: string, title: string) => `${count} things need a look. The first: ${title}.`,
  starting: 'Nothing has arrived yet, so there is nothing to judge.',
  startingHint: 'Three steps lead to the first figure; they stand on Today.',
  checked: (time: string) => `As of ${time}; asked again every minute.`,
  moment: {
    today: (time: string) => `${time} today`,
    day: (weekday: string, time: string) => `${weekday}, ${time}`,
  },

  faults: {
    title: 'What to look at',
    since: (when: string) => `Since ${when}.`,
    sinceBefore: 'For two days or longer.',
    about: {
      insights_unreachable: {
        title: 'the figures do not answer',
        advice:
          'Nothing is lost: what shoppers do waits with them, and shelves go on. Wait some minutes; if it stays so, look at Cloudflare’s status page and at the log of the deployment.',
      },
      index_unreachable: {
        title: 'a part of the session index does not answer',
        advice:
          'Shelves come from copies for a minute and from other recommenders after that; what shoppers do waits with them. Wait some minutes, then look at Cloudflare’s status page and at the log of the deployment.',
      },
      events_stopped: {
        title: 'no events come any more',
        advice:
          'Open your shop in a private window and see whether the tag is in its pages, and whether the address of the shop stands in the settings.',
      },
      events_unusual: {
        title: 'events are unlike the same hour of other days',
        advice: 'A campaign, a holiday or robots may be the cause. Nothing has to be done if you know why.',
      },
      rejections_high: {
        title: 'many events are refused',
        advice:
          'The chart below says which. Not valid: look at what your pages hand to the tag. Too old: look at the clocks of what sends them.',
      },
      requests_refused: {
        title: 'more requests are refused than usual',
        advice:
          'A key that was replaced, an address that is not in the settings, or somebody who tries. See which keys are in use.',
      },
      overloaded: {
        title: 'requests were sent away because something was too busy',
        advice:
          'Trackers and servers send the same again by themselves, nothing is lost. While a backup is made this is how it should be. If it comes every day, give the store more shards and relays.',
      },
      failures: {
        title: 'requests fail on our side',
        advice: 'Look into the log of the deployment for “request failed”: it says which requests and where.',
      },
      outbox_waiting: {
        title: 'what shoppers did cannot be delivered',
        advice:
          'It waits with each shopper and is tried again every minute. If it stays so, look into the log for “flush failed”.',
      },
      arrivals_late: {
        title: 'what shoppers do arrives late',
        advice:
          'Figures and shelves lag behind. If it is late at busy hours only, give the store more shards and relays.',
      },
      backlog: {
        title: 'what has arrived waits long to be counted',
        advice:
          'Figures lag behind, nothing is lost. It works itself off; after a large import that takes some minutes.',
      },
      storage_nearly_full: {
        title: 'the storage of one object is nearly full',
        advice:
          'Keep visitors for fewer days under Settings, Privacy. An object holds 10 GB; beyond that nothing new is taken.',
      },
      nothing_yet: { title: 'no event has arrived so far', advice: 'Put the tag into your pages.' },
    } satisfies Record<StatusReason, { title: string; advice: string }> as Record<
      StatusReason,
      { title: string; advice: string }
    >,
    link: {
      quality: 'Open data quality',
      keys: 'Open the keys',
      privacy: 'Open privacy',
      shop: 'Open the settings',
    },
  },

  tiles: {
    title: 'Now',
    lastEvent: 'Last event',
    lastOrder: (ago: string) => `last order ${ago}`,
    noOrder: 'no order so far',
    never: 'none so far',
    soon: 'Here within 2 s',
    soonMeans:
      'Of what shoppers did in the last 24 hours, the share that stood in the figures within two seconds of when it happened.',
    half: (time: string) => `half within ${time}`,
    waiting: 'Waiting to be counted',
    waitingMeans:
      'What has arrived is kept at once and counted into the figures and the shelves in rounds of a minute.',
    oldest: (time: string) => `the oldest for ${time}`,
    nothingWaits: 'nothing waits',
    storage: 'Storage of the figures',
    of: (bytes: string) => `of ${bytes}`,
  },

  hours: {
    title: 'The last 48 hours',
    hour: 'Hour',
    now: 'now',
    ago: (hours: string) => `−${hours} h`,
    notOver: (when: string) => `${when} (not over yet)`,
  },

  events: {
    heading: (count: string) => `${count} events were taken in 48 hours`,
    none: 'No event was taken in the last 48 hours',
    means:
      'Events taken, by the hour. Those that were known already, refused or dropped (robots, no consent) are not among them.',
    name: 'events',
  },

  rejected: {
    heading: (kind: string) => `Most of what was refused: ${kind}`,
    none: 'Nothing was refused in the last 48 hours',
    noneHint: 'Every event, order and product was as it should be, and every request had a key.',
    means:
      'What was refused, by the reason and the time: the more, the stronger. Not valid: a field is missing or not what it should be. Too old: it happened more than 72 hours before it was told. Requests: wrong key, address or form.',
    lead: (count: string, of: string) => `${count} events refused beside ${of} taken. A field is four hours.`,
    label: 'What was refused, by reason and time',
    spoken: (told: { kind: string; from: string; to: string; count: string }) =>
      `${told.kind}, ${told.from} to ${told.to}: ${told.count}`,
    columns: { from: 'From', to: 'To' },
    kind: {
      events_invalid: 'events, not valid',
      events_too_old: 'events, too old',
      orders: 'orders',
      products: 'products',
      sessions: 'past visits',
      requests: 'whole requests',
    } satisfies Record<RejectionKind, string> as Record<RejectionKind, string>,
  },

  overload: {
    heading: (count: string, one: boolean) =>
      `${count} ${one ? 'request was' : 'requests were'} sent away because something was too busy`,
    stoodIn: (count: string) => `Shelves were helped out with copies ${count} times`,
    none: 'Nothing was too busy in the last 48 hours',
    noneHint: 'No request was sent away, and no shelf had to make do with copies.',
    means:
      'Sent away: answered 503; trackers and servers send the same again. From copies: an object did not answer in time, and shelves were made of copies up to a minute old, or without one of the recommenders.',
    sentAway: 'sent away',
    copies: 'from copies',
  },

  lag: {
    heading: (half: string, most: string) => `Half arrives within ${half}, 95% within ${most}`,
    none: 'Nothing arrived in the last 48 hours that could be timed',
    noneHint: 'What shoppers do in your pages is timed; what is imported is not.',
    means:
      'How long it took from what a shopper did until it stood in the figures, by the hour it arrived. Median and 95% are estimated from counts by seconds. The heading is of the last 24 hours.',
    median: 'median',
    p95: '95%',
  },

  waits: {
    heading: (time: string) => `The longest wait of the last 48 hours was ${time}`,
    none: 'Nothing had to wait in the last 48 hours',
    noneHint: 'Everything that arrived was counted, and every delivery reached its place.',
    means:
      'To be counted: the longest that anything had arrived and was not yet in the figures; about a minute is usual. To be delivered: the longest that a part of Kindred could not be reached, while what shoppers did waited with them.',
    lead: (count: string) => `${count} deliveries failed and were tried again.`,
    digest: 'to be counted',
    outbox: 'to be delivered',
  },

  waiting: {
    title: 'What waits now',
    part: 'Where',
    count: 'Waiting',
    oldest: 'Oldest',
    size: 'Storage',
    state: 'State',
    insights: 'Figures',
    shard: (number: string) => `Session index, shard ${number}`,
    ok: 'answers',
    silent: 'does not answer',
    slow: 'waits long',
    full: 'nearly full',
  },

  duration: {
    ms: (value: string) => `${value} ms`,
    s: (value: string) => `${value} s`,
    min: (value: string) => `${value} min`,
    h: (value: string) => `${value} h`,
    d: (value: string) => `${value} d`,
  } satisfies Record<DurationUnit, (value: string) => string> as Record<
    DurationUnit,
    (value: string) => string
  >,
}
