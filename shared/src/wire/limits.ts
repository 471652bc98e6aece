/** Limits of everything that crosses the network. `docs/api.md` prints these; tests check that it does. */
export const limits = {
  /** Bytes of a request body with the publishable key. */
  publishableBodyBytes: 64 * 1024,
  /** Bytes of a request body with the secret key. */
  secretBodyBytes: 8 * 1024 * 1024,
  /** Events in one request. */
  eventsPerBatch: 100,
  /** Items in one event. */
  itemsPerEvent: 100,
  /** Lines of one bulk request (JSON Lines). */
  linesPerBulk: 5_000,
  /** Characters of any id. */
  idLength: 128,
  /** Characters of a title, a name, a search term. */
  textLength: 512,
  /** Characters of a URL. */
  urlLength: 2_048,
  /** Largest amount of money, in minor units of its currency. */
  amountMinor: 1e12,
  /** Largest quantity of one order line. */
  quantity: 1_000_000,
  /** Shelves in one recommendation request. */
  shelvesPerRequest: 10,
  /** Products on one shelf. */
  productsPerShelf: 24,
  /** Items of context sent with a recommendation request. */
  contextItems: 50,
  /** Products, categories, brands or tags that one rule or filter names. */
  valuesPerMatch: 100,
  /** Rules of a store, and placements that it changed or a rule names. */
  rules: 100,
  placements: 40,
  /** Saved filters of people. */
  segments: 50,
  /** Characters of what somebody adds to an answer, and answers in one request; as many of a person are kept. */
  commentLength: 280,
  answers: 20,
  /** Customers and products of one request for scores. */
  scoredCustomers: 25,
  scoredProducts: 200,
  /** How long ago an event may have happened, in milliseconds (72 hours). */
  eventAgeMs: 72 * 3_600_000,
  /** Two events farther apart than this belong to two sessions, in milliseconds (30 minutes, as GA4). */
  sessionGapMs: 30 * 60_000,
} as const
