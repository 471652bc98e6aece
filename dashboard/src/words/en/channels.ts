import type { ChannelRow } from '#shared/wire/traffic'

/** Where visits come from. */
export const channels = {
  direct: 'Direct',
  search: 'Search',
  social: 'Social media',
  email: 'E-mail',
  ads: 'Advertisements',
  referral: 'Other sites',
  campaign: 'Campaigns',
  unknown: 'No visit known',
} satisfies Record<ChannelRow['channel'], string>
