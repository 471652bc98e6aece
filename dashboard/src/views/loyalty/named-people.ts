import { html, nothing, type TemplateResult } from 'lit'
import type { PersonRef } from '#shared/wire/account'
import type { Kit } from '../../app/kit.ts'
import { formatRoute } from '../../route/route.ts'
import { personName } from '../../transforms/person-name.ts'
import '../people-list/people-list.css'
import './named-people.css'

interface NamedPeople {
  kit: Kit
  /** Who they are, in a sentence. */
  heading: string
  people: readonly PersonRef[]
  /** Of how many these are the first. */
  total: number
  /** Asks for more of them; null where there is no way to. */
  more: (() => void) | null
  close(): void
}

/** Names that lead to people's pages, for those whom no filter can describe: who went from one place to another. */
export function namedPeople({ kit, heading, people, total, more, close }: NamedPeople): TemplateResult {
  const { words, format } = kit
  const said = words.loyalty.people
  return html`<section class="people-list">
    <header>
      <h3><span role="status">${heading}</span></h3>
      <button class="tool" type="button" @click=${close}>${words.peopleList.close}</button>
    </header>
    <ul class="named-people">
      ${people.map(
        ({ person, name }) =>
          html`<li>
            <a href=${formatRoute({ view: 'customers', id: person, query: {} })}>${personName(words, person, name)}</a>
          </li>`,
      )}
    </ul>
    ${people.length === 0 ? html`<p class="soft">${words.peopleList.none}</p>` : nothing}
    ${
      people.length < total
        ? more
          ? html`<button class="button" type="button" @click=${more}>${said.more(format.integer(total - people.length))}</button>`
          : html`<p class="soft">${said.first(format.integer(people.length), format.integer(total))}</p>`
        : nothing
    }
  </section>`
}
