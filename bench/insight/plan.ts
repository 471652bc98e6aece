import type { SegmentRequest } from '#shared/wire/segment'
import { endpoints } from '../../scripts/openapi/endpoints.ts'

/** One question of the bench: what it is called, and what is asked for. */
export interface Question {
  name: string
  path: string
  isSegmented: boolean
  /** How many people's own objects it wakes. */
  opens: number
}

/** The saved segments that every view is narrowed down to in turn: nearly everybody, a quarter, few by what a model says. */
export const segments: Record<string, SegmentRequest> = {
  everybody: { name: 'Everybody with an order', filter: { orders_min: 1 } },
  quarter: { name: 'A quarter', filter: { country: 'DE', net_revenue_minor_min: 1 } },
  champions: { name: 'The best', filter: { rfm: 'champions' } },
}

/** Further questions of an address, by what they are called behind it. */
const variants: Record<string, Record<string, string>> = {
  customers: {
    '': '',
    'by last order': 'sort=last_order&limit=50',
    filtered: 'tier=gold&orders_min=3&sort=net_revenue',
    searched: 'q=Person+19',
    'searched for one': 'q=erson+1234',
    'searched by number': 'q=123',
    'at risk': 'p_alive_max=0.5&rfm_worth_min=4',
  },
  'insights/drivers': { '': '', 'by rfm': 'by=rfm', 'by category': 'by=category', 'a year': 'DAYS' },
  'insights/overview': { '': '', 'a year': 'DAYS' },
  'insights/cube': { '': '', 'people by country': 'by=country,month&measures=net_minor,customers' },
  'insights/segments': { '': '', 'by country': 'by=country' },
  'insights/funnel': { '': '', 'by channel': 'by=channel' },
}

/** Addresses outside `insights/` that the views use, too. */
const others = [
  'customers',
  'segments',
  'clusters',
  'treatment',
  'key-accounts',
  'spend',
  'status',
  'targets',
  'annotations',
]
/** Questions that ask people's own objects, and how many; the people of this bench have told theirs nothing. */
const objectsAsked: Record<string, number> = { 'insights/needs': 200 }
const named: Record<string, string> = { id: 'c:1' }

/** Every question the views ask: all of `insights/` as the API's own document lists them, and the others. */
export function questions(days: { from: string; to: string }): Question[] {
  const read = endpoints.filter(({ method }) => method === 'get')
  const asked = read.filter(({ path }) => isOfInsights(path) || others.includes(path.slice('/v1/'.length)))
  const range = `from=${days.from}&to=${days.to}`
  return asked.flatMap(({ path, parameters = [] }) => {
    const name = path.slice('/v1/'.length)
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, of: string) => encodeURIComponent(named[of] ?? of))
    const takesSegment = parameters.some((parameter) => parameter.name === 'segment')
    const usual = variants[name] ?? { '': '' }
    return [
      ...Object.entries(usual).map(([variant, query]) => ({
        name: `${name}${variant && ` ${variant}`}`,
        path: addressOf(filled, query.replace('DAYS', range)),
        isSegmented: false,
        opens: objectsAsked[name] ?? 0,
      })),
      ...(takesSegment ? Object.keys(segments) : []).map((segment) => ({
        name: `${name} of ${segment}`,
        path: addressOf(filled, `segment=${segment}`),
        isSegmented: true,
        opens: 0,
      })),
    ]
  })
}

function isOfInsights(path: string): boolean {
  return path.startsWith('/v1/insights/')
}

function addressOf(path: string, query: string): string {
  return query ? `${path}?${query}` : path
}
