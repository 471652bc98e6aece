import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { eventBatchSchema, eventNames, eventSchema } from '#shared/wire/event'
import { limits } from '#shared/wire/limits'
import { orderSchema, refundSchema } from '#shared/wire/order'
import { parse } from '#shared/wire/parse'
import { problems } from '#shared/wire/problem'
import { productSchema } from '#shared/wire/product'
import { answersSchema, myAnswerSchema } from '#shared/wire/question'
import { recommendationRequestSchema } from '#shared/wire/recommendation'
import { rulesPreviewSchema } from '#shared/wire/rule'
import { scoreRequestSchema } from '#shared/wire/score'
import { segmentRequestSchema } from '#shared/wire/segment'
import { sessionSchema } from '#shared/wire/session'
import { settingsPatchSchema, storeRequestSchema } from '#shared/wire/settings'
import { endpoints } from '../scripts/openapi/endpoints.ts'
import { requestsPerMinute } from '../worker/src/access/rate-limit.ts'
import { badInput, oddInput, tableRow } from '../worker/src/testing/bad-input/index.ts'

const api = readFileSync(join(import.meta.dirname, '../docs/api.md'), 'utf8')

/** The text below a heading, up to the next one of any level. */
function section(heading: string): string {
  const [, rest] = api.split(`\n${heading}\n`)
  if (rest === undefined) throw new RangeError(`docs/api.md has no heading "${heading}"`)
  return rest.split(/\n#{2,3} /)[0] ?? ''
}

/** The rows of the tables in a text, without their headings. */
function rows(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'))
  return lines.filter((_, i) => !/^\| ---/.test(lines[i] ?? '') && !/^\| ---/.test(lines[i + 1] ?? ''))
}

const cells = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

function examples(text: string): unknown[] {
  return [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json) as unknown)
}

/** Each limit as the document words it. */
const printed: Record<keyof typeof limits, string> = {
  publishableBodyBytes: `${limits.publishableBodyBytes / 1024} KB`,
  secretBodyBytes: `${limits.secretBodyBytes / 1024 ** 2} MB`,
  eventsPerBatch: `${limits.eventsPerBatch}`,
  itemsPerEvent: `${limits.itemsPerEvent}`,
  linesPerBulk: limits.linesPerBulk.toLocaleString('en'),
  idLength: `${limits.idLength}`,
  textLength: `${limits.textLength}`,
  urlLength: limits.urlLength.toLocaleString('en'),
  amountMinor: limits.amountMinor.toLocaleString('en'),
  quantity: limits.quantity.toLocaleString('en'),
  shelvesPerRequest: `${limits.shelvesPerRequest}`,
  productsPerShelf: `${limits.productsPerShelf}`,
  contextItems: `${limits.contextItems}`,
  valuesPerMatch: `${limits.valuesPerMatch}`,
  rules: `${limits.rules}`,
  placements: `${limits.placements}`,
  segments: `${limits.segments}`,
  commentLength: `${limits.commentLength}`,
  answers: `${limits.answers}`,
  scoredCustomers: `${limits.scoredCustomers}`,
  scoredProducts: `${limits.scoredProducts}`,
  eventAgeMs: `${limits.eventAgeMs / 3_600_000} hours`,
  sessionGapMs: `${limits.sessionGapMs / 60_000} minutes`,
}

const requestSchemas: Record<string, v.GenericSchema> = {
  'POST /v1/events': eventBatchSchema,
  'POST /v1/recommendations': recommendationRequestSchema,
  'PUT /v1/products': productSchema,
  'POST /v1/orders': orderSchema,
  'POST /v1/orders/{id}/refunds': refundSchema,
  'POST /v1/sessions': sessionSchema,
  'PUT /v1/settings': settingsPatchSchema,
  'POST /v1/rules/preview': rulesPreviewSchema,
  'POST /v1/scores': scoreRequestSchema,
  'PUT /v1/segments/{id}': segmentRequestSchema,
  'POST /v1/me/answers': myAnswerSchema,
  'POST /v1/customers/{id}/answers': answersSchema,
  'POST /v1/stores': storeRequestSchema,
}

describe('docs/api.md', () => {
  it('lists every problem with its status, and no other', () => {
    const listed = rows(section('## Problems')).map((row) => cells(row).slice(0, 2))
    const known = Object.entries(problems).map(([code, { status }]) => [`\`${code}\``, String(status)])
    expect(listed.toSorted()).toEqual(known.toSorted())
    expect(rows(section('## Problems')).every((row) => (cells(row)[2] ?? '').length > 10)).toBe(true)
  })

  it('shows a problem as the API writes one', () => {
    const [problem] = examples(section('## Problems'))
    expect(problem).toMatchObject({ ...problems.invalid_request, code: 'invalid_request' })
  })

  it('says what every kind of bad and odd input is answered, as the Worker’s tests see it', () => {
    expect(rows(section('## Bad input'))).toEqual(badInput.map(tableRow))
    expect(rows(section('## Odd input'))).toEqual(oddInput.map(tableRow))
  })

  it('has no two rows for the same input', () => {
    const all = [...badInput, ...oddInput].map(({ input, to }) => `${input} | ${to}`)
    expect(all.filter((one, i) => all.indexOf(one) !== i)).toEqual([])
  })

  it('has a row for every problem that a caller can bring about alone', () => {
    const shown = badInput.map(({ answer }) => /`(\w+)`/.exec(answer)?.[1])
    // These need a state (tested beside their routes) or a fault of ours.
    const others = ['conflict', 'erased', 'identity_required', 'too_many_requests', 'internal', 'overloaded']
    expect(Object.keys(problems).filter((code) => !shown.includes(code) && !others.includes(code))).toEqual(
      [],
    )
  })

  it('prints the limits that hold', () => {
    const [sizes = [], rates = []] = section('## Limits')
      .split('**Rates**')
      .map((part) => rows(part).map((row) => cells(row)[1] ?? ''))
    expect(sizes).toEqual(Object.values(printed))
    expect(rates).toEqual(Object.values(requestsPerMinute).map((count) => count.toLocaleString('en')))
  })

  it('has a chapter for every endpoint, and no other', () => {
    const chapters = [...api.matchAll(/^### (.+)$/gm)].map(([, name]) => name)
    const known = endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect(chapters.toSorted()).toEqual(known.toSorted())
  })

  it.each(Object.entries(requestSchemas))('shows a %s that the API takes', (chapter, schema) => {
    const [request] = examples(section(`### ${chapter}`))
    expect(parse(schema, request)).toMatchObject({ ok: true })
  })

  it('shows events that the API takes, and names every one', () => {
    const [request] = examples(section('### POST /v1/events')) as { events: unknown[] }[]
    for (const event of request?.events ?? []) expect(parse(eventSchema, event)).toMatchObject({ ok: true })
    for (const name of eventNames) expect(section('### POST /v1/events')).toContain(`\`${name}\``)
  })

  it('has examples that are JSON', () => {
    expect(examples(api).length).toBeGreaterThan(15)
  })
})
