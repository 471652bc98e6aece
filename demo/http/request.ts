import type { IncomingMessage } from 'node:http'

const mostBodyBytes = 64 * 1024

/** A browser's request, read. */
export interface ShopRequest {
  method: string
  url: URL
  cookies: ReadonlyMap<string, string>
  /** The fields of a posted form. */
  form: URLSearchParams
  /** False when another site posted the form: such a request must change nothing. */
  sameOrigin: boolean
  /** True when our own script asks and wants JSON. */
  wantsJson: boolean
  acceptsGzip: boolean
  acceptLanguage: string
}

/** The request, or null when its body is too large or its address cannot be read. */
export async function readRequest(message: IncomingMessage): Promise<ShopRequest | null> {
  const { headers, method = 'GET' } = message
  const address = `http://${headers.host ?? 'localhost'}${message.url?.replace(/^\/+/, '/') ?? '/'}`
  const body = method === 'POST' ? await readBody(message) : ''
  if (body === null || !URL.canParse(address)) return null
  const url = new URL(address)
  return {
    method,
    url,
    cookies: cookiesOf(headers.cookie ?? ''),
    form: new URLSearchParams(body),
    sameOrigin: headers.origin === undefined || headers.origin === url.origin,
    wantsJson: headers.accept === 'application/json',
    acceptsGzip: /\bgzip\b/.test(String(headers['accept-encoding'] ?? '')),
    acceptLanguage: headers['accept-language'] ?? '',
  }
}

async function readBody(message: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBodyBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function cookiesOf(header: string): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of header.split(';')) {
    const [, name, value] = /^\s*([^=]+)=(.*)$/.exec(pair) ?? []
    if (name !== undefined && value !== undefined) cookies.set(name, decoded(value))
  }
  return cookies
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return '' // not one of ours
  }
}
