import type { PersonKind } from '#shared/wire/customer'
import type { FigureName } from '../transforms/figures.ts'
import type { MetricName } from '../transforms/series.ts'

/** Every word the dashboard says, in English. `zh.ts` has the same keys. Figures arrive formatted. */
export const en = {
  locale: 'en',
  product: 'Kindred',
  skip: 'Skip to the content',
  navigation: 'Views',
  views: { overview: 'Overview', live: 'Live', customers: 'Customers' },
  theme: { label: 'Appearance', system: 'As the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  logOut: 'Log out',
  loading: 'Loading…',
  refreshing: 'Bringing this up to date…',
  tryAgain: 'Try again',
  none: '–',
  tableOf: 'Show as a table',
  reference: (id: string) => `If you ask for help, quote ${id}.`,

  login: {
    title: 'Log in',
    lead: 'Open your store’s dashboard with its secret key.',
    key: 'Secret key',
    hint: 'It begins with sk_ and was shown once, when the store was created.',
    submit: 'Log in',
    submitting: 'Logging in…',
    missing: 'Enter the secret key.',
    publishable:
      'This is the publishable key, which is made for web pages. The dashboard needs the secret key: it begins with sk_.',
    wrong: 'No store has this key. Check that it was copied whole.',
    ended: 'Your login has ended; it lasts 12 hours. Log in again and you are back where you were.',
    privacy: 'The key is exchanged for a cookie and is not kept in this browser.',
  },

  problem: {
    network: 'The server cannot be reached. Check your connection; nothing was lost.',
    unreadable: (status: number) => `The server gave an answer that cannot be read (${status}).`,
    busy: 'The service is busy at the moment. Try again in a minute.',
    internal: 'Something went wrong on the server. Your data is safe; try again in a minute.',
    notFound: 'This is not here any more, or never was.',
    erased: 'This person asked to be forgotten. Nothing of them is kept.',
    forbidden: 'This login may not see this.',
    request: 'The server does not understand this page’s address. Choose the dates or filters again.',
  },

  range: {
    label: 'Dates',
    '7d': '7 days',
    '30d': '30 days',
    '90d': '90 days',
    '12m': '12 months',
    all: 'All',
    custom: 'Own dates',
    from: 'From',
    to: 'To',
    apply: 'Show',
    compare: 'Compare with the period before',
    against: (range: string) => `, compared with ${range}`,
    name: {
      '7d': 'in the last 7 days',
      '30d': 'in the last 30 days',
      '90d': 'in the last 90 days',
      '12m': 'in the last 12 months',
      all: 'in all',
      custom: 'in these days',
    },
  },

  overview: {
    question: 'How is the shop doing?',
    story: (told: {
      revenue: string
      orders: number
      ordersText: string
      when: string
      change: { direction: 'up' | 'down' | 'same'; size: string | null } | null
      driver: { name: 'orders' | 'basket'; change: string } | null
      shelfShare: string | null
    }) => {
      const orders = `${told.ordersText} ${told.orders === 1 ? 'order' : 'orders'}`
      const { change, driver } = told
      const compared =
        change === null
          ? ''
          : change.direction === 'same'
            ? ', as much as in the period before'
            : change.size === null
              ? '; there was nothing in the period before'
              : `, ${change.size} ${change.direction === 'up' ? 'more' : 'less'} than in the period before`
      const cause =
        driver === null
          ? ''
          : driver.name === 'orders'
            ? `, mostly because there were ${change?.direction === 'up' ? 'more' : 'fewer'} orders (${driver.change})`
            : `, mostly because the average order was ${change?.direction === 'up' ? 'larger' : 'smaller'} (${driver.change})`
      const shelves = told.shelfShare
        ? ` ${told.shelfShare} of the revenue is in products first clicked on a shelf.`
        : ''
      return `The shop took ${told.revenue} from ${orders} ${told.when}${compared}${cause}.${shelves}`
    },
    noOrders: (when: string) => `There was no order ${when}, but people did visit.`,
    quiet: (when: string) => `Nothing was recorded ${when}.`,
    quietHint: (range: string) => `The store has figures from ${range}.`,
    seeAll: 'Show all of it',
    figures: 'Key figures',
    sales: 'Sales',
    shelfWork: 'Shelves',
    before: (value: string) => `from ${value}`,
    up: 'up',
    down: 'down',
    same: 'unchanged',
    new: 'new',
    figure: {
      revenue: {
        name: 'Revenue',
        means:
          'Gross: all order lines added up, before discounts, refunds and tax. Shipping is not in it. Cancelled orders do not count.',
      },
      net_revenue: {
        name: 'Net revenue',
        means: 'Revenue less discounts, refunds and the tax stated on the orders. Shipping is not in it.',
      },
      orders: {
        name: 'Orders',
        means:
          'Orders your server sent, without cancelled ones. What a browser claims was bought does not count.',
      },
      customers: {
        name: 'Customers',
        means: 'Different people with an order in these days, guests included.',
      },
      new_customers: { name: 'New customers', means: 'People whose first order is in these days.' },
      impressions: {
        name: 'Shelves seen',
        means: 'How often a shelf came into sight on a shopper’s screen.',
      },
      clicks: {
        name: 'Clicks',
        means: 'Products opened from a shelf. The click rate is clicks divided by shelves seen.',
      },
      attributed_orders: {
        name: 'Orders from shelves',
        means: 'Orders with a product that the same person had clicked on a shelf in the 7 days before.',
      },
      attributed_revenue: {
        name: 'Revenue from shelves',
        means:
          'The lines of those orders that hold the clicked products. It says where sales passed through, not what would have been lost without.',
      },
    } satisfies Record<FigureName, { name: string; means: string }> as Record<
      FigureName,
      { name: string; means: string }
    >,
    share: {
      net_revenue: (share: string) => `${share} of gross`,
      new_customers: (share: string) => `${share} of customers`,
      clicks: (share: string) => `${share} click rate`,
      attributed_orders: (share: string) => `${share} of orders`,
      attributed_revenue: (share: string) => `${share} of revenue`,
    } as Partial<Record<FigureName, (share: string) => string>>,
  },

  chart: {
    choose: 'What the chart shows',
    metric: { revenue: 'Revenue', orders: 'Orders', impressions: 'Shelves seen', clicks: 'Clicks' } as Record<
      MetricName,
      string
    >,
    title: {
      revenue: { day: 'Revenue by day', week: 'Revenue by week', month: 'Revenue by month' },
      orders: { day: 'Orders by day', week: 'Orders by week', month: 'Orders by month' },
      impressions: {
        day: 'Shelves seen by day',
        week: 'Shelves seen by week',
        month: 'Shelves seen by month',
      },
      clicks: { day: 'Clicks by day', week: 'Clicks by week', month: 'Clicks by month' },
    } as Record<MetricName, Record<'day' | 'week' | 'month', string>>,
    current: 'These days',
    previous: 'Before',
    incomplete: 'incomplete',
    partialNote: 'Hatched and dashed: not all of it is over yet.',
    read: 'Point at the chart, or focus it and use the arrow keys, to read a single value.',
    day: { day: 'Day', week: 'Week', month: 'Month' },
    beforeDay: 'Day before',
  },

  shelves: {
    title: 'Which shelves earn their place',
    lead: 'One line for each place on the site and each way of choosing products.',
    placement: 'Place',
    recommender: 'Chosen by',
    impressions: 'Seen',
    clicks: 'Clicks',
    clickRate: 'Click rate',
    attributedOrders: 'Orders',
    attributedRevenue: 'Revenue',
    all: 'All shelves',
    one: (place: string, recommender: string | null) =>
      recommender ? `the shelf “${place}” (${recommender})` : `the shelf “${place}”`,
    empty: 'No shelf was seen in these days. Put one into a page, and its work shows up here:',
    places: {
      home: 'Home page',
      product: 'Product page',
      cart: 'Cart',
      category: 'Category page',
      search: 'Search results',
      checkout: 'Checkout',
      account: 'Account',
    } as Record<string, string>,
    recommenders: {
      'session-knn': 'Similar visits',
      'also-viewed': 'Also viewed',
      'bought-together': 'Bought together',
      'recently-viewed': 'Recently viewed',
      'category-bestsellers': 'Bestsellers of a category',
      bestsellers: 'Bestsellers',
      'new-arrivals': 'New arrivals',
    } as Record<string, string>,
  },

  start: {
    title: 'Nothing has arrived yet. Three steps to the first figure:',
    embed: 'Put this tag into every page of your shop. It remembers what shoppers look at.',
    keyNote: 'Replace pk_… with your publishable key; it was shown when the store was created.',
    shelf: 'Put a shelf where products should appear.',
    orders: 'Send your products and orders from your server, or import a file.',
    docs: 'Read the guide',
    copy: 'Copy',
    copied: 'Copied',
  },

  live: {
    question: 'What is happening now?',
    title: 'Live',
    status: {
      connecting: 'Connecting…',
      live: 'Connected',
      waiting: (seconds: number) =>
        `Connection lost. Trying again in ${seconds} s; the lines below are kept.`,
      paused: (held: number) =>
        held === 0 ? 'Paused.' : `Paused; ${held} new ${held === 1 ? 'line is' : 'lines are'} waiting.`,
    },
    pause: 'Pause',
    resume: 'Go on',
    empty: 'Quiet at the moment. Open a product in your shop, and it shows up here within seconds.',
    all: 'Open the live view',
    summary: (people: number, lines: number) =>
      lines === 1
        ? 'One thing happened since you opened the dashboard.'
        : `The last ${lines} things that happened were done by ${people} ${people === 1 ? 'person' : 'people'}.`,
    on: (shelf: string) => `on ${shelf}`,
  },

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
    search: 'Search by name or id',
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
      sessions: 'Visits',
      last_seen: 'Last seen',
      first_seen: 'First seen',
    },
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
    taste: 'What they like',
    tasteMeans: 'By category: its share of the products this person opened lately.',
    tasteEmpty: 'Not enough seen yet. It fills once this person opens products that have a category.',
    timeline: 'What they did',
    timelineEmpty: 'Nothing to show yet. Visits and orders appear here as they happen.',
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
    order: 'ordered',
    cancelled: 'ordered, and the order was cancelled:',
    refund: 'was refunded',
    merge: 'was recognised as the same person as an earlier visitor',
    other: 'did something',
  },
}

export type Words = typeof en
