/** One line of a file in the shape of UCI's _Online Retail_: what was bought, as text and exact amounts. */
export interface Row {
  invoice: string
  product: string
  title: string
  quantity: number
  /** Local time of the shop: `YYYY-MM-DD`, and the hour. */
  day: string
  hour: number
  /** Quantity × price in minor units, rounded half up. */
  amount: number
  customer: string
}

/** An invoice with its lines; its moment is that of its first line. */
export interface Invoice {
  id: string
  customer: string
  day: string
  hour: number
  amount: number
  lines: Row[]
}

/**
 * The rows of such a file that are sales to known customers: no invoice that begins with C, quantity and price above 0,
 * a customer named. Read by code of its own: nothing here is shared with the import.
 */
export function rowsOf(text: string): Row[] {
  const [, ...lines] = text.split(/\r?\n/).filter((line) => line !== '')
  return lines.flatMap((line) => {
    const [invoice = '', product = '', title = '', quantity = '', date = '', price = '', customer = ''] =
      cellsOf(line)
    const units = Number(quantity)
    if (invoice.startsWith('C') || units <= 0 || Number(price) <= 0 || customer === '') return []
    const [whole = '0', part = ''] = price.split('.')
    // Ten-thousandths of the currency's unit, so that nothing is rounded before the end.
    const exact = Number(whole) * 10_000 + Number(part.padEnd(4, '0').slice(0, 4))
    return [
      {
        invoice,
        product,
        title,
        quantity: units,
        day: date.slice(0, 10),
        hour: Number(date.slice(11, 13)),
        amount: Math.floor((exact * units + 50) / 100),
        customer: String(Math.trunc(Number(customer))),
      },
    ]
  })
}

/** The rows by invoice, in the order of their days. */
export function invoicesOf(rows: readonly Row[]): Invoice[] {
  const invoices = new Map<string, Invoice>()
  for (const row of rows) {
    const { invoice: id, customer, day, hour } = row
    const known = invoices.get(id) ?? { id, customer, day, hour, amount: 0, lines: [] }
    known.amount += row.amount
    known.lines.push(row)
    invoices.set(id, known)
  }
  return [...invoices.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function cellsOf(line: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]!
    if (sign === '"' && isQuoted && line[i + 1] === '"') cell += line[i++]
    else if (sign === '"') isQuoted = !isQuoted
    else if (sign === ',' && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...cells, cell]
}
