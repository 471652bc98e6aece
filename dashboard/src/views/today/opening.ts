import { html, nothing, type TemplateResult } from 'lit'
import type { Overview } from '#shared/wire/insight'
import type { Status } from '#shared/wire/status'
import type { TargetRow } from '#shared/wire/target'
import type { Kit } from '../../app/kit.ts'
import { type DateRange, rangeQuery } from '../../route/range.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { type Story, storyOf } from '../../transforms/story.ts'
import { verdictOf } from '../../transforms/verdict.ts'

interface Opening {
  kit: Kit
  overview: Overview
  range: DateRange
  status: Status | null
  targets: readonly TargetRow[]
  /** The figures are of a segment's people; how the shop is does not follow from theirs. */
  some: boolean
}

/** The question and its answer in one sentence, with the days it is about. */
export function opening({ kit, overview, range, status, targets, some }: Opening): TemplateResult {
  const { words, format } = kit
  const story = storyOf(overview, range.compare !== 'off')
  const when = words.range.name[range.preset]
  const told = story ? sentence(kit, story, range, some) : words.overview.noOrders(when)
  const verdict = some ? null : verdictOf(status, story, targets)
  const answer = verdict ? words.today[verdict](told) : told
  const against =
    range.compare !== 'off'
      ? words.range.against(format.range(overview.previous.from, overview.previous.to))
      : null
  return html`<header class="opening">
    <h1>${words.today.question}</h1>
    <p class="answer">${answer}</p>
    <p class="soft dates">
      ${format.range(overview.from, overview.to)}${against ?? nothing}
    </p>
  </header>`
}

/** What is said of days without anything in a store that does have figures. */
export function quietOpening({
  kit,
  route,
  range,
  all,
}: Pick<Opening, 'kit' | 'range'> & { route: Route; all: Overview }) {
  const { words, format } = kit
  const everything = withQuery(route, rangeQuery({ preset: 'all', from: null, to: null }))
  return html`<header class="opening">
    <h1>${words.today.question}</h1>
    <p class="answer">${words.overview.quiet(words.range.name[range.preset])}</p>
    <p class="quiet-hint">
      ${words.overview.quietHint(format.range(all.from, all.to))}
      <a class="button" href=${formatRoute(everything)}>${words.overview.seeAll}</a>
    </p>
  </header>`
}

function sentence(
  { words, format }: Kit,
  story: Story,
  { preset, compare }: DateRange,
  some: boolean,
): string {
  const { change, driver, shelfShare } = story
  return words.overview.story({
    revenue: format.money(story.revenueMinor),
    some,
    orders: story.orders,
    ordersText: format.integer(story.orders),
    when: words.range.name[preset],
    than: compare === 'off' ? '' : words.range.than[compare],
    change: change && {
      direction: change.direction,
      size: change.ratio === null ? null : format.size(change.ratio),
    },
    driver: driver && { name: driver.name, change: format.change(driver.change.ratio ?? 0) },
    shelfShare: shelfShare === null ? null : format.percent(shelfShare),
  })
}
