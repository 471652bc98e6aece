import type { LitElement } from 'lit'
import type { QuestionReply } from '#shared/wire/question'
import type { Bridge } from '../bridge.ts'

export interface QuestionService {
  /** Method and address after `/v1/me` of every request, with its body. */
  requests: { method: string; path: string; placement: string | null; token: string; body: unknown }[]
  /** What is asked; a status, or null when the service is down. */
  question: QuestionReply['question'] | number
  isDown: boolean
  /** What it answers to an answer. */
  status: number
  state: ReturnType<Bridge['state']>
  /** Takes the service and the loader away. */
  close(): void
}

/** A loader in this page, with a visitor, whose service asks `question`. */
export function questionService(question: QuestionService['question']): QuestionService {
  const fetchBefore = window.fetch
  const script = document.createElement('script')
  Object.assign(script.dataset, { store: 'myshop', key: 'pk_test', api: 'https://kindred.test' })
  document.head.append(script)
  const service: QuestionService = {
    requests: [],
    question,
    isDown: false,
    status: 204,
    state: { queue: [], acts: [], visitor: 'v1.signed' },
    close() {
      window.fetch = fetchBefore
      script.remove()
      delete window.kindred
    },
  }
  window.fetch = async (url, init = {}) => {
    const { origin, pathname, searchParams } = new URL(`${url}`)
    if (origin !== 'https://kindred.test') return fetchBefore(url, init)
    const method = init.method ?? 'GET'
    service.requests.push({
      method,
      path: pathname.replace('/v1/me', ''),
      placement: searchParams.get('placement'),
      token: Object.values(init.headers ?? {})[0] ?? '',
      body: init.body ? JSON.parse(`${init.body}`) : null,
    })
    if (service.isDown) throw new TypeError('Failed to fetch')
    if (method !== 'GET') return new Response(null, { status: service.status })
    return typeof service.question === 'number'
      ? Response.json({}, { status: service.question })
      : Response.json({ question: service.question })
  }
  const bridge: Bridge = {
    state: () => service.state,
    product: () => undefined,
    isRead: () => true,
    post: () => Promise.reject(new TypeError('not here')),
    dropRefused: () => false,
    track: () => {},
  }
  window.kindred = Object.assign(() => {}, { bridge })
  return service
}

/** Puts an element (as HTML) into the page. */
export async function putElement<T extends LitElement>(markup: string): Promise<T> {
  document.body.insertAdjacentHTML('beforeend', markup)
  const element = document.body.lastElementChild as T
  await element.updateComplete
  return element
}
