import type { FigureName } from '../../transforms/figures.ts'
import type { MetricName } from '../../transforms/series.ts'

/** The words of the overview, its chart and the shelves. Figures arrive formatted. */
export const figures = {
  overview: {
    story: (told: {
      revenue: string
      orders: number
      ordersText: string
      when: string
      /** With what it is compared: `in the period before`. */
      than: string
      change: { direction: 'up' | 'down' | 'same'; size: string | null } | null
      driver: { name: 'orders' | 'basket'; change: string } | null
      shelfShare: string | null
      /** It is of a segment's people, not of the shop. */
      some?: boolean
    }) => {
      const orders = `${told.ordersText} ${told.orders === 1 ? 'order' : 'orders'}`
      const { change, driver } = told
      const compared =
        change === null
          ? ''
          : change.direction === 'same'
            ? `, as much as ${told.than}`
            : change.size === null
              ? `; there was nothing ${told.than}`
              : `, ${change.size} ${change.direction === 'up' ? 'more' : 'less'} than ${told.than}`
      const cause =
        driver === null
          ? ''
          : driver.name === 'orders'
            ? `, mostly because there were ${change?.direction === 'up' ? 'more' : 'fewer'} orders (${driver.change})`
            : `, mostly because the average order was ${change?.direction === 'up' ? 'larger' : 'smaller'} (${driver.change})`
      const shelves = told.shelfShare
        ? ` ${told.shelfShare} of the revenue is in products first clicked on a shelf.`
        : ''
      return `${told.some ? 'These people brought' : 'The shop took'} ${told.revenue} from ${orders} ${told.when}${compared}${cause}.${shelves}`
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
    new: 'none before',
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
    rateMeans:
      'Clicks on products chosen so, divided by all shelves seen at this place. The lines of a place add up to its click rate.',
    seenMeans:
      'How often a shelf came into sight whose first product was chosen so; a shelf holds products that were chosen in several ways.',
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
      order: 'After an order',
      email: 'E-mail',
      bundle: 'Bundle',
      '404': 'Page not found',
      'also-viewed': 'Also viewed',
      'bought-together': 'Bought together',
      'recently-viewed': 'Recently viewed',
      bestsellers: 'Bestsellers',
      'new-arrivals': 'New arrivals',
    } as Record<string, string>,
    recommenders: {
      'session-knn': 'Similar visits',
      'also-viewed': 'Also viewed',
      'bought-together': 'Bought together',
      'recently-viewed': 'Recently viewed',
      'category-bestsellers': 'Bestsellers of a category',
      bestsellers: 'Bestsellers',
      'new-arrivals': 'New arrivals',
      'viewed-then-bought': 'Viewed, then bought',
      'cart-completion': 'Completes the cart',
      'buy-again': 'Buy again',
      similar: 'Similar products',
      taste: 'Long-term taste',
      'brand-bestsellers': 'Bestsellers of a brand',
      'on-sale': 'On sale',
      'to-free-shipping': 'To free shipping',
      trending: 'Trending',
      explore: 'New and little seen',
      pinned: 'Pinned by you',
    } as Record<string, string>,
  },
}
