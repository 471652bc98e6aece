import type { PersonKind } from '#shared/wire/customer'

/** The words about people and what they do. Figures arrive formatted. */
export const people = {
  customers: {
    question: 'Who are the customers?',
    title: 'Customers',
    found: (count: number, text: string, kind: PersonKind | 'all') => {
      const noun = {
        customer: ['customer', 'customers'],
        guest: ['guest', 'guests'],
        visitor: ['visitor', 'visitors'],
        all: ['person', 'people'],
      }[kind]
      return `${text} ${count === 1 ? noun[0] : noun[1]}`
    },
    story: (found: string, search: string | null) =>
      search === null ? `The store knows ${found}.` : `${found} found for “${search}”.`,
    cut: (found: string, search: string) =>
      `More than ${found} match “${search}”; here are some. Type more of the name to see the others.`,
    search: 'Name, id or e-mail address',
    searchSubmit: 'Search',
    clear: 'Clear the search',
    kindLabel: 'Who',
    kind: { all: 'All', customer: 'Customers', guest: 'Guests', visitor: 'Visitors' } as Record<
      PersonKind | 'all',
      string
    >,
    kindMeans:
      'Customers are known by an account. Guests ordered without one and are known by a hashed e-mail address. Visitors have not told us who they are.',
    sortedBy: 'Sort by',
    columns: {
      person: 'Person',
      orders: 'Orders',
      revenue: 'Revenue',
      net: 'Net',
      last_order: 'Last order',
      sessions: 'Visits',
      views: 'Products opened',
      last_seen: 'Last seen',
      first_seen: 'First seen',
      rfm: 'Segment',
      alive: 'Will order again',
      satisfaction: 'Satisfaction',
      tier: 'Tier',
      points: 'Points',
      country: 'Country',
      channel: 'Came by',
    },
    means: {
      rfm: 'By recency, frequency and worth: how lately, how often and for how much they ordered, compared with the other customers.',
      alive:
        'The probability that they will ever order again, by the store’s model. Nobody has one before the model’s first run, or in a store too small for a model.',
      satisfaction: 'What they said last, from 0 to 100%. Most people never said anything.',
      channel: 'What brought their first visit, of those with an order. Imported orders tell of no visit.',
    } as Partial<Record<string, string>>,
    workedOut: 'Being worked out',
    columnsTitle: 'Columns',
    columnId: 'Id',
    minor: (name: string, currency: string) => `${name} (${currency}, minor units)`,
    exportAll: 'Save all as CSV',
    exporting: (done: string, of: string) => `${done} of ${of} fetched`,
    exportStop: 'Stop',
    parts: (told: {
      ordered: string
      orderedShare: string
      again: string
      againShare: string | null
      lately: string
    }) =>
      `${told.ordered} of them (${told.orderedShare}) have ordered${
        told.againShare === null ? '' : `, ${told.again} of these (${told.againShare}) more than once`
      }; ${told.lately} were here in the last 30 days.`,
    page: 'Pages',
    next: 'Next page',
    previous: 'Page before',
    emptySearch:
      'Nobody matches. Search for a part of the name, or for the whole id; or look among all people.',
    emptyKind: 'There is nobody of this kind yet.',
    empty:
      'There is nobody here yet. People appear once they look at a second product, sign in or order; past orders can be imported.',
    showAll: 'Show all people',
  },
  person: {
    customer: (id: string) => `Customer ${id}`,
    guest: (id: string) => `Guest ${id}`,
    visitor: (id: string) => `Visitor ${id}`,
    kind: { customer: 'Customer', guest: 'Guest', visitor: 'Visitor' } as Record<PersonKind, string>,
  },
  customer: {
    back: 'All customers',
    question: 'Who is this?',
    story: (told: {
      name: string
      orders: number
      ordersText: string
      revenue: string
      seen: string
      taste: string | null
    }) => {
      const bought =
        told.orders === 0
          ? `${told.name} has not bought anything yet`
          : `${told.name} has spent ${told.revenue} on ${told.ordersText} ${told.orders === 1 ? 'order' : 'orders'}`
      const taste = told.taste ? ` and looks at ${told.taste} most` : ''
      return `${bought}${taste}. Last seen ${told.seen}.`
    },
    figures: 'Figures',
    average: 'Average order',
    averageMeans: 'Revenue divided by orders.',
    sessionsMeans: 'Visits: activity with no break longer than 30 minutes.',
    views: 'Products opened',
    viewsMeans: 'How many times this person opened a product page.',
    since: (date: string) => `known since ${date}`,
    aliases: (count: number) =>
      `Also known by ${count} other ${count === 1 ? 'id' : 'ids'}, joined at sign-in`,
    timeline: 'What they did',
    timelineEmpty: 'Nothing to show yet. Visits and orders appear here as they happen.',
    unfold: (lines: string) => `Show ${lines} more`,
    times: (count: string) => `${count} times`,
    viaShelf: (shelf: string) => `from ${shelf}`,
    orderId: (id: string) => `order ${id}`,
    more: (count: string) => `and ${count} more`,
  },
  /** What a person did, without the person: a row of a timeline or of the live feed. */
  did: {
    view_item: 'looked at',
    view_item_list: 'saw',
    select_item: 'clicked',
    add_to_cart: 'put into the cart',
    remove_from_cart: 'took out of the cart',
    add_to_wishlist: 'wished for',
    view_cart: 'opened the cart',
    begin_checkout: 'began to check out',
    purchase: 'finished a checkout',
    search: 'searched',
    search_for: 'searched for',
    login: 'signed in',
    hide_item: 'hid',
    unhide_item: 'took back hiding',
    exposure: 'saw a shelf of an experiment',
    page_view: 'opened a page',
    order: 'ordered',
    cancelled: 'ordered, and the order was cancelled:',
    refund: 'was refunded',
    merge: 'was recognised as the same person as an earlier visitor',
    other: 'did something',
  },
}
