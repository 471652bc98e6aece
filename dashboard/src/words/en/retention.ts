/** The words of the retention view. Figures arrive formatted. */
export const retention = {
  question: 'Do they come back?',
  story: (again: string, month: string, alive: string | null) =>
    `${again} of your customers have ordered more than once; ${month} order again in the month after their first${
      alive === null ? '.' : `. Of everybody who ever ordered, ${alive} are probably customers still.`
    }`,
  early: 'It is too early to say: nobody’s first month is over yet.',
  nobody: 'Nobody has ordered yet. As soon as orders come in, this page says who comes back.',
  cohorts: {
    heading: {
      people: (share: string, after: string) => `${share} order again ${after}`,
      revenue: (money: string) => `A month’s newcomers brought up to ${money} in a later month`,
      value: (money: string, after: string) => `A customer has brought ${money} on average ${after}`,
    },
    early: 'Customers by the month of their first order',
    means:
      'A row is all customers whose first order was in that month; a column is so many months after it. A month that is not over yet is hatched: its figure will still grow.',
    show: 'What the fields show',
    metric: { people: 'People', revenue: 'Revenue', value: 'Value so far' },
    after: (months: number) => (months === 1 ? 'one month later' : `${months} months later`),
    columns: { cohort: 'First order', customers: 'Customers', after: 'Months after' },
    mean: 'All months',
    label: 'Customers by month of the first order and months since; arrow keys go from field to field',
    spoken: (told: {
      cohort: string
      customers: string
      month: string
      people: string
      share: string
      revenue: string
      value: string
      incomplete: boolean
    }) =>
      `First order in ${told.cohort}, ${told.customers} customers. In ${told.month}: ${told.people} ordered, ${told.share}, for ${told.revenue}; ${told.value} a customer so far${told.incomplete ? '; not over yet' : ''}`,
    hint: 'Choose a field to see the people in it. Hatched: the month is not over yet.',
    chosen: (people: string, cohort: string, month: string) =>
      `${people} who first ordered in ${cohort} and ordered in ${month}`,
    chosenFirst: (people: string, cohort: string) => `${people} who first ordered in ${cohort}`,
    segment: (cohort: string, month: string) => `First ${cohort}, again ${month}`,
    segmentFirst: (cohort: string) => `First order ${cohort}`,
    gone: (cohort: string, month: string) => `First ${cohort}, not since ${month}`,
    which: 'Which of them',
    whichOnes: { came: 'Ordered then', missed: 'Not since then' },
    missed: (people: string, cohort: string, month: string) =>
      `${people} who first ordered in ${cohort} and have not ordered since ${month} began`,
    older: (count: string) => `The newest ${count} months; the table and the CSV file have all.`,
  },
  swarm: {
    heading: (people: string, spent: string) => `${people} who have spent ${spent} or more are slipping away`,
    headingNone: 'Who has spent how much, and who will probably order again',
    means:
      'Each dot is a customer, in the field of what they have spent (net, all time) and of the probability that they will ever order again, by MBG/NBD over all customers. Within a field a dot’s place means nothing.',
    label:
      'Customers by probability of ordering again and by spend; arrow keys go from field to field, Enter chooses, Shift and arrows widen',
    axes: { x: 'will probably order again →', y: '↑ spent so far' },
    dots: (people: number, text: string) =>
      people === 1 ? 'a dot is a customer' : `a dot is ${text} customers`,
    spoken: (told: { alive: string; spent: string; people: number; text: string }) =>
      `${told.alive} likely to order again, ${told.spent} spent: ${told.text} ${told.people === 1 ? 'customer' : 'customers'}`,
    range: (from: string, to: string | null) => (to === null ? `${from} and more` : `${from} to ${to}`),
    hint: 'Draw a rectangle around the customers you mean, or choose:',
    slipping: 'Much spent, slipping away',
    clear: 'Nobody in particular',
    chosen: (people: string, alive: string, spent: string) =>
      `${people} who will order again with a probability of ${alive} and have spent ${spent}`,
    segment: (alive: string, spent: string) => `Alive ${alive}, spent ${spent}`,
    none: 'There is no model of who is a customer still: too few have come back so far.',
    columns: { alive: 'Will order again', spent: 'Spent', people: 'Customers', worth: 'Net revenue' },
  },
  survival: {
    heading: (share: string, months: string) =>
      `${share} of new customers are customers still ${months} later`,
    headingOrdered: 'How many order again, month by month',
    means:
      'Still customers: the share of newcomers who have not left for good, by the fitted model (MBG/NBD): ∫ (1−p) · (α/(α+p·t))^r over p ~ Beta(a, b), t in weeks. Ordered: the share of all customers for whom that month is over who ordered in it.',
    curves: { alive: 'Still customers', ordered: 'Ordered that month' },
    after: (months: number) =>
      months === 0 ? 'at the first order' : months === 1 ? 'after 1 month' : `after ${months} months`,
    axis: 'months after the first order',
    columns: { month: 'Months after', alive: 'Still customers', ordered: 'Ordered that month' },
    months: (months: number) => `${months} months`,
  },
}
