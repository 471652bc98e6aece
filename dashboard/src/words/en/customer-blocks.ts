import type { RunPhase } from '#shared/wire/customer-base'
import type { QuestionKind, TouchPoint } from '#shared/wire/question'

/** The words of what the models are doing, while a customer's page waits for them. */
export const models = {
  waiting: (doing: string, step: string, of: string) =>
    `The store's models are being worked out, step ${step} of ${of}: ${doing}. The result appears here by itself.`,
  about: "The store's models are about to be worked out. The result appears here by itself.",
  phase: {
    scan: "going through everybody's orders",
    orders: 'how often customers order, and when they leave',
    spending: 'how much they spend',
    past: 'the same as of a quarter ago, to compare',
    clusters: 'which customers are alike',
    score: 'what to expect of each one',
  } as Record<RunPhase, string>,
  noOrder: 'Nothing can be expected of somebody who has not ordered yet.',
  tooLittle: 'Too few customers have come back to the store for a model: nothing is expected yet.',
  silent: 'The models do not answer just now.',
}

/** The words of where somebody lives. */
export const where = {
  title: 'Where they live',
  means:
    'As the shop told; without a word, where their newest order went that was no present. Addresses are not kept.',
  by: { told: 'as the shop told', orders: 'where their newest order went' },
  unknown: 'Not known. It comes with the country of an order.',
  shipped: (country: string, orders: string) => `${country}: ${orders}`,
  shippedTo: 'Orders by country:',
}

/** The words of how somebody responds to shelves and offers. */
export const response = {
  title: 'How they respond',
  means:
    'Clicks on shelves, and orders that followed within 7 days; an order is on offer with a discount, or with a product that was reduced when it was bought.',
  clicks: 'Clicks on shelves',
  clicksMeans: 'Clicks / shelves seen.',
  clicksOf: (clicks: string, seen: string) => `${clicks} of ${seen}`,
  noShelf: 'no shelf seen yet',
  followed: 'Orders after a click',
  followedMeans: 'Orders with a product clicked on a shelf in the 7 days before.',
  offers: 'Orders on offer',
  offersMeans: 'Orders with a discount or a reduced product / all paid orders.',
  offersOf: (onOffer: string, orders: string) => `${onOffer} of ${orders}`,
  average: 'Order on offer',
  averageMeans: 'Mean net amount of an order on offer; beside it that of the other orders.',
  otherwise: (amount: string) => `otherwise ${amount}`,
  saved: (amount: string) => `Discounts of ${amount} were given.`,
  shelves: 'Shelves that worked',
  shelf: (clicks: string, orders: string) => `${clicks} clicked, ${orders} ordered`,
}

/** The words of what somebody bought for others. */
export const presents = {
  line: (amount: string, when: string) => `Presents for ${amount} all told, the last one ${when}.`,
  of: (categories: string) => `Mostly ${categories}.`,
  because: {
    said: (count: string) => `Told as presents: ${count}`,
    wrapped: (count: string) => `With gift wrapping: ${count}`,
    other_recipient: (count: string) => `Sent to another address: ${count}`,
  },
}

/** The words of what a person would see on a shelf. */
export const shown = {
  title: 'What they would see now, and why',
  means:
    'The shelf as it would be filled for this person at this moment, with the rules of the store. It is made for you alone: nothing is counted, and nobody is told.',
  place: 'Where',
  fallback: 'Too little is known of them for this shelf: its stand-in is shown.',
  personal: 'Chosen for this person.',
  general: 'The same for everybody.',
  empty: 'This shelf would be empty, and not be there at all.',
  more: 'All shelves, as this person would see them',
}

/** The words of what a person answered. */
export const answers = {
  title: 'What they said',
  means: 'Answers to what the shop asked. What people say and what they do are kept apart.',
  kind: {
    csat: 'Satisfied',
    nps: 'Would recommend the shop',
    effort: 'Was easy',
    expectation: 'As expected',
  } satisfies Record<QuestionKind, string> as Record<QuestionKind, string>,
  about: {
    shop: 'the shop',
    browsing: 'looking around',
    buying: 'buying',
    delivery: 'delivery',
    product: 'the product',
    service: 'service',
  } satisfies Record<TouchPoint, string> as Record<TouchPoint, string>,
  of: (value: string, best: string) => `${value} of ${best}`,
  expected: (value: string) => `${value} expected`,
}

/** The names of the parts of the page. */
export const contents = {
  title: 'On this page',
  name: {
    'next-step': 'Next step',
    worth: 'Worth',
    future: 'To come',
    loyalty: 'Tier and points',
    rhythm: 'Rhythm',
    response: 'Response',
    shown: 'Shelves',
    timeline: 'What they did',
  },
}
