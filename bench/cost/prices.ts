/**
 * What Cloudflare charges beyond the paid plan's monthly allowances, in US dollars. From the platform's documentation
 * of Workers (developers.cloudflare.com/workers/platform/pricing) and Durable Objects with SQLite storage
 * (developers.cloudflare.com/durable-objects/platform/pricing), as published in November 2026. Rows written count index
 * entries, deletes and alarms set; an object's requests count calls, sockets' opening and alarms that ring.
 */
export const priceList = {
  date: '2026-11',
  worker_requests_per_million: 0.3,
  worker_cpu_per_million_ms: 0.02,
  object_requests_per_million: 0.15,
  object_duration_per_million_gb_s: 12.5,
  /** Gigabytes an object is billed while it works, whatever it uses. */
  object_gb: 0.128,
  rows_written_per_million: 1,
  rows_read_per_million: 0.001,
} as const

/** US dollars for a million times one millisecond in which one object works. */
export const objectMsPerMillion = (priceList.object_gb / 1_000) * priceList.object_duration_per_million_gb_s
