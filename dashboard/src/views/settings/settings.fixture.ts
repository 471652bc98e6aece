import type { AuditPage } from '#shared/wire/audit'
import type { Capacity } from '#shared/wire/capacity'
import type { DataQuality } from '#shared/wire/inspection'
import type { KeyList } from '#shared/wire/key'
import { defaultLoyalty } from '#shared/wire/loyalty-settings'
import type { PlacementList } from '#shared/wire/placement'
import { defaultQuestionSettings } from '#shared/wire/question'
import { defaultRecommendationSettings } from '#shared/wire/recommendation-settings'
import { defaultRetention } from '#shared/wire/retention'
import type { Settings } from '#shared/wire/settings'
import type { Spend } from '#shared/wire/spend'
import { noon } from '../../app/kit.fixture.ts'

/** For tests: a store as it is made. */
export const settings: Settings = {
  id: 'books',
  name: 'Harbour Books',
  currency: 'GBP',
  time_zone: 'Europe/London',
  origins: ['https://shop.example'],
  consent_default: 'granted',
  publish_delay_ms: 1_000,
  placements: {},
  rules: [],
  experiments: [],
  recommendation: defaultRecommendationSettings,
  questions: defaultQuestionSettings,
  retention: defaultRetention,
  ...defaultLoyalty('GBP'),
}

export const keys: KeyList = {
  keys: [
    { id: '1f0a2b3c4d5e', kind: 'publishable', created_at: noon, expires_at: null },
    { id: '2f0a2b3c4d5e', kind: 'secret', created_at: noon, expires_at: noon + 86_400_000 },
  ],
}

export const places: PlacementList = {
  placements: [
    {
      name: 'home',
      changed: true,
      subject: 'session',
      recommenders: [{ recommender: 'session-knn', most: 4 }, { recommender: 'trending' }],
      fallback: ['bestsellers'],
      explores: true,
      first: false,
    },
  ],
}

export const quality: DataQuality = {
  state: 'ready',
  at: noon,
  version: 1,
  score: 72,
  parts: [
    {
      part: 'catalogue',
      weight: 0.2,
      score: 0.5,
      checks: [
        {
          check: 'products_with_image',
          have: 5,
          of: 10,
          share: 0.5,
          goal: 0.95,
          verdict: 'poor',
          next_step: 'send_images',
        },
      ],
    },
  ],
  rows: { people: 1, orders: 1, days: 1, products: 10 },
  differences: [],
}

export const audit: AuditPage = {
  entries: [
    {
      id: 12,
      at: noon,
      actor: { by: 'merchant', key: '1f0a2b3c4d5e' },
      action: 'settings.change',
      changes: [{ path: 'name', before: 'Books', after: 'Harbour Books' }],
    },
  ],
  next_cursor: '12',
}

export const spend: Spend = {
  entries: [{ month: '2026-02', channel: 'search', acquisition_minor: 250_000, retention_minor: 0 }],
}

export const capacity: Capacity = { index_shards: 2, insight_relays: 0, growing: [] }

/** For tests: what the pages of the settings ask for. */
export const settingsAnswers = {
  '/v1/settings': settings,
  '/v1/keys': keys,
  '/v1/placements': places,
  '/v1/insights/data-quality': quality,
  '/v1/audit': audit,
  '/v1/spend': spend,
  '/v1/capacity': capacity,
}
