/** The words of a list of people that something chose. Figures arrive formatted. */
export const peopleList = {
  loading: 'Looking them up …',
  all: (people: string) => `All ${people} on the customers’ page`,
  none: 'Nobody.',
  name: 'Name of the segment',
  save: 'Save as segment',
  saved: (name: string) => `“${name}” is saved; it can be chosen on every page.`,
  columns: { customer: 'Customer', orders: 'Orders', net: 'Net revenue', last: 'Last order' },
  close: 'Close',
}
