import type { TierMove } from '../../transforms/tier-moves.ts'

const none = (count: string) => (count === '0' ? 'none' : count)

/** The words of the loyalty view. Figures arrive formatted. */
export const loyalty = {
  question: 'Do tiers work?',
  story: (told: {
    tier: string
    people: string
    count: number
    share: string
    brings: string | null
    moved: { up: string; down: string } | null
  }) =>
    `${told.people} ${told.count === 1 ? 'customer is' : 'customers are'} in ${told.tier}, ${told.share} of all${
      told.brings === null ? '' : `, and brought ${told.brings} of net revenue`
    }${told.moved === null ? '.' : `; ${told.moved.up} rose to a higher tier and ${none(told.moved.down)} fell.`}`,
  asOf: (range: string, customers: string) => `${range}, ${customers} customers with an account.`,
  nobody:
    'Nobody is in a tier yet. A customer with an account enters the first one with an order that your server sends.',
  ofEverybody: 'From here on figures are of everybody: experiments and answers are counted without people.',
  noTier: 'No tier',
  notYet: 'Not there yet',
  people: {
    more: (people: string) => `Show more of the other ${people}`,
    first: (shown: string, people: string) => `The first ${shown} of ${people}.`,
  },
  moves: {
    heading: (up: string, down: string) => `${none(up)} rose to a higher tier, ${none(down)} fell`,
    nobody: 'Nobody changed tiers',
    means:
      'At the left everybody by the tier they were in on the first day, at the right by that of the last; a ribbon is as thick as there are people in it. As it was written down, once a day.',
    meansReckoned:
      'The tier whose threshold a customer’s orders reached on each day, by today’s programme. Terms and graces are left out: who kept a tier without reaching it again is not in it.',
    reckoned: 'Reckoned from orders, by today’s thresholds.',
    before: (range: string, up: string, down: string) =>
      `In ${range} ${none(up)} rose and ${none(down)} fell.`,
    hint: 'Choose a ribbon to see the people in it.',
    tooEarly:
      'Who moved can be told from the second day on: tiers are written down once a day, and by what this programme counts they cannot be reckoned from orders.',
    label: 'Moves between tiers; arrow keys go from ribbon to ribbon',
    from: 'Where this is known from',
    by: { record: 'As it was', orders: 'From orders' },
    stayed: (people: string, tier: string) => `${people} stayed in ${tier}`,
    joined: (people: string, tier: string) => `${people} came, and are in ${tier} now`,
    moved: (people: string, from: string, to: string) => `${people} went from ${from} to ${to}`,
    columns: { from: 'From', to: 'To', direction: 'Move', people: 'People', before: 'People before' },
    direction: { up: 'up', down: 'down', same: 'stayed', joined: 'came' } as Record<
      TierMove['direction'],
      string
    >,
  },
  members: {
    heading: (tier: string, before: string, now: string) => `Members of ${tier}: ${before} then, ${now} now`,
    today: 'Members of each tier today',
    means: 'Customers of each tier, as they were written down once a day.',
    label: 'Members of each tier over time',
    columns: { day: 'Day', tier: 'Tier', people: 'Members' },
  },
  progress: {
    heading: (people: string, tier: string, count: number) =>
      `${people} ${count === 1 ? 'is' : 'are'} within a tenth of ${tier}`,
    means:
      'What counts of each customer now, as a share of what the next tier asks. Who already has enough moves up with the next order, and stands in the last column.',
    lead: (tier: string, next: string, amount: string) =>
      `Customers in ${tier} by how much of the ${amount} that ${next} asks they have.`,
    which: 'Towards which tier',
    to: (tier: string) => `To ${tier}`,
    label: (tier: string) => `Customers by their way to ${tier}; arrow keys go from column to column`,
    axis: (tier: string) => `Each column is a tenth of the way, from none of it to ${tier}.`,
    spoken: (from: string, to: string, people: string) => `${from}: ${people} people, up to ${to} of it`,
    chosen: (people: string, from: string, to: string, tier: string) =>
      `${people} with ${from} to ${to} of what ${tier} asks`,
    columns: { tier: 'Tier', next: 'Next', share: 'Of its threshold', people: 'People' },
  },
  scores: {
    title: 'What each tier brought',
    heading: (best: string, value: string, least: string, other: string) =>
      `An order in ${best} is worth ${value}, one in ${least} ${other}`,
    means:
      'Sums over the people who are in each tier now. Intervals are of 95%: the delta method over people for amounts, Wilson’s for shares. That a tier brings more does not mean that being in it is why: only a holdout can tell.',
    lead: (range: string) => `${range}. The line is the 95% interval.`,
    which: 'Which figure',
    metric: {
      order_value: 'Order value',
      full_price_share: 'At full price',
      discount_share: 'Discounts',
      repeat_rate: 'Come back',
    },
    unknown: 'No order of these days tells this.',
    interval: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
    columns: {
      tier: 'Tier',
      customers: 'Customers',
      orders: 'Orders',
      net: 'Net revenue',
      given: 'Discounts and points given',
      order_value: 'Order value',
      full_price_share: 'Orders at full price',
      discount_share: 'Discount of gross',
      repeat_rate: 'Ordered more than once',
    },
  },
  points: {
    title: 'Points',
    heading: (money: string, points: string) =>
      `You owe ${money}: ${points} points can be spent or soon will be`,
    none: 'No points were earned yet. With a programme of points, every order that your server sends earns some.',
    means:
      'Open: active and pending points of all customers, as each of them told last. They are worth what your settings say a point is worth when it is spent. Points that expired since a customer last did anything count as open until they do.',
    lead: (points: string, people: string) =>
      `${points} points were earned by ${people} customers, of which:`,
    open: 'Open (active and pending)',
    held: 'Held for review',
    gone: 'Spent or expired',
    bar: (points: string, share: string) => `${points} · ${share}`,
    unknown: (share: string) =>
      `Breakage, the part that expires unspent, is at most ${share} so far: which points were spent and which expired, and which are still pending, only each customer’s own page can tell.`,
    review: (people: string, count: number) =>
      count === 1
        ? 'One customer’s points wait for your review'
        : `Points of ${people} customers wait for your review`,
    columns: { where: 'Where they are', points: 'Points', share: 'Of all earned' },
  },
  effect: {
    title: 'What the programme itself brings',
    none: 'Nobody can tell yet. Members buy more than others, but they would have anyway, or they would not be members. Keep a part of your new customers out of the programme, by chance, and the difference is what it brings.',
    early: (people: string) =>
      `The holdout runs, with ${people} people so far. It takes some hundreds on each side before there is something to say.`,
    heading: (difference: string) => `The programme brings ${difference} a customer`,
    unsure: 'Whether the programme brings anything cannot be told yet',
    label: 'Net of the holdout, a customer',
    adjusted: 'The same, first orders taken off',
    narrower: (narrower: string) =>
      `What customers had ordered until they met the programme is taken off in the second line (CUPED): its interval is ${narrower} narrower.`,
    means:
      'Revenue of each new customer in the programme less that of those held out of it, by chance. The thick line is the 95% interval, the thin one stays valid however often you look.',
    suspect: 'The two groups are not spread as they should be: believe nothing of this.',
    outside: 'Held out',
    members: 'In the programme',
    share: 'New customers outside the programme',
    nobody: 'Nobody',
    save: 'Save',
    columns: { arm: 'Group', people: 'People', conversion: 'Ordered', revenue: 'Revenue a customer' },
  },
  satisfaction: {
    title: 'Content and loyal are two things',
    few: (people: string, minimum: string) =>
      `${people} people have answered so far; from ${minimum} on this says who is content and who acts loyal. Let the shop ask a question after an order: that is one switch in the settings.`,
    settings: 'Open the settings',
    heading: (leaving: string, captive: string) =>
      `${leaving} are content but do not act loyal; ${captive} come back although they are not content`,
    means: (stated: string, index: string) =>
      `Content: the newest answer, ${stated} or more of the scale. Loyal: how they act, an index of ${index} or more of repeat orders, regularity, full price and being there still. Only of those who answered.`,
    lead: (people: string) => `${people} people who answered.`,
    names: {
      apostle: 'Apostles',
      mercenary: 'Mercenaries',
      hostage: 'Hostages',
      defector: 'Defectors',
    },
    says: { yes: 'Content', no: 'Not content' },
    acts: { yes: 'Loyal', no: 'Not loyal' },
    people: (people: string) => `${people} people`,
    columns: { quadrant: 'Group', which: 'Who they are', people: 'People', share: 'Of those who answered' },
  },
  editor: {
    title: 'Change the programme',
    means:
      'Everybody is in the highest tier whose threshold they reach with what counts, over the time that counts. Up goes at once with the next order; down only when a tier’s term and its grace are over.',
    lead: 'Nothing changes until you switch it on. First see who would move.',
    enabled: 'The programme',
    yes: 'runs',
    no: 'is off',
    basis: 'What counts',
    window: 'Over which time',
    windows: { rolling: 'The last days', calendar_year: 'The calendar year', lifetime: 'All time' },
    days: 'How many days',
    name: 'Name',
    from: (unit: string) => `From (${unit})`,
    thresholdMoney: (currency: string) => `net spend, ${currency}`,
    multiplier: 'Points × ',
    remove: 'Remove',
    removeTier: (name: string) => `Remove ${name}`,
    add: 'Add a tier',
    newTier: 'New tier',
    try: 'Who would move?',
    trying: 'Trying it …',
    reset: 'Back to what runs',
    switchOn: 'Switch it on',
    saved: 'It is switched on.',
    unchanged: 'This is the programme that runs: those named here move by themselves.',
    valueUntried: 'By the composite value nobody can be told in advance: it is worked out person by person.',
    faults: {
      names: 'Every tier needs a name.',
      rising: 'Thresholds must rise from tier to tier, from 0 on.',
      days: 'The time must be 1 to 3,650 days.',
      other: 'Something here is not possible: look at the numbers again.',
    },
    wouldMove: (up: string, down: string, customers: string) =>
      `Of ${customers} customers, ${up} would rise and ${down} would fall.`,
    moves: 'Who would move',
    move: (from: string, to: string) => `${from} → ${to}`,
    when: { up: 'with their next order', down: 'when term and grace are over' },
    columns: { move: 'Move', people: 'People', when: 'When', some: 'Some of them' },
  },
}
