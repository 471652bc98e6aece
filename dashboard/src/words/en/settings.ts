import type { AuditAction, AuditActor } from '#shared/wire/audit'
import type { QualityCheck, QualityCheckName, QualityPartName, QualityStep } from '#shared/wire/inspection'
import type { KeyRow } from '#shared/wire/key'
import type { Subject } from '#shared/wire/placement'
import type { QuestionKind, TouchPoint } from '#shared/wire/question'
import type { ImportKind } from '../../transforms/import-lines.ts'
import type { SettingPath } from '../../transforms/settings-fields.ts'

/** The words of the settings. Figures arrive formatted. */
export const settings = {
  question: 'How is the store set up?',
  pages: 'Pages of the settings',
  tabs: {
    shop: 'Shop',
    keys: 'Keys',
    shelves: 'Shelves',
    loyalty: 'Loyalty',
    questions: 'Questions',
    privacy: 'Privacy',
    spend: 'Spend',
    import: 'Import',
    backup: 'Backup and capacity',
    quality: 'Data quality',
    audit: 'Changes',
  },
  answers: {
    shop: 'Who you are, which pages may ask, and what holds before a shopper says yes or no.',
    keys: 'Keys are shown once. A new one takes an old one’s place, and both hold for as long as you say.',
    shelves: 'What fills which shelf, and what an action of a shopper weighs.',
    loyalty: 'What a point costs and is worth, and how long it holds.',
    questions: 'What shoppers are asked, where, and how often.',
    privacy: 'How long people are kept who do nothing, and how to forget somebody now.',
    spend: 'What winning and keeping customers costs, so that it can be set beside what they bring.',
    import: 'Bring products and orders in from a file.',
    backup: 'How to take everything out and bring it back, and how many objects share the work.',
    quality: 'How complete, fresh and consistent your data is, and what to do next.',
    audit: 'Every change of this store, and whose hand it was.',
  },
  shopStory: (told: {
    name: string
    currency: string
    zone: string
    addresses: string
    one: boolean
    granted: boolean
  }) =>
    `${told.name} sells in ${told.currency}, keeps its days by ${told.zone}, and is asked from ${told.addresses} ${told.one ? 'address' : 'addresses'}; until a shopper chooses, consent counts as ${told.granted ? 'granted' : 'denied'}.`,
  recommendation: 'What an action weighs',
  retention: 'How long people are kept',
  choices: {
    granted: 'Granted until they say no',
    denied: 'Denied until they say yes',
    never: 'What is missing is forgiven',
    allowed: 'The balance may go below zero',
  } as Record<string, string>,

  fields: {
    name: { name: 'Name of the shop', hint: 'Shown in this dashboard.' },
    origins: {
      name: 'Addresses of your pages',
      hint: 'One a line, with https:// and without a path. Browsers may use the publishable key from these only.',
    },
    consent_default: {
      name: 'Before a shopper chooses',
      hint: 'What holds where your page says nothing of consent. Denied stores nothing of anybody who did not say yes.',
    },
    publish_delay_ms: {
      name: 'Gather for (milliseconds)',
      hint: 'How long what shoppers do waits to be sent on together. Less is fresher, more is cheaper.',
    },
    'recommendation.weights.view': {
      name: 'Weight of looking at a product',
      hint: 'Against the others; 1 unless changed.',
    },
    'recommendation.weights.cart': { name: 'Weight of putting it into the cart', hint: '3 unless changed.' },
    'recommendation.weights.wishlist': { name: 'Weight of wishing for it', hint: '2 unless changed.' },
    'recommendation.weights.purchase': { name: 'Weight of buying it', hint: '5 unless changed.' },
    'recommendation.half_life_days': {
      name: 'Half-life of a taste, in days',
      hint: 'After so many days what somebody did counts half.',
    },
    'recommendation.exploration': {
      name: 'Places for products few people saw',
      hint: 'So that new products get a chance. 5 unless changed.',
    },
    'recommendation.diversity': {
      name: 'Variety on a shelf',
      hint: '0: by relevance alone. 100: each product as unlike the ones before as can be.',
    },
    'recommendation.max_per_brand': {
      name: 'Most products of one brand',
      hint: 'On one shelf; empty: as many as come.',
    },
    'recommendation.max_per_category': {
      name: 'Most products of one category',
      hint: 'On one shelf; empty: as many as come.',
    },
    'recommendation.free_shipping_minor': {
      name: 'Shipping is free from',
      hint: 'Value of the cart; empty: never, or always.',
    },
    'points.enabled': { name: 'Customers earn points', hint: 'What was earned before keeps its terms.' },
    'points.minor_per_point': {
      name: 'Spend for one point',
      hint: 'Net amount of an order that earns one point.',
    },
    'points.minor_per_redeemed_point': {
      name: 'Worth of a point spent',
      hint: 'What a shopper saves with one.',
    },
    'points.pending_days': {
      name: 'Days until points can be spent',
      hint: 'The time in which an order may be returned.',
    },
    'points.expiry_days': {
      name: 'Days until points expire',
      hint: 'From when they can be spent; 0: never.',
    },
    'points.birthday_points': { name: 'Points on a birthday', hint: 'Once a year; 0: none.' },
    'points.min_redeem': { name: 'Fewest points spent at once', hint: 'With fewer nothing can be paid.' },
    'points.redeem_step': { name: 'Points are spent in steps of', hint: '1: any number of them.' },
    'points.rollback_days': {
      name: 'Days that points given back hold',
      hint: 'Even if they would have expired.',
    },
    'points.negative_balance': {
      name: 'When refunded points are spent already',
      hint: 'What happens to what is missing.',
    },
    'points.max_orders_per_day': {
      name: 'Orders a day before somebody looks',
      hint: 'More of one customer are held for review.',
    },
    'points.max_points_per_day': { name: 'Points a day before somebody looks', hint: 'Of one customer.' },
    'points.max_referrals_per_week': {
      name: 'Referrals a week before somebody looks',
      hint: 'Of one customer.',
    },
    'loyalty.holdout': {
      name: 'New customers outside the programme',
      hint: 'So that one sees what tiers and points bring; 0 to 50. Nobody loses what they have.',
    },
    'retention.visitor_days': {
      name: 'Days visitors are kept',
      hint: 'Who never ordered and was not seen for so long is removed. 7 to 3,650.',
    },
    'retention.customer_days': {
      name: 'Days customers are kept',
      hint: 'Forgotten with their orders when not seen for so long; empty: never. 90 to 3,650.',
    },
    'questions.enabled': { name: 'Shoppers are asked', hint: 'Nobody is asked anything before this is on.' },
    'questions.quiet_days': {
      name: 'Days of quiet',
      hint: 'After an answer or a “not now” nobody is asked anything for so long.',
    },
  } satisfies Record<SettingPath, { name: string; hint: string }> as Record<
    SettingPath,
    { name: string; hint: string }
  >,

  keys: {
    title: 'Keys that may be used',
    kinds: {
      publishable: 'Publishable (web pages)',
      secret: 'Secret (your server, this dashboard)',
      identity: 'Identity (signs who is signed in)',
    } satisfies Record<KeyRow['kind'], string> as Record<KeyRow['kind'], string>,
    kind: 'Kind',
    id: 'Id',
    made: 'Made',
    holds: 'Holds until',
    always: 'replaced or taken away',
    revoke: 'Take away',
    sure: 'It stops working at once.',
    yes: 'Yes, take it away',
    another: 'A new key in the place of another',
    anotherHint:
      'The keys of this kind that you have go on working for the hours of overlap, so that pages and servers can change over one by one.',
    overlap: 'Overlap in hours',
    make: 'Make a new key',
    created: (kind: string) => `New key: ${kind}.`,
    once: 'Copy it now; it is not shown again.',
    until: (moment: string) => `The keys before it hold until ${moment}.`,
  },

  placements: {
    title: 'What fills each place',
    lead: 'Recommenders are tried in order until the shelf is full.',
    filledBy: 'Filled by, in order',
    next: ', then ',
    state: 'Set by',
    yours: 'you',
    ours: 'Kindred',
    of: (place: string) => `${place}: what fills it`,
    recommender: 'Recommender',
    most: 'At most',
    add: 'Add a recommender',
    up: (name: string) => `Move ${name} up`,
    subject: 'Begins with',
    subjects: {
      session: 'what the shopper opened',
      product: 'the product of the page',
      cart: 'the cart',
      purchase: 'what was bought',
      category: 'the category of the page',
    } satisfies Record<Subject, string> as Record<Subject, string>,
    explores: 'Some places for products few people saw',
    first: 'Chooses before the page’s other shelves',
    fallback: 'Stands in when nothing fits: ',
    back: 'Back to Kindred’s own',
    close: 'Close',
  },

  loyalty: { tiers: 'Edit the tiers in Loyalty', weights: 'Weigh the value of customers in Value' },

  questions: {
    title: 'What is asked',
    empty: 'Nothing is asked. Add a question, and put <kindred-question> where it should appear.',
    add: 'Add a question',
    placement: 'Place',
    kind: 'Kind',
    touchPoint: 'About',
    share: 'Share of people, %',
    kinds: {
      csat: 'Satisfaction (1 to 5)',
      nps: 'Would you recommend us (0 to 10)',
      effort: 'How easy was it (1 to 5)',
      expectation: 'Expected and found (1 to 5)',
    } satisfies Record<QuestionKind, string> as Record<QuestionKind, string>,
    touchPoints: {
      shop: 'The shop as a whole',
      browsing: 'Looking around',
      buying: 'Buying',
      delivery: 'Delivery',
      product: 'The product',
      service: 'Service',
    } satisfies Record<TouchPoint, string> as Record<TouchPoint, string>,
  },

  erase: {
    title: 'Forget a customer',
    lead: 'Erases the person with everything known of them, visits on all their browsers included. It cannot be undone. Sums of past days stay; nothing in them is personal.',
    id: 'The customer’s id',
    again: 'The same id again',
    submit: 'Forget this customer',
    done: (id: string) => `${id} is forgotten.`,
  },

  spend: {
    title: 'Spend by month and channel',
    lead: 'What you spent on winning new customers and on keeping those you have. It is set beside what customers bring.',
    empty: 'Nothing is entered yet. Add the first month, and what a new customer costs can be worked out.',
    month: 'Month',
    channel: 'Channel',
    acquisition: (currency: string) => `To win, ${currency}`,
    retention: (currency: string) => `To keep, ${currency}`,
    won: 'Spent to win customers',
    kept: 'Spent to keep customers',
    add: 'Add a line',
  },

  import: {
    lead: 'Choose a CSV file with a line of headings, or JSON Lines as the API takes them. Sent twice, everything counts once.',
    kind: 'What is in it',
    kinds: { products: 'Products', orders: 'Orders' } satisfies Record<ImportKind, string> as Record<
      ImportKind,
      string
    >,
    file: 'File',
    start: 'Import',
    stop: 'Stop',
    found: (name: string, lines: string, unreadable: string) =>
      `${name}: ${lines} to import, ${unreadable} cannot be read.`,
    progress: (done: string, of: string) => `${done} of ${of} sent.`,
    bar: 'How much of the file is imported',
    counts: (c: { created: string; updated: string; unchanged: string; rejected: string }) =>
      `${c.created} new, ${c.updated} changed, ${c.unchanged} as they were, ${c.rejected} refused.`,
    refused: 'Lines that were not taken',
    line: 'Line',
    id: 'Id',
    fault: 'What is wrong',
    moreFaults: (count: string) => `and ${count} more`,
    columns: 'Which columns are read',
    columnsHint:
      'Name the columns of your file like this; others are passed over. Amounts are decimals unless the name ends in _minor.',
    larger: 'Large files, other column names and past visits go faster by command line:',
  },

  backup: {
    title: 'Backup',
    lead: 'A backup holds everything but keys and secrets. It is made and brought back by command line, with the secret key.',
    person:
      'What is stored on one person is on their page: “Export” there, or GET /v1/customers/{id}/export.',
    capacity: 'Capacity',
    shards: 'Shards of the session index',
    shardsHint: 'Share what shelves are chosen from.',
    relays: 'Relays before the figures',
    relaysHint: 'Gather what shoppers tell.',
    growing: (shards: string) => `${shards} shards are being split; shelves are served all the while.`,
    more: 'A busy store gets more by command line; docs/limits.md says from when on.',
  },

  quality: {
    title: 'Data quality',
    nothing: 'There is nothing to check yet: send products, orders and events first',
    score: (score: string) => `Your data scores ${score} of 100`,
    means:
      'Six parts, each the mean of its checks against their goals, weighed as the table says. Parts without anything to check are left out.',
    part: 'Part',
    scoreColumn: 'Score',
    weight: 'Weight',
    parts: {
      catalogue: 'Catalogue',
      people: 'People',
      orders: 'Orders',
      events: 'Events',
      freshness: 'Freshness',
      consistency: 'Consistency',
    } satisfies Record<QualityPartName, string> as Record<QualityPartName, string>,
    next: 'What to do next',
    done: 'Every check is good. There is nothing to do.',
    checked: 'What was checked',
    check: 'Check',
    share: 'As it should be',
    count: 'Count',
    of: (have: string, of: string) => `${have} of ${of}`,
    goal: 'Goal',
    verdict: 'Verdict',
    verdicts: { good: 'Good', fair: 'Fair', poor: 'Poor', unknown: 'Nothing to check' } satisfies Record<
      QualityCheck['verdict'],
      string
    > as Record<QualityCheck['verdict'], string>,
    differences: (days: string) =>
      `The orders of these days do not add up to what the days say: ${days}. Please report it; it should not happen.`,
    checks: {
      products_with_image: 'Products with a picture',
      products_with_price: 'Products with a price',
      products_with_category: 'Products with a category',
      products_with_brand: 'Products with a brand',
      products_described: 'Products with a description',
      products_with_own_title: 'Products with a title of their own',
      products_with_own_url: 'Products with an address of their own',
      customers_with_name: 'Customers with a name',
      customers_with_country: 'Customers with a country',
      customers_with_birth_year: 'Customers with a year of birth',
      customers_with_birthday: 'Customers with a birthday',
      customers_asked_about_email: 'Customers asked about e-mail',
      asked_who_allow_email: 'Of those asked, who allow e-mail',
      orders_of_somebody: 'Orders that name somebody',
      orders_with_known_product: 'Orders whose products are known',
      events_accepted: 'Events that are taken',
      events_with_known_product: 'Events whose products are known',
      batches_with_right_clock: 'Browsers whose clock is right',
      last_event: 'Last event is recent',
      last_order: 'Last order is recent',
      last_product_sync: 'Last products came recently',
      days_that_add_up: 'Days that add up',
      people_that_add_up: 'People who add up',
      orders_with_owner: 'Orders with an owner',
      orders_not_ahead: 'Orders that are not in the future',
    } satisfies Record<QualityCheckName, string> as Record<QualityCheckName, string>,
    steps: {
      send_images: 'Send image_url with your products, so that shelves show pictures.',
      send_prices: 'Send price_minor with your products.',
      send_categories: 'Send categories, from the broadest to the narrowest.',
      send_brands: 'Send brands with your products.',
      send_descriptions: 'Send descriptions; similar products are found by them.',
      group_variants: 'Give variants of one product a common group_id.',
      send_names: 'Send customer_name with orders, or name in identity tokens.',
      send_countries: 'Send the country with orders.',
      ask_birth_years: 'Ask customers for their year of birth where it helps them.',
      ask_birthdays: 'Ask customers for their birthday; there are points for it.',
      ask_email_consent: 'Ask customers whether they want e-mail.',
      earn_email_consent: 'Few of those asked want e-mail: say what they get for it.',
      send_customer_ids: 'Send customer_id or email with every order.',
      send_missing_products: 'Send the products that orders name and the catalogue lacks.',
      read_rejections: 'Look at which events are refused, and why: the answer to POST /v1/events says it.',
      match_item_ids: 'Use the same product ids in pages and catalogue, or send the others as aliases.',
      know_browser_clocks: 'Many clocks are wrong; send sent_at with events, so that they are corrected.',
      check_tracker: 'No event came lately: check that the tag is in every page.',
      check_order_sync: 'No order came lately: check what sends them.',
      check_product_sync: 'No product came lately: check what sends them.',
      report_differences: 'Figures do not add up: please report it.',
      set_server_clock: 'Orders lie in the future: set your server’s clock.',
    } satisfies Record<QualityStep, string> as Record<QualityStep, string>,
  },

  audit: {
    title: 'Changes, newest first',
    action: 'What was done',
    all: 'Everything',
    customer: 'Customer (id)',
    show: 'Show',
    empty: 'No change of this kind is in the log.',
    when: 'When',
    who: 'By',
    what: 'What changed',
    newest: 'Back to the newest',
    older: 'Older changes',
    more: (count: string) => `and ${count} more`,
    by: {
      secret: 'Secret key',
      merchant: 'Dashboard',
      person: 'The customer',
      deployment: 'Operator',
    } satisfies Record<AuditActor['by'], string> as Record<AuditActor['by'], string>,
    actions: {
      'store.create': 'Store made',
      'store.hold': 'Store held still',
      'store.restore': 'Backup brought back',
      'settings.change': 'Settings changed',
      'capacity.change': 'Capacity changed',
      'key.create': 'Key made',
      'key.revoke': 'Key taken away',
      login: 'Logged in',
      'segment.save': 'Segment saved',
      'segment.remove': 'Segment deleted',
      'treatment.save': 'Treatment changed',
      'spend.save': 'Spend entered',
      'cluster.rename': 'Cluster named',
      'account.change': 'Key account changed',
      'target.save': 'Target set',
      'target.remove': 'Target deleted',
      'annotation.save': 'Note written',
      'annotation.remove': 'Note deleted',
      'anomaly.settle': 'Anomaly looked at',
      'customer.change': 'Customer changed',
      'customer.erase': 'Customer forgotten',
      'points.move': 'Points moved by hand',
      'product.remove': 'Product taken off',
      'import.products': 'Products imported',
      'import.orders': 'Orders imported',
      'import.sessions': 'Past visits imported',
    } satisfies Record<AuditAction, string> as Record<AuditAction, string>,
  },
}
