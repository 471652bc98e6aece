import type { DataName } from '#shared/wire/readiness'
import type { Reason } from '#shared/wire/reason'
import type { Rule } from '#shared/wire/rule'

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
  causes: {
    choose: 'What is compared',
    metric: { revenue: 'Revenue', conversion: 'Buyers' },
    heading: {
      more: (amount: string, arm: string) =>
        `“${arm}” brings ${amount} more a person, and that is not chance`,
      less: (amount: string, arm: string) =>
        `“${arm}” brings ${amount} less a person, and that is not chance`,
      seemsMore: (amount: string, arm: string) =>
        `“${arm}” seems to bring ${amount} more a person; while it runs that may still be chance`,
      seemsLess: (amount: string, arm: string) =>
        `“${arm}” seems to bring ${amount} less a person; while it runs that may still be chance`,
      seemsMoreBuyers: (points: string, arm: string) =>
        `“${arm}” seems to make ${points} more buyers; while it runs that may still be chance`,
      seemsLessBuyers: (points: string, arm: string) =>
        `“${arm}” seems to make ${points} fewer buyers; while it runs that may still be chance`,
      open: 'What shelves cause cannot be told from chance yet',
      moreBuyers: (points: string, arm: string) =>
        `“${arm}” makes ${points} more buyers, and that is not chance`,
      lessBuyers: (points: string, arm: string) =>
        `“${arm}” makes ${points} fewer buyers, and that is not chance`,
    },
    means:
      'Caused: the mean of one group less that of the group beside it, for every person who met the experiment, with Welch’s interval at 95 % (thick). The thin line is an interval that holds however often you look. Credited: what was bought after a click on a shelf, for a person of that group.',
    caused: (arm: string, baseline: string) => `Caused: ${arm} against ${baseline}`,
    credited: (arm: string) => `Credited to clicks: ${arm}`,
    of: (experiment: string, name: string) => `${name} (${experiment})`,
    between: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
    person: 'a person',
    points: (points: string) => `${points} per 100 people`,
    spoken: (told: { name: string; text: string; wide: string | null }) =>
      `${told.name}: ${told.text}${told.wide ? `; however often one looks: ${told.wide}` : ''}`,
    wide: (low: string, high: string) => `${low} to ${high}`,
    label:
      'Differences between the groups of experiments, with 95 % intervals; arrow keys go from row to row',
    lead: 'Thick: looked at once, at the end. Thin: however often you look. Where a line crosses zero it may all be chance.',
    adjusted: 'The same, past taken off',
    cuped: {
      made: (narrower: string) =>
        `The past taken off (CUPED): what chance gave a group in people who had ordered before, in the year until they met the experiment, is taken off. That makes the interval ${narrower} narrower.`,
      none: 'Taking off what people had ordered before (CUPED) is not applicable: nobody here had ordered in the year before they met the experiment.',
      little:
        'Taking off what people had ordered before (CUPED) is not applicable yet: in one of the groups fewer than ten had ordered in the year before they met the experiment.',
      alike:
        'Taking off what people had ordered before (CUPED) changes nothing here: before they met the experiment all were alike.',
    },
    columns: {
      row: 'What',
      value: 'Difference',
      low: 'from',
      high: 'to',
      wideLow: 'always from',
      wideHigh: 'always to',
      p: 'p value',
    },
    none: 'Nothing is compared yet',
    noneHint:
      'To know what shelves cause, let a small share of shoppers see none for some weeks. Put this into your settings (PUT /v1/settings), and the comparison appears here:',
    noneYet: 'Too few people have met the experiment to compare its groups.',
  },
  experiments: {
    title: 'Experiments',
    status: { draft: 'Draft', running: 'Running', ended: 'Ended' },
    columns: {
      experiment: 'Experiment',
      status: 'State',
      arm: 'Group',
      people: 'People',
      buyers: 'Buyers',
      rate: 'Buy',
      revenue: 'Revenue a person',
      past: 'Had ordered before',
      ratio: 'Spread of people',
    },
    expected: (share: string) => `${share} planned`,
    fine: (p: string) => `as planned (p = ${p})`,
    suspect: (p: string) => `not as planned (p = ${p}): believe nothing of the rest`,
    unknown: 'nobody yet',
    pastMeans:
      'How many of them had ordered in the 365 days before they met the experiment, as far as it was known then who they were. What they had ordered is taken off where there are ten in each group.',
    ratioMeans:
      'Chi-squared test of whether people are spread over the groups as the weights say. Below p = 0.001 something is broken: exposures that are not told, a redirect, a group changed while it ran.',
    excluded: (people: string) => `${people} met more than one group and are counted in none.`,
  },
  rules: {
    question: 'What do you want on shelves, and what not?',
    story: (told: { count: number; text: string; resting: number }) =>
      told.count === 0
        ? 'No rule of yours holds: shelves show what shoppers’ behaviour chooses.'
        : `${told.text} ${told.count === 1 ? 'rule of yours holds' : 'rules of yours hold'}${told.resting > 0 ? `, ${told.resting} ${told.resting === 1 ? 'rests' : 'rest'}` : ''}.`,
    list: 'Rules, in the order in which pins take places',
    action: {
      pin: 'Pin',
      boost: 'Boost',
      bury: 'Bury',
      exclude: 'Exclude',
      include_only: 'Include only',
    } satisfies Record<Rule['action'], string>,
    hint: {
      pin: 'These products first, where they may be shown.',
      boost: 'What matches counts more.',
      bury: 'What matches counts less.',
      exclude: 'Nothing that matches is shown.',
      include_only: 'Only what matches is shown.',
    } satisfies Record<Rule['action'], string>,
    columns: {
      action: 'Rule',
      what: 'Which products',
      where: 'Where',
      when: 'When',
      state: 'Holds',
    },
    everywhere: 'everywhere',
    always: 'always',
    from: (day: string) => `from ${day}`,
    until: (day: string) => `until ${day}`,
    span: (from: string, until: string) => `${from} to ${until}`,
    state: { on: 'now', off: 'switched off', later: 'later', over: 'over' },
    match: {
      products: (list: string) => list,
      categories: (list: string) => `category ${list}`,
      brands: (list: string) => `brand ${list}`,
      tags: (list: string) => `tag ${list}`,
      price: (low: string | null, high: string | null) =>
        low && high ? `price ${low} to ${high}` : low ? `price from ${low}` : `price up to ${high}`,
      stock: (low: string | null, high: string | null) =>
        low && high ? `stock ${low} to ${high}` : low ? `stock from ${low}` : `stock up to ${high}`,
      position: (place: string) => `at place ${place}`,
      factor: (factor: string) => `× ${factor}`,
      list: (values: readonly string[]) => values.join(', '),
    },
    add: 'New rule',
    editOf: (id: string) => `Change the rule ${id}`,
    remove: 'Remove',
    form: {
      title: (id: string | null) => (id === null ? 'A new rule' : `The rule “${id}”`),
      id: 'Name',
      action: 'What it does',
      products: 'Products (ids, with commas between)',
      categories: 'Categories (with commas between)',
      brands: 'Brands (with commas between)',
      tags: 'Tags (with commas between)',
      minPrice: 'Price from',
      maxPrice: 'Price up to',
      minStock: 'Stock from',
      maxStock: 'Stock up to',
      position: 'At place',
      factor: 'How much (1 is unchanged)',
      placements: 'Where (none: everywhere it may hold)',
      from: 'From',
      until: 'Until, the day included',
      enabled: 'Holds',
      note: 'Note',
      apply: 'Take into the draft',
      cancel: 'Cancel',
      missingId: 'Give the rule a name that no other rule has.',
      missingProducts: 'Name at least one product to pin.',
      missingMatch: 'Say which products the rule is about: at least one field.',
      dates: 'The rule would end before it begins.',
    },
    draft: (changes: string) => `${changes} not saved yet. Shoppers see the old rules until you save.`,
    same: 'These are the rules shoppers see.',
    save: 'Save the rules',
    saving: 'Saving …',
    saved: 'Saved. All shelves follow within ten seconds.',
    reset: 'Drop the changes',
    empty: 'No rules yet. Pin what you want seen, or exclude what must not be.',
    preview: {
      title: 'What the draft changes',
      lead: 'One shelf under the rules as they are, and under the draft. Nothing is saved by looking.',
      place: 'Place',
      product: 'On the page of (product id)',
      customer: 'For (customer’s id)',
      at: 'On the day',
      show: 'Show',
      before: 'As it is',
      after: 'With the draft',
      came: 'comes',
      went: 'goes',
      same: 'The draft changes nothing on this shelf.',
      moved: (came: string, went: string) => `${came} come, ${went} go.`,
      reordered: 'The same products, in another order.',
      emptyShelf: 'Nothing would be shown here.',
    },
  },
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
  setup: {
    question: 'What can be recommended where, and what is still missing?',
    story: (told: { ready: string; growing: number; waiting: number; of: string }) =>
      `${told.ready} of ${told.of} recommenders have all the data they can use${
        told.growing + told.waiting === 0
          ? '.'
          : `; ${[
              told.growing > 0 ? `${told.growing} would say more with more` : '',
              told.waiting > 0
                ? `${told.waiting} ${told.waiting === 1 ? 'waits' : 'wait'} for their first`
                : '',
            ]
              .filter(Boolean)
              .join(', ')}.`
      }`,
    meter: {
      title: 'What each recommender still lacks',
      means:
        'Waiting: below the least it needs of something, and silent. Growing: below what fills a shelf for most products or people. Ready: more data of this kind would change little. Counts of visits and orders are up to two minutes old.',
      status: { ready: 'Ready', growing: 'Growing', waiting: 'Waiting' },
      columns: { recommender: 'Recommender', status: 'State', has: 'Has', lacks: 'Still lacks' },
      has: (have: string, enough: string, what: string) => `${have} ${what} (${enough} are enough)`,
      unset: 'from what value shipping is free is not set',
      set: 'from what value shipping is free is set',
      lacks: (count: string, what: string) => `${count} ${what}`,
      nothing: 'nothing',
      bar: (recommender: string, share: string) => `${recommender}: ${share} of what it can use`,
      data: {
        products: 'products',
        products_with_category: 'products with a category',
        products_with_brand: 'products with a brand',
        products_described: 'products well described',
        products_on_sale: 'products on sale',
        products_rarely_opened: 'products few have opened',
        products_opened_by_five: 'products with five visits',
        products_bought_twice: 'products bought twice',
        visits: 'visits',
        orders: 'orders',
        customers_with_orders: 'customers with orders',
        customers_who_came_back: 'customers who came back',
        free_shipping_value: 'the value from which shipping is free',
      } satisfies Record<DataName, string>,
      one: {
        products: 'product',
        products_with_category: 'product with a category',
        products_with_brand: 'product with a brand',
        products_described: 'product well described',
        products_on_sale: 'product on sale',
        products_rarely_opened: 'product few have opened',
        products_opened_by_five: 'product with five visits',
        products_bought_twice: 'product bought twice',
        visits: 'visit',
        orders: 'order',
        customers_with_orders: 'customer with an order',
        customers_who_came_back: 'customer who came back',
        free_shipping_value: 'the value from which shipping is free',
      } satisfies Record<DataName, string>,
    },
    places: {
      title: 'Which recommenders fill which place, in order',
      means:
        'The first recommender fills the shelf as far as it can, then the next. “With” blends a second one in, the more the more is known of the person. What stands in comes last, and is told as such.',
      columns: {
        place: 'Place',
        order: 'Filled by, in this order',
        standsIn: 'Stands in',
        subject: 'Starts from',
      },
      most: (name: string, most: string) => `${name} (at most ${most})`,
      blend: (name: string, other: string) => `${name} with ${other}`,
      changed: 'changed by you',
      explores: 'and now and then something few have seen',
      subject: {
        session: 'what the shopper does now',
        product: 'the product of the page',
        cart: 'the cart',
        purchase: 'what was just bought',
        category: 'the category',
      },
      hint: 'Places are changed in the settings, under Shelves.',
      lists: (names: string) => `Each of these shows one kind of list and nothing else: ${names}.`,
    },
  },
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
