import type { CustomerList, FindRequest, FoundPeople } from '#shared/wire/customer'

type Query = Record<string, string>

interface Ports {
  list(query: Query): Promise<CustomerList>
  find(asked: FindRequest): Promise<FoundPeople>
}

const nobody: CustomerList = { customers: [], total: 0, next_cursor: null }

/**
 * A page of people. What may be an e-mail address is in no address of ours, where servers on the way would write it
 * down: who is behind it is asked in a body, and listed by their keys; half an address finds nobody.
 */
export async function peopleByAddress(query: Query, { list, find }: Ports): Promise<CustomerList> {
  const { q = '' } = query
  if (!q.includes('@')) return list(query)
  if (!/^\S+@\S+\.\S+$/.test(q)) return nobody
  const { people } = await find({ email: q })
  const lists = await Promise.all(people.map(({ id }) => list({ ...query, q: id })))
  return {
    customers: lists.flatMap(({ customers }) => customers),
    total: lists.reduce((sum, { total }) => sum + total, 0),
    next_cursor: null,
  }
}
