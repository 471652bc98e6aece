import { html, nothing, type TemplateResult } from 'lit'
import { nearlyFullBytes } from '#shared/insight/status/status-reasons'
import type { InsightsStatus, ShardStatus } from '#shared/wire/status'
import type { Kit } from '../../app/kit.ts'
import { statusWords } from '../../words/status.ts'
import { bytesText, durationText } from './duration-text.ts'
import '../../element/term.ts'

/** What an object may hold, in bytes. */
const fullBytes = nearlyFullBytes / 0.8

/** How it is at this moment, in four figures. */
export function statusTiles(
  kit: Kit,
  { latest, arrival, backlog, insights_bytes }: InsightsStatus,
  index: readonly ShardStatus[],
): TemplateResult {
  const { words, format, now } = kit
  const said = statusWords(words).tiles
  const ago = (at: number) => format.ago(at, now())
  const waiting = backlog.waiting + index.reduce((sum, shard) => sum + (shard.waiting ?? 0), 0)
  const oldest = Math.max(0, backlog.oldest_ms ?? 0, ...index.map(({ oldest_ms }) => oldest_ms ?? 0))
  const tiles: Tile[] = [
    {
      name: said.lastEvent,
      value: latest.events === null ? said.never : ago(latest.events),
      beside: latest.orders === null ? said.noOrder : said.lastOrder(ago(latest.orders)),
    },
    {
      name: said.soon,
      means: said.soonMeans,
      value: arrival.flushes > 0 ? format.percentShort(arrival.within_2s / arrival.flushes) : words.none,
      beside: arrival.median_ms === null ? null : said.half(durationText(kit, arrival.median_ms)),
    },
    {
      name: said.waiting,
      means: said.waitingMeans,
      value: format.integer(waiting),
      beside: waiting === 0 ? said.nothingWaits : said.oldest(durationText(kit, oldest)),
    },
    {
      name: said.storage,
      value: bytesText(kit, insights_bytes),
      beside: said.of(bytesText(kit, fullBytes)),
    },
  ]
  return html`<section class="figure-section" aria-labelledby="status-now">
    <h2 id="status-now">${said.title}</h2>
    <dl class="figures">
      ${tiles.map(tileOf)}
    </dl>
  </section>`
}

interface Tile {
  name: string
  means?: string
  value: string
  beside: string | null
}

function tileOf({ name, means, value, beside }: Tile): TemplateResult {
  return html`<div class="figure">
    <dt>${means ? html`<kindred-term .label=${name} .definition=${means}></kindred-term>` : name}</dt>
    <dd>
      <span class="value number">${value}</span>
      ${beside === null ? nothing : html`<span class="beside">${beside}</span>`}
    </dd>
  </div>`
}
