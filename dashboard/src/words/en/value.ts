/** The words of the value view. Figures arrive formatted. */
export const value = {
  question: 'Who brings the money?',
  story: (top: string, brings: string, slipping: { people: number; text: string } | null) =>
    `Your top ${top} of customers bring ${brings} of net revenue${
      slipping === null
        ? '.'
        : slipping.people === 0
          ? '; none of them is slipping away.'
          : `; ${slipping.text} of them ${slipping.people === 1 ? 'is' : 'are'} slipping away.`
    }`,
  asOf: (day: string, people: string) => `As of ${day}, ${people} customers with an order.`,
  slippingLink: (people: number): string => (people === 1 ? 'See who it is' : 'See who they are'),
  slippingMeans:
    'Slipping away: by the store’s models the chance that they will ever order again is at most one half.',
  slipping: 'Slipping away',
  nobody: 'Nobody has paid for an order yet. As soon as orders come in, this page says who brings the money.',
  nobodyHint: 'Send orders from your server, or import those you have:',
  lorenz: {
    heading: (half: string) => `Half of all net revenue comes from the best ${half} of customers`,
    means:
      'Customers in the order of their net revenue of all time, the best first, and what they bring together. If all brought the same, the curve would be the straight line; the Gini coefficient is the area between the two, doubled: 0 when all are the same, towards 1 when one brings it all.',
    gini: (gini: string) => `Gini coefficient ${gini}: 0 if all brought the same, 1 if one brought it all.`,
    cursor: 'The best customers, in per cent',
    tell: (top: string, brings: string) => `The top ${top} bring ${brings}.`,
    even: 'if all brought the same',
    axes: { x: 'customers, the best first', y: 'of net revenue' },
    columns: { share: 'Best customers', brings: 'bring of net revenue' },
  },
  products: {
    heading: (share: string, brings: string) =>
      `The best ${share} of products bring ${brings} of product revenue`,
    means:
      'Revenue of each product’s order lines, the best first, and the part of all product revenue that it brings together with those above it. Cancelled orders do not count.',
    lead: (range: string, products: string) =>
      `${range}, ${products} products sold. The second figure is what they bring together, from the top.`,
    label: 'The products with the most revenue',
    bar: (revenue: string, upTo: string) => `${revenue} · ${upTo}`,
    columns: { product: 'Product', revenue: 'Revenue', share: 'Share', upTo: 'Together with those above' },
  },
  ranking: {
    title: 'Who counts most when you weigh it your way',
    lead: (people: string, of: string) =>
      `Move the weights and the order follows. Of ${of} customers these are the ${people} who stand first by what they brought, what is to come, what is at risk or how they come back. The weights make up 100%; what one gets the others give up in proportion.`,
    means:
      'The composite value is Σ weight × score over five parts, 0 to 100. Each score is the customer’s rank among all, or the part itself where it is a ratio. A customer’s page shows every part with its inputs and formula, and counts a few things that only the customer’s own record holds.',
    growth:
      'Growth rests on what somebody looks at, which only their own page knows: here its weight is shared out among the other parts.',
    weight: (part: string) => `Weight: ${part}`,
    save: 'Save these weights',
    saving: 'Saving …',
    saved: 'Saved. Customers’ pages, tiers and segments go by these weights from now on.',
    same: 'These are the store’s weights.',
    reset: 'Back to the store’s weights',
    columns: { place: 'Place', customer: 'Customer', value: 'Value', parts: 'Made of', moved: 'Moved' },
    up: (places: string) => `up ${places}`,
    down: (places: string) => `down ${places}`,
    bar: (parts: string) => `Made of ${parts}`,
    part: (name: string, adds: string) => `${name} ${adds}`,
    more: (people: string) => `Show the first ${people}`,
    less: 'Show fewer',
  },
  work: {
    title: 'Key accounts: what is at risk, and what is done about it',
    lead: (share: string) =>
      `The customers who reach ${share} of all value to come, and those with the most at risk. Most at risk first.`,
    means:
      'Value to come: net revenue expected in the next twelve months, discounted at 1% a month. At risk: value to come × the chance that they are gone already.',
    columns: {
      customer: 'Customer',
      value: 'Value to come',
      alive: 'Still a customer',
      atRisk: 'At risk',
      next: 'What to do next',
      due: 'By',
      done: 'State',
    },
    next: (name: string) => `What to do next about ${name}`,
    due: (name: string) => `When to do it for ${name}`,
    state: (name: string) => `State of ${name}`,
    states: { open: 'Open', done: 'Done', snoozed: 'Later' },
    filter: 'Which accounts',
    filters: { open: 'Open', snoozed: 'Later', done: 'Done', all: 'All' },
    laterDays: (days: string) => `Later (in ${days} days)`,
    csv: 'Save as CSV',
    empty: 'No account is in this list.',
    none: 'There is no model of what customers will still bring: too few have come back so far.',
    everybody: 'This list is of everybody, whatever segment is chosen.',
    kept: 'Kept.',
    more: (people: string) => `Show all ${people}`,
  },
}
