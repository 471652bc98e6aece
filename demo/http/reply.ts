import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Html } from '../pages/html.ts'
import type { ShopRequest } from './request.ts'

export interface Reply {
  status: number
  type: string
  body: string
  headers: Record<string, string>
  cookies: string[]
}

const yearSeconds = 31_536_000

export function page(markup: Html, status = 200): Reply {
  // Pages show who is signed in and what is in the basket: the browser asks again, but may go back without asking.
  const headers = { 'Cache-Control': 'private, no-cache' }
  return {
    status,
    type: 'text/html; charset=utf-8',
    body: `<!doctype html>${markup.text}`,
    headers,
    cookies: [],
  }
}

export function json(value: unknown, status = 200): Reply {
  return {
    status,
    type: 'application/json',
    body: JSON.stringify(value),
    headers: { 'Cache-Control': 'no-store' },
    cookies: [],
  }
}

/** A file that its address names for good: `seconds` to keep it, a year by default. */
export function asset(type: string, body: string, seconds = yearSeconds): Reply {
  return { status: 200, type, body, headers: { 'Cache-Control': `public, max-age=${seconds}` }, cookies: [] }
}

/** On to another page after a form was posted (303). */
export function onTo(path: string): Reply {
  return { status: 303, type: 'text/plain', body: '', headers: { Location: path }, cookies: [] }
}

/** The reply with a cookie for the whole shop; an empty value removes it. Scripts cannot read it. */
export function withCookie(reply: Reply, name: string, value: string): Reply {
  const age = value === '' ? 0 : yearSeconds
  const cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly`
  return { ...reply, cookies: [...reply.cookies, cookie] }
}

export function send(reply: Reply, to: ServerResponse, request: ShopRequest | null): void {
  const zipped = request?.acceptsGzip === true && reply.body.length > 1_024
  const body = zipped ? gzipSync(reply.body) : Buffer.from(reply.body)
  to.writeHead(reply.status, {
    'Content-Type': reply.type,
    'Content-Length': body.length,
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    Vary: 'Accept-Encoding, Cookie',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    ...reply.headers,
    ...(reply.cookies.length > 0 ? { 'Set-Cookie': reply.cookies } : {}),
  })
  to.end(request?.method === 'HEAD' ? undefined : body)
}
