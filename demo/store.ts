import type { SettingsPatch, StoreRequest } from '#shared/wire/settings'

/** The id under which the bookshop is a store of Kindred. */
export const storeId = 'bookshop'

/** What `POST /v1/stores` needs to open the bookshop, whose pages live at `shopUrl`. */
export function storeRequest(shopUrl: string): StoreRequest {
  return {
    id: storeId,
    name: 'Marginalia',
    currency: 'GBP',
    time_zone: 'Europe/London',
    origins: [new URL(shopUrl).origin],
    consent_default: 'granted',
  }
}

/** What the bookshop sets besides: it asks who bought how that went. */
export const shopSettings: SettingsPatch = { questions: { enabled: true } }
