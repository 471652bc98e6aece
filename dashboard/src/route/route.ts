/** The views, in the order of the navigation. */
export const viewNames = [
  'today',
  'customers',
  'value',
  'loyalty',
  'retention',
  'segments',
  'products',
  'shelves',
  'status',
  'settings',
] as const
export type ViewName = (typeof viewNames)[number]

/** What views were called before: links that somebody kept still work. */
const formerly: Readonly<Record<string, { view: ViewName; id: string | null }>> = {
  overview: { view: 'today', id: null },
  live: { view: 'today', id: 'live' },
}

/** The whole state of the page as its address holds it. `id` is the one thing opened within a view. */
export interface Route {
  view: ViewName
  id: string | null
  query: Readonly<Record<string, string>>
}

/** Query fields that go along from view to view. */
const travelling: ReadonlySet<string> = new Set(['range', 'from', 'to', 'compare', 'segment'])

const maxLength = 512

/**
 * The route of an address' hash; an unknown or damaged one is Today.
 *
 * @example parseRoute('#/customers/c%3A12?sort=orders') // { view: 'customers', id: 'c:12', query: { sort: 'orders' } }
 */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s)
  const [name, rawId] = path.split('/')
  const view = viewNames.find((known) => known === name)
  const query: Record<string, string> = {}
  for (const [key, value] of new URLSearchParams(search)) {
    if (value !== '' && value.length <= maxLength) query[key] = value
  }
  if (view) return { view, id: rawId ? decode(rawId) : null, query }
  const former = Object.hasOwn(formerly, name ?? '') ? formerly[name ?? ''] : undefined
  return { view: 'today', id: null, ...former, query }
}

/** The hash of a route, `#` included. Fields are sorted, so that equal routes have equal addresses. */
export function formatRoute({ view, id, query }: Route): string {
  const fields = Object.entries(query)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const search = new URLSearchParams(fields).toString()
  return `#/${view}${id === null ? '' : `/${encodeURIComponent(id)}`}${search ? `?${search}` : ''}`
}

/** The route of another view: dates and segment come along, what belongs to the old view stays behind. */
export function routeTo(view: ViewName, from: Route): Route {
  const query = Object.fromEntries(Object.entries(from.query).filter(([key]) => travelling.has(key)))
  return { view, id: null, query }
}

/** The segment that an address chooses, as a field of a filter; none where it chooses everybody. */
export function segmentIn({ query: { segment } }: Route): { segment?: string } {
  return segment ? { segment } : {}
}

/** The same route with some query fields changed; an empty text or `null` removes the field. */
export function withQuery(route: Route, change: Record<string, string | null>): Route {
  const merged = Object.entries({ ...route.query, ...change })
  const query = Object.fromEntries(merged.filter((entry): entry is [string, string] => Boolean(entry[1])))
  return { ...route, query }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null // a stray % in a hand-edited address
  }
}
