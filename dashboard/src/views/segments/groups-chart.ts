import { html, nothing, type TemplateResult } from 'lit'
import type { BaseSegments } from '#shared/wire/customer-base'
import type { Kit } from '../../app/kit.ts'
import { formatRoute, type Route } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../people-list/people-list.ts'
import { rfmName } from './names.ts'

interface GroupsChart {
  kit: Kit
  route: Route
  groups: BaseSegments['rfm']['segments']
  /** Ranks are among a segment's people: no list of customers knows them. */
  some: boolean
  go(change: Record<string, string | null>): void
}

/** The named groups of RFM: what each brings, beside the share of revenue it would bring if all were the same. */
export function groupsChart({ kit, route, groups: all, some, go }: GroupsChart): TemplateResult {
  const { words, format, login } = kit
  const said = words.kinds.groups
  const groups = all.filter(({ customers }) => customers > 0)
  const people = groups.reduce((sum, { customers }) => sum + customers, 0)
  const money = groups.reduce((sum, { worth }) => sum + worth, 0)
  const shareOf = (worth: number) => (money > 0 ? worth / money : 0)
  const chosen = some ? -1 : groups.findIndex(({ segment }) => segment === route.query.group)
  const name = (segment: string) => rfmName(words, segment)
  const best = groups[0]
  const unit = minorUnits(login.currency)
  return html`<kindred-chart
      .words=${words}
      .heading=${best ? said.heading(name(best.segment), format.percent(shareOf(best.worth))) : said.title}
      .means=${said.means}
      .lead=${some ? said.lead : `${said.lead} ${said.hint}`}
      file="rfm-groups"
      .table=${{
        columns: [
          { name: said.columns.group },
          { name: said.columns.people, end: true },
          { name: said.columns.share, end: true },
          { name: said.columns.worth, end: true },
          { name: said.columns.brings, end: true },
        ],
        rows: groups.map(({ segment, customers, worth }) => [
          {
            text: name(segment),
            value: segment,
            ...(some ? {} : { href: formatRoute({ view: 'customers', id: null, query: { rfm: segment } }) }),
          },
          { text: format.integer(customers), value: customers },
          { text: format.percent(customers / people), value: customers / people },
          { text: format.money(worth), value: worth / unit },
          { text: format.percent(shareOf(worth)), value: shareOf(worth) },
        ]),
      }}
      .chart=${html`<kindred-bars
        .label=${said.title}
        .clickable=${!some}
        .chosen=${chosen < 0 ? null : chosen}
        .characterWidth=${words.locale === 'en' ? 7 : 13}
        .bars=${groups.map(({ segment, customers, worth }) => ({
          name: name(segment),
          value: Math.max(0, shareOf(worth)),
          before: customers / people,
          text: said.bar(format.integer(customers), format.percentShort(shareOf(worth))),
        }))}
        @kindred-mark=${({ detail }: CustomEvent<number>) =>
          go({ group: groups[detail]?.segment ?? null, field: null })}
      ></kindred-bars>`}
    ></kindred-chart>
    ${
      chosen < 0
        ? nothing
        : html`<kindred-people-list
            .kit=${kit}
            .filter=${{ rfm: groups[chosen]!.segment }}
            .tell=${(count: string) => said.chosen(count, name(groups[chosen]!.segment))}
            .name=${name(groups[chosen]!.segment)}
            @kindred-close=${() => go({ group: null })}
          ></kindred-people-list>`
    }`
}
