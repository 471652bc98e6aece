import type { Channel, VisitSource } from '../wire/channel.ts'

/**
 * Which channel a visit came through: GA4's default channel groups made simpler. The first row that fits decides; the
 * table stands in docs/science/channels.md as well.
 */

/** Characters kept of each text. */
const mostCharacters = 60

/** Marks that advertisers put on a click, and whose advertisement it was. */
const clickMarks: Readonly<Record<string, string>> = {
  gclid: 'google',
  msclkid: 'bing',
  fbclid: 'facebook',
}

const paid = /^(.*cp[acmv].*|ppc|retargeting|paid.*|display|banner|interstitial|affiliates?)$/
const mail = /^(e[-_ ]?mail|newsletter)$/
const socialMedium = /^(social([-_ ](network|media))?|sm)$/
const searchSite =
  /(^|\.)(google|bing|duckduckgo|yahoo|ecosia|baidu|sogou|yandex|qwant|startpage|naver|seznam)\./
const socialSite =
  /(^|\.)(facebook|instagram|t|twitter|x|linkedin|lnkd|pinterest|reddit|tiktok|youtube|youtu|threads|weibo|xiaohongshu|vk|whatsapp|telegram|snapchat|mastodon)\.(com|co|in|be|net|org|social|cn|ru|me)$/
const mailSite = /^((e?mail|webmail|outlook|deref-mail)\.|com\.google\.android\.gm$)/
/** Sources as campaigns name them: without a domain. */
const searchName = /^(google|bing|duckduckgo|yahoo|ecosia|baidu|sogou|yandex|qwant|naver)$/
const socialName =
  /^(facebook|fb|ig|instagram|twitter|x|linkedin|pinterest|reddit|tiktok|youtube|threads|weibo|wechat|xiaohongshu|vk|whatsapp|telegram|snapchat|mastodon)$/

/**
 * The source of a visit from the address it landed on and the page it came from; null when neither says anything (a
 * direct visit). Hosts of the shop itself are no source. Of the address only `utm_source`, `utm_medium`,
 * `utm_campaign` and the names of click marks are looked at.
 *
 * @param own hosts of the shop, such as `shop.example`
 */
export function sourceOf(
  pageUrl: string | undefined,
  referrer: string | undefined,
  own: readonly string[],
): VisitSource | null {
  const query = queryOf(pageUrl)
  const said = {
    source: plain(query?.get('utm_source'))?.toLowerCase(),
    medium: plain(query?.get('utm_medium'))?.toLowerCase(),
    campaign: plain(query?.get('utm_campaign')),
  }
  const mark = Object.keys(clickMarks).find((name) => query?.has(name))
  if (said.source || said.medium || said.campaign) {
    return told(channelSaid(said.source ?? '', said.medium ?? '', mark), said)
  }
  if (mark) return told('ads', { source: clickMarks[mark], medium: 'cpc' })
  const host = hostOf(referrer)
  if (!host || own.includes(host)) return null
  return fromSite(host)
}

/** The same from what the tracker says: `https://news.example utm_source=june,utm_medium=email`; either may be missing. */
export function sourceOfWords(cameFrom: string, own: readonly string[]): VisitSource | null {
  const [site = '', marks = ''] = cameFrom.split(' ', 2)
  const isSite = site.includes('://')
  const query = (isSite ? marks : site).replace(/,(?=utm_|\w+clk?id)/g, '&')
  return sourceOf(`?${query}`, isSite ? site : undefined, own)
}

/** What a campaign's own marks say. */
function channelSaid(source: string, medium: string, mark: string | undefined): Channel {
  if (paid.test(medium)) return 'ads'
  if (mail.test(medium) || mail.test(source)) return 'email'
  if (socialMedium.test(medium)) return 'social'
  if (medium === 'organic') return 'search'
  if (medium === 'referral') return 'referral'
  if (mark) return 'ads'
  if (medium === '' && (searchName.test(source) || searchSite.test(source))) return 'search'
  if (medium === '' && (socialName.test(source) || socialSite.test(source))) return 'social'
  return 'campaign'
}

function fromSite(host: string): VisitSource {
  const source = plain(host.replace(/^www\./, ''))
  if (mailSite.test(host)) return told('email', { source, medium: 'referral' })
  if (searchSite.test(host)) return told('search', { source: searchSite.exec(host)?.[2], medium: 'organic' })
  if (socialSite.test(host)) return told('social', { source, medium: 'referral' })
  return told('referral', { source, medium: 'referral' })
}

function told(
  channel: Channel,
  {
    source,
    medium,
    campaign,
  }: { source?: string | undefined; medium?: string | undefined; campaign?: string | undefined },
): VisitSource {
  return {
    channel,
    ...(source ? { source } : {}),
    ...(medium ? { medium } : {}),
    ...(campaign ? { campaign } : {}),
  }
}

/** A text without control characters, cut; nothing of what looks like an e-mail address. */
function plain(text: string | null | undefined): string | undefined {
  const clean = text
    ?.replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, mostCharacters)
  return clean && !clean.includes('@') ? clean : undefined
}

/** The fields of an address's query; undefined without one. */
function queryOf(address: string | undefined): Map<string, string> | undefined {
  const query = /\?([^#]*)/.exec(address ?? '')?.[1]
  if (!query) return undefined
  return new Map(
    query.split('&').map((field): [string, string] => {
      const at = field.indexOf('=')
      return at < 0 ? [field, ''] : [field.slice(0, at), decoded(field.slice(at + 1))]
    }),
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text // a broken escape: as it stands
  }
}

function hostOf(address: string | undefined): string | null {
  if (!address) return null
  return /^[a-z-]+:\/\/([^/?#:@]+)(:\d+)?([/?#]|$)/i.exec(address)?.[1]?.toLowerCase() ?? null
}
