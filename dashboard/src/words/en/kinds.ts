import type { PersonLabel } from '#shared/wire/drivers'

/** A group and what it is of everybody. */
export interface Told {
  name: string
  people: string
  brings: string
}

/** The words of the segments view: which kinds of customers there are. Figures arrive formatted. */
export const kinds = {
  question: 'Which kinds of customers are there?',
  ofSome:
    'Everything here is of the chosen segment’s people. Groups, squares and kinds are ranks among these people alone, so the lists of customers, which know ranks among everybody, are not opened from here; clusters and needs are told of everybody only.',
  story: (best: Told, most: Told | null) =>
    `${best.name}, ${best.people} of your customers, bring ${best.brings} of net revenue${
      most === null ? '.' : `; ${most.name} are the most, ${most.people}, and bring ${most.brings}.`
    }`,
  nobody:
    'Nobody has ordered yet. As soon as orders come in, this page says which kinds of customers there are.',
  groups: {
    title: 'What each group brings',
    heading: (name: string, share: string) => `${name} bring ${share} of net revenue`,
    means:
      'Groups by three scores from 1 to 5: how recently, how often, and how much somebody ordered, each beside all other customers. The bar is the group’s share of net revenue of all time, the line across its share of customers: a bar beyond its line brings more than its number.',
    lead: 'Bar: share of revenue; line: share of customers.',
    hint: 'Choose a bar to see the people.',
    bar: (people: string, share: string) => `${share} · ${people} people`,
    chosen: (people: string, name: string) => `${people} in the group ${name}`,
    columns: {
      group: 'Group',
      people: 'People',
      share: 'Of all',
      worth: 'Net revenue',
      brings: 'Of revenue',
    },
  },
  rfm: {
    heading: (share: string) => `${share} order often and did so lately`,
    means:
      'A field is a score of recency and one of frequency, 5 the best; recency by quintiles of your customers, frequency by the number of orders. The square is as large as the field has people, and as strong as what one of them has brought, net, on average.',
    lead: 'Square: how many; colour: what one brought.',
    hint: 'Choose a field to see the people in it.',
    label: 'Customers by recency and frequency; arrow keys go from field to field',
    recency: (score: number): string =>
      score === 5 ? '5 lately' : score === 1 ? '1 long ago' : String(score),
    axis: 'number of orders →',
    spoken: (told: { recency: number; frequency: number; people: string; mean: string; worth: string }) =>
      `Recency ${told.recency}, frequency ${told.frequency}: ${told.people} people, ${told.mean} each, ${told.worth} together`,
    chosen: (people: string, recency: number, frequency: number) =>
      `${people} with recency ${recency} and frequency ${frequency}`,
    segment: (recency: number, frequency: number) => `Recency ${recency}, frequency ${frequency}`,
    columns: { recency: 'Recency', frequency: 'Frequency', people: 'People', worth: 'Net revenue' },
  },
  movement: {
    title: 'Who moved since last month',
    heading: (people: string, day: string) => `${people} changed groups since ${day}`,
    means:
      'At the left everybody by the group they were in on the first day, at the right by that of the last, as it was written down once a day. A ribbon is as thick as there are people in it; who stayed is grey.',
    label: 'Moves between groups; arrow keys go from ribbon to ribbon',
    none: 'No order yet',
    came: 'Not there yet',
    stayed: (people: string, name: string) => `${people} stayed: ${name}`,
    moved: (people: string, from: string, to: string) => `${people} went from ${from} to ${to}`,
    early: (day: string) =>
      `Groups are written down once a day, since ${day}. From the second day on, this shows who moved; after a month, the whole month.`,
    before: 'Groups are written down once a day. The first day is being written; come back tomorrow.',
  },
  cube: {
    title: 'Value, behaviour and who they are',
    heading: (people: string, worth: string) => `${people} customers, who brought ${worth}`,
    lead: 'Choose a bar: the other two then count only its people. Choose more to narrow down further.',
    clear: 'Everybody again',
    by: 'Who they are, by',
    axes: { tenure: 'New or known', country: 'Country', age: 'Age' },
    faces: { worth: 'Value', behaviour: 'Behaviour', who: 'Who they are' },
    means: {
      worth:
        'Thirds of your customers by net revenue of all time; customers with the same are in the same third.',
      behaviour: 'The kinds that clusters make of how people buy; see below.',
      who: 'New: the first order was in the last 90 days. Country and age as the shop told them; whoever was never asked stands apart.',
    },
    thirds: { 1: 'Lowest third', 2: 'Middle third', 3: 'Best third' },
    newOnes: 'New',
    known: 'Known',
    other: 'Other countries',
    untold: 'Not told',
    ages: (band: string) =>
      band === 'under-25' ? 'Under 25' : band === '65-and-over' ? '65 and over' : band.replace('-', '–'),
    label: (face: string) => `${face}; arrow keys go from bar to bar, Enter chooses`,
    chosen: (people: string, which: string) => `${people} customers: ${which}`,
    none: 'There are no clusters yet, so nothing can be crossed: it takes some dozens of customers.',
    notAFilter: 'These people can be counted but not listed: no filter says “not told” or “other countries”.',
    columns: { people: 'People', worth: 'Net revenue' },
  },
  clusters: {
    title: 'Kinds by behaviour',
    heading: (count: string) => `How people buy makes ${count} kinds`,
    means:
      'k-means over what people spent, how many orders they have, how long ago the last and the first was, and whether anything went wrong, each on a scale of its own. The number of kinds is the one with the best silhouette: 1 when kinds lie far apart, 0 when they touch.',
    lead: 'Give them names: a name goes with the people, also when kinds are worked out anew.',
    silhouette: (value: string) => `How clearly they stand apart (silhouette): ${value} of 1.`,
    stability: (share: string) => `${share} alike to the last time they were worked out (adjusted Rand).`,
    firstRun: 'How stable they are shows when they are worked out the next time.',
    unnamed: (letter: string) => `Kind ${letter}`,
    rename: (name: string) => `Name of ${name}`,
    kept: 'Kept.',
    people: (people: string, name: string) => `${people} people of ${name}`,
    none: 'There are no clusters yet: it takes some dozens of customers with an order.',
    columns: {
      name: 'Name',
      people: 'People',
      worth: 'Net revenue',
      brings: 'Of revenue',
      spent: 'Spent each',
      orders: 'Orders',
      since: 'Days since last',
      tenure: 'Days since first',
    },
  },
  needs: {
    title: 'What each value band looks for',
    heading: (share: string, band: string, need: string) => `${share} of “${band}” look for: ${need}`,
    means:
      'The need that stands out in what somebody did, if any does; bands by net spend, as the treatment of customers has them. Shares are of the people of a band who were asked after, with Wilson’s 95% interval in the table.',
    sample: (people: string, customers: string) =>
      `A sample: ${people} of ${customers} customers, evenly over each band.`,
    all: (people: string) => `All ${people} customers.`,
    few: (people: string) =>
      `In a sample of ${people} people no need stands out yet: it takes some orders with discounts, brands or deliveries to tell.`,
    nothing: 'None stands out',
    spoken: (band: string, need: string, share: string, interval: string) =>
      `${band}, ${need}: ${share}${interval === '' ? '' : `, ${interval}`}`,
    interval: (low: string, high: string) => `${low} to ${high}`,
    columns: { band: 'Band', need: 'Need', people: 'People', share: 'Share', interval: '95% interval' },
  },
  explained: {
    title: 'How much each segmentation explains',
    heading: (name: string, share: string) => `“${name}” tells most of what people spend next: ${share}`,
    means:
      'η²: of all differences in what people spent in the next 90 days, the share that lies between the groups and not within them, 0 to 1. The bar is of ln(1 + amount), where a few great spenders do not drown all others; the table has both.',
    lead: (day: string, days: string, people: string) =>
      `Groups as of ${day}, by what ${people} people spent in the ${days} days after.`,
    bar: (share: string, groups: string) => `${share} · ${groups} groups`,
    missing: 'Where a figure is missing there was no snapshot yet at that time.',
    none: 'It takes 90 days of orders after the first ones to say this.',
    by: {
      band: 'Band by spend',
      rfm: 'Recency, frequency, worth',
      cluster: 'Kind',
      tier: 'Tier',
      lifecycle: 'Stage of life',
    } as Record<PersonLabel, string>,
    columns: { by: 'By', groups: 'Groups', log: 'Of the logarithm', amount: 'Of amounts' },
  },
  targets: {
    title: 'Which group to turn to',
    which: 'Groups by',
    means:
      'Score = size × lifetime value × uplift / cost: what one spent brings. Lifetime value is net revenue expected in the next twelve months. The uplift is measured by an experiment, for each group by itself. Nothing is assumed for what is not known.',
    lead: 'The greatest score first.',
    leadUnknown:
      'The greatest potential (size × lifetime value) first. A score needs an uplift, measured by an experiment, and a cost.',
    cost: (currency: string) => `What approaching one person costs (${currency})`,
    experiment: 'Uplift measured by',
    noExperiment: 'No experiment',
    none: 'Nobody is in a group yet.',
    interval: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
    columns: {
      group: 'Group',
      size: 'People',
      clv: 'Lifetime value each',
      potential: 'Potential',
      uplift: 'Uplift',
      cost: 'Cost each',
      score: 'Score',
    },
  },
}
