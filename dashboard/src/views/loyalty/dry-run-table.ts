import { html, nothing, type TemplateResult } from 'lit'
import type { DryRunMove, TierDryRun, TierProgramme } from '#shared/wire/tier'
import type { Kit } from '../../app/kit.ts'
import { formatRoute } from '../../route/route.ts'
import { personName } from '../../transforms/person-name.ts'

/** So many people of a move are named beside it. */
const named = 3

/** Who would move under a programme that is tried, in a sentence and a row for each move. */
export function dryRunTable(
  kit: Kit,
  { moves, customers }: TierDryRun,
  now: TierProgramme,
  draft: TierProgramme,
): TemplateResult {
  const { words, format } = kit
  const said = words.loyalty.editor
  const sum = (direction: DryRunMove['direction']) =>
    moves.reduce((people, move) => people + (move.direction === direction ? move.count : 0), 0)
  const moving = moves.filter(({ direction }) => direction !== 'same')
  const name = (id: string | null, programme: TierProgramme) =>
    id === null
      ? words.loyalty.noTier
      : ([...programme.tiers, ...now.tiers].find((tier) => tier.id === id)?.name ?? id)
  return html`<div class="dry-run">
    <p class="answer-of-run" role="status">
      ${said.wouldMove(format.integer(sum('up')), format.integer(sum('down')), format.integer(customers))}
    </p>
    ${
      moving.length === 0
        ? nothing
        : html`<div class="table-scroll" tabindex="0" role="group" aria-label=${said.moves}>
            <table>
              <thead>
                <tr>
                  <th scope="col">${said.columns.move}</th>
                  <th scope="col" class="end">${said.columns.people}</th>
                  <th scope="col">${said.columns.when}</th>
                  <th scope="col" class="roomy">${said.columns.some}</th>
                </tr>
              </thead>
              <tbody>
                ${moving.map(
                  (move) => html`<tr>
                    <th scope="row">${said.move(name(move.from, now), name(move.to, draft))}</th>
                    <td class="end">${format.integer(move.count)}</td>
                    <td>${said.when[move.direction === 'up' ? 'up' : 'down']}</td>
                    <td class="roomy">
                      ${move.people.slice(0, named).map(
                        (id, index) =>
                          html`${index > 0 ? ', ' : ''}<a href=${formatRoute({ view: 'customers', id, query: {} })}
                              >${personName(words, id, null)}</a
                            >`,
                      )}${move.count > named ? ' …' : ''}
                    </td>
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </div>`
}
