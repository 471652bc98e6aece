import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { defaultLoyalty } from '#shared/wire/loyalty-settings'
import { defaultQuestionSettings } from '#shared/wire/question'
import { defaultRecommendationSettings } from '#shared/wire/recommendation-settings'
import { defaultRetention } from '#shared/wire/retention'
import { maxDocumentBytes } from './document.ts'
import { type Store, storeDocument } from './store.ts'
import type { StoreRecord } from './store-record.ts'

const record = (id: string): StoreRecord => ({
  id,
  name: '书店 “日本” 📚',
  currency: 'GBP',
  time_zone: 'Europe/London',
  origins: [],
  consent_default: 'granted',
  publish_delay_ms: 1_000,
  placements: {},
  rules: [],
  experiments: [],
  recommendation: defaultRecommendationSettings,
  questions: defaultQuestionSettings,
  ...defaultLoyalty('GBP'),
  keys: [],
  identity_secret_sealed: 'x',
  index_shards: 1,
  insight_relays: 0,
  retention: defaultRetention,
  created_at: 1,
})

function open(id: string) {
  return {
    document: storeDocument(env, id),
    stub: env.STORE.getByName(id) as unknown as DurableObjectStub<undefined>,
  }
}

describe('a document behind itty-durable', () => {
  it('keeps any text, through eviction', async () => {
    const { document, stub } = open('a')
    expect(await document.create(record('a'))).toBe(true)
    await evictDurableObject(stub)
    expect(await document.read()).toEqual(record('a'))
  })

  it('is created once', async () => {
    const { document } = open('b')
    await document.create(record('b'))
    expect(await document.create({ ...record('b'), name: 'another' })).toBe(false)
    expect((await document.read())?.name).toBe(record('b').name)
  })

  it('loads its state when an alarm wakes it', async () => {
    const { document, stub } = open('c')
    await document.create(record('c'))
    await evictDurableObject(stub)
    await runInDurableObject(stub, async (instance) => {
      const store = instance as unknown as Store
      expect(store.data).toBeNull()
      await store.alarm()
      expect(store.data?.id).toBe('c')
    })
  })

  it('refuses what is too large, changes nothing, and stays usable', async () => {
    const { document, stub } = open('d')
    await document.create(record('d'))
    for (const name of ['x'.repeat(maxDocumentBytes), '书'.repeat(maxDocumentBytes / 3)])
      await expect(document.patch({ name })).rejects.toMatchObject({ code: 'body_too_large' })
    expect((await document.patch({ name: 'short' }))?.name).toBe('short')
    await evictDurableObject(stub)
    expect((await document.read())?.name).toBe('short')
  })

  it('answers only to its own methods, whatever the request is made to look like', async () => {
    const { document, stub } = open('e')
    await document.create(record('e'))
    for (const path of ['do/call/destroy', 'destroy', 'reset', 'persist', 'save', 'constructor', 'data']) {
      for (const method of ['GET', 'POST']) {
        const headers = { 'do-content': '[]', 'do-name': 'other' }
        const init = method === 'POST' ? { method, headers, body: '[]' } : { method, headers }
        expect((await stub.fetch(`https://document/${path}`, init)).status).toBe(404)
      }
    }
    await evictDurableObject(stub)
    expect(await document.read()).toEqual(record('e'))
  })

  it("keeps an exception's text to itself", async () => {
    const { document, stub } = open('f')
    await document.create(record('f'))
    const response = await stub.fetch('https://document/patch', { method: 'POST', body: 'not json' })
    expect(response.status).toBe(500)
    expect(await response.text()).toBe('')
  })
})
