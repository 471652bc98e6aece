import type { Reason } from '#shared/wire/reason'
import { causes, experiments } from './experiments.ts'
import { merchantRules } from './merchant-rules.ts'
import { shelfSetup } from './shelf-setup.ts'

/** The words of the view of shelves. Figures arrive formatted. */
export const earning = {
  question: 'Do recommendations earn their place?',
  tabs: 'Parts of this view',
  tab: {
    results: 'What they bring',
    rules: 'Your rules',
    shopper: 'What a shopper sees',
    setup: 'Places and data',
  },
  story: {
    quiet: (when: string) => `No shelf was seen ${when}.`,
    seen: (told: { when: string; seen: string; clicks: string; orders: string; revenue: string }) =>
      `${told.when}, shelves were seen ${told.seen} times and clicked ${told.clicks} times; orders worth ${told.revenue} hold what was clicked.`,
    some: (told: { when: string; orders: string; revenue: string }) =>
      `${told.when}, people of this segment bought for ${told.revenue} what they had clicked on shelves, in ${told.orders} orders.`,
    someQuiet: (when: string) => `Nobody of this segment bought ${when} what they had clicked on a shelf.`,
    caused: (told: { low: string; high: string; people: string }) =>
      ` Against those who see no shelves, they brought between ${told.low} and ${told.high} from ${told.people} people.`,
    lost: (told: { low: string; high: string; people: string }) =>
      ` Against those who see no shelves, they cost between ${told.low} and ${told.high} among ${told.people} people.`,
    seems: (told: { amount: string; people: string }) =>
      ` Against those who see no shelves, they seem to have brought ${told.amount} from ${told.people} people, but while the experiment runs that may still be chance.`,
    open: ' Whether anything was bought because of them cannot be told from chance yet.',
    suspect: ' The experiment’s groups are not as large as they should be: do not believe its figures yet.',
    none: ' How much of it was bought because of them only an experiment can say.',
  },
  name: {
    '7d': 'In the last 7 days',
    '30d': 'In the last 30 days',
    '90d': 'In the last 90 days',
    '12m': 'In the last 12 months',
    all: 'In all',
    custom: 'In these days',
  },
  work: {
    choose: 'What the bars show',
    metric: { revenue: 'Revenue', orders: 'Orders', clicks: 'Clicks', seen: 'Seen' },
    heading: {
      revenue: (shelf: string, amount: string) =>
        `“${shelf}” brings most: ${amount} of what was clicked on it was bought`,
      orders: (shelf: string, amount: string) => `“${shelf}” leads to most orders: ${amount}`,
      clicks: (shelf: string, amount: string) => `“${shelf}” is clicked most: ${amount} times`,
      seen: (shelf: string, amount: string) => `“${shelf}” is seen most: ${amount} times`,
    },
    none: 'No shelf was clicked before an order',
    means:
      'A line is a place on the site and what chose the products there. Seen: shelves that came into sight. Orders and revenue: of products that the same person had clicked on that shelf in the 7 days before. One order may count on two shelves.',
    line: (place: string, recommender: string) => `${place} · ${recommender}`,
    lead: (range: string) => `The line across is ${range}.`,
    label: 'Shelves by place and by what chose the products',
    more: (count: string) => `${count} more ${count === '1' ? 'is' : 'are'} in the table.`,
    columns: {
      shelf: 'Place',
      recommender: 'Chosen by',
      seen: 'Seen',
      clicks: 'Clicks',
      rate: 'Click rate',
      orders: 'Orders',
      revenue: 'Revenue',
      before: 'Revenue before',
    },
    table: 'Each shelf',
    someMeans:
      'Of the chosen segment’s people alone: orders and revenue of products that the same person had clicked on a shelf of that place in the 7 days before. One order may count on two places. How often shelves were seen and clicked is counted without a person, so nobody knows it of a segment.',
    someLabel: 'Places by what the segment’s people bought from them',
    empty: 'No shelf was seen in these days. Choose other dates, or put a shelf into a page:',
  },
  someCauses:
    'Experiments below are of everybody who met them. Who is in a segment may be so because of the experiment, so groups are compared whole.',
  causes,
  experiments,
  rules: merchantRules,
  shopper: {
    question: 'What would this shopper see, and why?',
    story: (told: { who: string; shelves: string; products: string }) =>
      `${told.who} would see ${told.products} products on ${told.shelves} ${told.shelves === '1' ? 'shelf' : 'shelves'}, for the reasons given.`,
    storyNobody: 'A shopper of whom nothing is known would see this.',
    who: 'Customer’s or visitor’s id',
    whoHint:
      'A customer’s id as in your shop, or a visitor’s key, which begins with “v:”. Leave it empty for somebody new.',
    product: 'On the page of (product id)',
    show: 'Show',
    shelf: (place: string) => place,
    empty: 'Nothing would be shown here: no recommender of this place has anything to say.',
    emptyAll:
      'No place would show anything to this shopper. Give a product’s id: most shelves start from one.',
    fallback: 'A general list stands in: the place’s own recommenders had nothing.',
    personal: 'Chosen by what this shopper did.',
    general: 'The same for everybody here.',
    by: (recommender: string) => `chosen by ${recommender}`,
    notFound: (id: string) => `Nobody is known as ${id}.`,
    columns: { product: 'Product', price: 'Price', why: 'Why', by: 'Chosen by' },
    page: 'The customer’s page',
  },
  setup: shelfSetup,
  because: {
    viewed: (item: string) => `looked at ${item}`,
    also_viewed: (item: string) => `also viewed with ${item}`,
    bought_together: (item: string) => `bought together with ${item}`,
    viewed_then_bought: (item: string) => `bought after looking at ${item}`,
    buy_again: 'bought before',
    similar: (item: string, shared: string | null) => `similar to ${item}${shared ? `: ${shared}` : ''}`,
    bought: (item: string) => `goes with ${item}, bought before`,
    looked: (item: string) => `goes with ${item}, looked at before`,
    brand: (brand: string) => `much wanted of ${brand}`,
    on_sale: (percent: string | null) => (percent ? `reduced by ${percent}` : 'reduced'),
    to_free_shipping: (missing: string) => `${missing} were missing to free shipping`,
    trending: 'wanted more than usual just now',
    recently_viewed: 'looked at before',
    category: (category: string) => `much wanted in ${category}`,
    bestseller: 'much wanted by everybody',
    new: 'new in the catalogue',
    chosen: 'pinned by you',
    discover: 'few have seen it yet',
    people: (people: string, of: string) => ` (${people} of ${of} people)`,
  } satisfies Record<Exclude<Reason['because'], 'history'> | 'bought' | 'looked' | 'people', unknown>,
}
