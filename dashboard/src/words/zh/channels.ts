import type { Words } from '../en.ts'

/** 访问来自哪里。 */
export const channels: Words['channels'] = {
  direct: '直接访问',
  search: '搜索',
  social: '社交媒体',
  email: '邮件',
  ads: '广告',
  referral: '其他网站',
  campaign: '活动',
  unknown: '访问未知',
}
