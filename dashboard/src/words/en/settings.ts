import type { FindRequest } from '#shared/wire/customer'
import type { KeyRow } from '#shared/wire/key'
import type { Subject } from '#shared/wire/placement'
import type { QuestionKind, TouchPoint } from '#shared/wire/question'
import type { ImportKind } from '../../transforms/import-lines.ts'
import { audit } from './audit-log.ts'
import { quality } from './data-quality.ts'
import { settingFields } from './setting-fields.ts'

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
    privacy:
      'How long people are kept who do nothing, and what to do when somebody asks for their data or to be forgotten.',
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
    `${told.name} sells in ${told.currency}, keeps its days by ${told.zone}, and serves pages at ${told.addresses} ${told.one ? 'address' : 'addresses'}; until a shopper chooses, consent counts as ${told.granted ? 'granted' : 'denied'}.`,
  recommendation: 'What an action weighs',
  retention: 'How long people are kept',
  choices: {
    granted: 'Granted until they say no',
    denied: 'Denied until they say yes',
    never: 'What is missing is forgiven',
    allowed: 'The balance may go below zero',
  } as Record<string, string>,

  fields: settingFields,

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
    always: 'you revoke it',
    revoke: 'Revoke',
    sure: 'It stops working at once.',
    yes: 'Yes, revoke it',
    another: 'A new key in the place of another',
    anotherHint:
      'The keys of this kind that you have go on working for the hours of overlap, so that pages and servers can change over one by one.',
    overlap: 'Overlap in hours',
    make: 'Make a new key',
    created: (kind: string) => `New key: ${kind}.`,
    once: 'Copy it now; it is not shown again.',
    until: (moment: string) => `The keys before it hold until ${moment}.`,
    logins: 'Logins to this dashboard',
    loginsHint: 'A login ends by itself after twelve hours. Keys are not touched.',
    everywhere: 'Log out everywhere, here too',
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

  requests: {
    title: 'When somebody asks what is kept of them, or to be forgotten',
    lead: 'Find them by the e-mail address they ordered with as a guest, by the number of one of their orders, or by their customer id. Each file and each erasure is in the log of changes.',
    by: 'Known by',
    ways: { email: 'E-mail address', order_id: 'Order number', id: 'Customer id' } satisfies Record<
      keyof FindRequest,
      string
    > as Record<keyof FindRequest, string>,
    text: 'Which',
    find: 'Find',
    nobody: 'Nobody is known by that. Customers with an account are found by their id or an order.',
    nameless: 'An order that names nobody',
    about: (orders: string, seen: string) => `orders: ${orders}, last seen ${seen}`,
    save: 'Save all that is kept as a file',
    saved:
      'The file was handed to your browser. Look at it before you pass it on: your own notes about the person are in it.',
    forget: 'Forget this person',
    sure: 'Erases everything known of them, visits on all their browsers included, and cannot be undone. Sums of past days stay; nothing in them is personal.',
    yes: 'Yes, forget them',
    forgotten: 'This person is forgotten.',
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
    lead: 'Choose the file that Shopify or WooCommerce exports as it is, any other CSV with a line of headings, or JSON Lines as the API takes them. Sent twice, everything counts once.',
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
    from: (system: string) => `Read as a file that ${system} exports.`,
    leftOut: (count: string) => `Left out, as drafts, hidden products or unpaid orders: ${count}.`,
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
      'In a file of your own, name the columns like this; others are passed over. Amounts are decimals unless the name ends in _minor.',
    larger: 'Large files, other column names and past visits go faster by command line:',
  },

  backup: {
    title: 'Backup',
    lead: 'A backup holds everything but keys and secrets. It is made and brought back by command line, with the secret key.',
    person:
      'What is stored on one person is saved as a file from their page or from Privacy, or with GET /v1/customers/{id}/export.',
    capacity: 'Capacity',
    shards: 'Shards of the session index',
    shardsHint: 'Share what shelves are chosen from.',
    relays: 'Relays before the figures',
    relaysHint: 'Gather what shoppers tell.',
    growing: (shards: string) => `${shards} shards are being split; shelves are served all the while.`,
    more: 'A busy store gets more by command line; docs/limits.md says from when on.',
  },

  quality,

  audit,
}
