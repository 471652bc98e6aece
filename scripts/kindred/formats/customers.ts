import { Failure } from '../failure.ts'
import { readLines, type SourceLine } from '../records.ts'

/**
 * Customers' ids by their e-mail addresses in lower case, from Shopify's export of customers. Throws a Failure when
 * the file is another.
 */
export async function readCustomers(path: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  let isFirst = true
  for await (const { record } of readLines(path, {
    format: 'csv',
    delimiter: ',',
    onBytes: () => undefined,
  })) {
    if (!record) continue
    if (isFirst && !('Customer ID' in record && 'Email' in record)) {
      throw new Failure(
        `${path} has no columns Customer ID and Email; its columns are ${Object.keys(record).join(', ')}`,
      )
    }
    isFirst = false
    const [id, email] = [(record['Customer ID'] ?? '').trim().replace(/^'/, ''), (record.Email ?? '').trim()]
    if (id !== '' && email !== '') ids.set(email.toLowerCase(), id)
  }
  return ids
}

/** Orders known by an address alone, with the id of the customer who has it. */
export async function* nameCustomers(
  lines: AsyncIterable<SourceLine>,
  ids: ReadonlyMap<string, string>,
): AsyncGenerator<SourceLine> {
  for await (const line of lines) {
    const { record } = line
    const id = record?.customer_id ? undefined : ids.get((record?.email ?? '').toLowerCase())
    yield record && id !== undefined ? { ...line, record: { ...record, customer_id: id } } : line
  }
}
