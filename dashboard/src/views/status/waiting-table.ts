import { html, type TemplateResult } from 'lit'
import { longestWaitMs, nearlyFullBytes } from '#shared/insight/status/status-reasons'
import type { ShardStatus, Status } from '#shared/wire/status'
import type { Kit } from '../../app/kit.ts'
import { statusWords } from '../../words/status.ts'
import { bytesText, durationText } from './duration-text.ts'

/** What waits at this moment, where, and whether who holds it answers. */
export function waitingTable(kit: Kit, status: Status): TemplateResult {
  const said = statusWords(kit.words).waiting
  const { words, format } = kit
  const parts = [
    { name: said.insights, ...insightsOf(status) },
    ...status.index.map((shard) => ({ name: said.shard(format.integer(shard.shard + 1)), ...shard })),
  ]
  return html`<section class="section" aria-labelledby="status-waiting">
    <h2 id="status-waiting">${said.title}</h2>
    <div class="table-scroll" tabindex="0" role="group" aria-labelledby="status-waiting">
      <table class="waiting-parts">
        <thead>
          <tr>
            <th scope="col">${said.part}</th>
            <th scope="col" class="end">${said.count}</th>
            <th scope="col" class="end">${said.oldest}</th>
            <th scope="col" class="end roomy">${said.size}</th>
            <th scope="col">${said.state}</th>
          </tr>
        </thead>
        <tbody>
          ${parts.map((part) => {
            const { name, waiting, oldest_ms, bytes } = part
            const [state, isWell] = stateOf(part)
            return html`<tr>
              <th scope="row">${name}</th>
              <td class="end">${waiting === null ? words.none : format.integer(waiting)}</td>
              <td class="end">${oldest_ms === null ? words.none : durationText(kit, oldest_ms)}</td>
              <td class="end roomy">${bytes === null ? words.none : bytesText(kit, bytes)}</td>
              <td><span class=${`state ${isWell ? 'on' : 'over'}`}>${said[state]}</span></td>
            </tr>`
          })}
        </tbody>
      </table>
    </div>
  </section>`
}

type Part = Omit<ShardStatus, 'shard'>

function insightsOf(status: Status): Part {
  if (status.backlog === null) return { waiting: null, oldest_ms: null, bytes: null }
  return { ...status.backlog, bytes: status.insights_bytes }
}

function stateOf({ waiting, oldest_ms, bytes }: Part): ['ok' | 'silent' | 'slow' | 'full', boolean] {
  if (waiting === null) return ['silent', false]
  if ((bytes ?? 0) >= nearlyFullBytes) return ['full', false]
  return (oldest_ms ?? 0) > longestWaitMs ? ['slow', false] : ['ok', true]
}
