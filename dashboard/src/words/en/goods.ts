import type { ProductInsight } from '#shared/wire/goods'
import type { Lacking } from '#shared/wire/traffic'

/** The words of the view of products. Figures arrive formatted. */
export const goods = {
  tabs: 'Parts of this view',
  tab: { together: 'What goes together', goods: 'Products one by one', traffic: 'How people come and buy' },
  waiting:
    'The models read all orders once before they can say this. That takes a few seconds; this page asks again.',
  all: (count: string) => `Show all ${count}`,
  less: 'Show fewer',
  together: {
    question: 'What goes with what?',
    story: (told: { left: string; right: string; orders: string; lift: string }) =>
      `“${told.left}” and “${told.right}” are bought together ${told.lift} times as often as chance would have it, in ${told.orders} orders.`,
    next: (told: { a: string; b: string; days: number; text: string }) =>
      ` After “${told.a}”, “${told.b}” often comes in the next order, ${told.text} ${told.days === 1 ? 'day' : 'days'} later.`,
    none: 'Nothing is bought together often enough to say so: five orders by five people hold each pair that is told here.',
    noneHint: 'Import the orders you have, and pairs appear here:',
    network: {
      heading: (pairs: string, products: string) => `${pairs} pairs tie ${products} products together`,
      one: (product: string) => `What goes with “${product}”`,
      means:
        'A line: products bought in one order more often than by chance, in at least 5 orders by at least 5 people. The thicker, the surer: by the lower end of the lift’s interval. The larger a dot, the more orders hold the product. Distance alone means nothing.',
      label: 'Products and what they are bought with; arrow keys lead on, Enter chooses',
      lead: 'Choose a product to see what goes with it.',
      list: (names: readonly string[]) => names.join(', '),
      clear: 'Show all again',
      few: (shown: string, all: string) => `The ${shown} surest of ${all} pairs are drawn.`,
      spoken: (told: { name: string; orders: string; others: string }) =>
        `${told.name}, in ${told.orders} orders with several products; goes with ${told.others}`,
    },
    rules: {
      title: 'Bought together',
      means:
        'Of those who bought the first, so many bought the second in the same order. Lift: how many times as often as by chance. At least: the lower end of its 95 % interval, by which the list is sorted.',
      columns: {
        left: 'Who buys',
        right: 'buys too',
        orders: 'Orders with both',
        people: 'People',
        confidence: 'Of the first’s orders',
        lift: 'Lift',
        least: 'At least',
      },
    },
    next_order: {
      title: 'Bought next',
      means:
        'From one day with an order to the next of the same customer: who bought the first bought the second that time. The chance is drawn towards the usual where few did. Days: the wait in the middle.',
      columns: {
        a: 'After',
        b: 'comes',
        customers: 'Customers',
        chance: 'Chance',
        lift: 'Lift',
        days: 'Days later',
      },
      none: 'No product follows another often enough yet: at least 5 customers have to do the same.',
      again: 'again',
    },
    categories: {
      heading: (a: string, b: string, chance: string) => `After ${a}, ${chance} of next orders hold ${b}`,
      none: 'Which category follows which',
      means:
        'Row: the category of one order. Column: the category of the same customer’s next order. The field: the chance of it, drawn towards the usual where few did. Only what at least 5 customers did is told.',
      label: 'Chance that one category follows another; arrow keys go from field to field',
      spoken: (told: {
        a: string
        b: string
        chance: string
        lift: string
        customers: string
        days: string
      }) =>
        `After ${told.a}: ${told.b} in the next order, ${told.chance}; lift ${told.lift}, ${told.customers} customers, ${told.days} days later`,
      titles: { rows: 'After', columns: 'comes' },
      columns: {
        a: 'After',
        b: 'comes',
        chance: 'Chance',
        lift: 'Lift',
        customers: 'Customers',
        days: 'Days later',
      },
    },
    cross: {
      title: 'What owners of a category take up next',
      means:
        'Of customers who had never bought in the second category, and ordered again: how many took it up, if they had the first, against everybody who lacked it.',
      columns: {
        has: 'Who has',
        takes: 'takes up',
        taken: 'Times',
        chance: 'Chance',
        usual: 'Usually',
        lift: 'Lift',
      },
      none: 'No category leads to a new one more than usual.',
    },
  },
  goods: {
    question: 'Which products carry the shop?',
    story: (told: {
      products: string
      share: string
      brings: string
      runsOut: number
      runsOutText: string
    }) =>
      `The best ${told.share} of ${told.products} products sold bring ${told.brings} of revenue${
        told.runsOut === 0
          ? '; of the best sellers none runs out within a month.'
          : `; ${told.runsOutText} of the best sellers ${told.runsOut === 1 ? 'runs' : 'run'} out within a month or ${told.runsOut === 1 ? 'is' : 'are'} sold out.`
      }`,
    none: 'Nothing was sold in these days. Choose other dates, or send orders:',
    firsts: {
      heading: (product: string, rate: string) =>
        `${rate} of those who began with “${product}” ordered again`,
      open: 'No product is known to make more loyal customers than others',
      means:
        'Customers whose first order held the product, at least 90 days ago and at least 20 of them: who ordered again within 90 days, less the share of everybody. Lines are 95 % intervals. Of all products called better or worse at most one in ten is so by chance.',
      lead: (rate: string, customers: string) =>
        `Zero is everybody: ${rate} of ${customers} customers ordered again within 90 days.`,
      label: 'Products of a first order and how many came back; arrow keys go from row to row',
      row: (product: string, customers: string) => `${product} (${customers})`,
      text: (rate: string, low: string, high: string) => `${rate} (${low} to ${high})`,
      spoken: (name: string, text: string) => `${name}: ${text} ordered again`,
      none: 'No product has opened the first orders of 20 customers yet, 90 days ago or more: too few to say which makes loyal ones.',
      title: 'First products that make loyal customers',
      columns: {
        product: 'First product',
        customers: 'Customers',
        rate: 'Ordered again',
        low: 'from',
        high: 'to',
        worth: 'Worth in a year',
        verdict: 'Against everybody',
      },
      verdict: { more: 'more', fewer: 'fewer', undecided: 'cannot be told' },
    },
    table: {
      title: 'Products',
      means:
        'Revenue: order lines of these days. Growth: against as many days before. Margin: of the lines that told their cost. Days of stock: what is there, at the pace of these days.',
      sort: 'Sort by',
      sorts: {
        revenue: 'Revenue',
        units: 'Units',
        orders: 'Orders',
        growth: 'Growth',
        margin: 'Margin',
        repeat: 'Brings back',
        age: 'Newest',
      },
      columns: {
        product: 'Product',
        class: 'Class',
        revenue: 'Revenue',
        units: 'Units',
        orders: 'Orders',
        growth: 'Growth',
        margin: 'Margin',
        troubled: 'Went wrong',
        stock: 'Stock',
        days: 'Days of stock',
        signal: 'Demand',
        again: 'Brings back',
      },
      signal: {
        sold_out: 'sold out',
        runs_out: 'runs out',
        enough: 'enough',
        too_much: 'too much',
        unknown: 'stock not told',
      } satisfies Record<ProductInsight['demand']['signal'], string>,
      csv: 'Save all as CSV',
      csvWorking: 'Collecting …',
      page: (from: string, to: string, of: string) => `${from} to ${to} of ${of}`,
      previous: 'Before',
      next: 'Further',
      pages: 'Pages of products',
      file: 'products',
    },
  },
  traffic: {
    question: 'How do people come, and what makes them buy?',
    story: (told: { channel: string; visits: string; rate: string; ordered: string }) =>
      `Of ${told.visits} visits ${told.ordered} ended with an order, ${told.rate}; the channel with most orders is “${told.channel}”.`,
    none: 'No visit is known of these days. Choose other dates, or put the tag into your pages:',
    funnel: {
      heading: (share: string, step: string) =>
        `Most are lost before “${step}”: ${share} of those before it get there`,
      even: 'How far visits go',
      means:
        'A visit counts once for each step it reached. The bar is its share of all visits. In brackets the share of those who reached the step before, with Wilson’s interval at 95 %.',
      label: 'How far visits go',
      step: {
        visit: 'Came',
        view: 'Opened a product',
        cart: 'Put into the cart',
        checkout: 'Began to pay',
        order: 'Ordered',
      },
      short: (reached: string, share: string) => `${reached} · ${share}`,
      bar: (short: string, low: string, high: string) => `${short} (${low} to ${high})`,
      spoken: (name: string, text: string) => `${name}: ${text}`,
      lead: (range: string) => `The line across is the share ${range}.`,
      by: 'Whose visits',
      bys: { all: 'All', channel: 'By channel', who: 'By who came' },
      columns: {
        group: 'Whose',
        step: 'Step',
        reached: 'Visits',
        share: 'Of all visits',
        from: 'Of the step before',
        low: 'from',
        high: 'to',
        before: 'Of all visits before',
      },
      group: { anonymous: 'Not signed in', signed_in: 'Signed in' },
      tier: (tier: string) => `Tier ${tier}`,
      groups: 'Visits that ended with an order',
    },
    hours: {
      heading: {
        visits: (day: string, hour: string) => `Most visits come on ${day} at ${hour}`,
        orders: (day: string, hour: string) => `Most orders come on ${day} at ${hour}`,
      },
      none: 'By day and hour',
      means: 'The mean of each hour of the week over these days, in the store’s time zone.',
      show: 'What is counted',
      metric: { visits: 'Visits', orders: 'Orders' },
      lead: (told: { metric: 'visits' | 'orders'; now: string; before: string; range: string }) =>
        `${told.now} ${told.metric} in all; ${told.before} in ${told.range}.`,
      label: 'Hours of the week; arrow keys go from field to field',
      spoken: (told: { day: string; hour: string; value: string; sum: string }) =>
        `${told.day}, ${told.hour}: ${told.value} an hour on average, ${told.sum} in all`,
      columns: { day: 'Day', hour: 'Hour', mean: 'Mean', sum: 'In all', before: 'Mean before' },
    },
    channels: {
      title: 'Channels',
      show: 'What the bars show',
      metric: { revenue: 'Revenue', orders: 'Orders', visits: 'Visits', customers: 'New customers' },
      brings: {
        revenue: (channel: string, amount: string) => `${channel} brings most: ${amount}`,
        orders: (channel: string, count: string) => `${channel} brings most orders: ${count}`,
        visits: (channel: string, count: string) => `Most visits come by ${channel.toLowerCase()}: ${count}`,
        customers: (channel: string, count: string) =>
          `Most new customers come by ${channel.toLowerCase()}: ${count}`,
      },
      bringsMeans:
        'Net revenue and orders whose last visit before them came by the channel; visits that came by it; customers with their first order in these days whom it brought first.',
      bringsLabel: 'What each channel brought',
      before: (range: string) => `The line across is ${range}.`,
      means:
        'First touch: net revenue, and in brackets the orders, of buyers whose first visit ever came by the channel. Last touch: orders whose last visit before it did. What a new customer cost needs what you spent (Settings, Spend).',
      columns: {
        channel: 'Channel',
        visits: 'Visits',
        conversion: 'Buy',
        first: 'First touch',
        last: 'Last touch',
        customers: 'New customers',
        before: 'Before',
        worth: '90 days each',
        clv: 'Value to come',
        cac: 'Cost each',
        ratio: 'Value : cost',
        payback: 'Paid back',
      },
      share: (share: string, low: string, high: string) => `${share} (${low} to ${high})`,
      touch: (net: string, orders: string) => `${net} (${orders})`,
      noSpend:
        'What a new customer costs, and when they have paid it back, appears when you say in the settings, under Spend, what you spend on each channel.',
      month: (month: string) => `in month ${month}`,
      lacking: {
        no_spend: 'no spend entered',
        no_new_customers: 'no new customers',
        too_recent: 'too recent',
        no_model: 'too few came back',
        not_earned_back: 'not yet',
      } satisfies Record<Lacking, string>,
    },
  },
}
