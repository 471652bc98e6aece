/** Where a visit came from, told broadly. `direct`: nothing said where from. */
export const channels = ['direct', 'search', 'social', 'email', 'ads', 'referral', 'campaign'] as const

export type Channel = (typeof channels)[number]

/** Where a visit came from. Texts are cleaned and at most 60 characters; missing where nothing said it. */
export interface VisitSource {
  channel: Channel
  /** The site or sender: `google`, `newsletter`, `blog.example`. */
  source?: string
  /** The means: `organic`, `cpc`, `referral`. */
  medium?: string
  campaign?: string
}
