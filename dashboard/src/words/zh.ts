import type { Words } from './en.ts'
import { channels } from './zh/channels.ts'
import { charts } from './zh/charts.ts'
import { figures } from './zh/figures.ts'
import { forms } from './zh/forms.ts'
import { kinds } from './zh/kinds.ts'
import { loyalty } from './zh/loyalty.ts'
import { nextStep } from './zh/next-step.ts'
import { people } from './zh/people.ts'
import { peopleList } from './zh/people-list.ts'
import { portrait } from './zh/portrait.ts'
import { retention } from './zh/retention.ts'
import { segments } from './zh/segments.ts'
import { settings } from './zh/settings.ts'
import { today } from './zh/today.ts'
import { value } from './zh/value.ts'

/** 仪表盘的全部文字（简体中文），键与 en.ts 相同；数字传入时已按语言格式化。 */
export const zh: Words = {
  locale: 'zh-CN',
  product: 'Kindred',
  skip: '跳到正文',
  navigation: '页面',
  more: '更多',
  views: {
    today: '今天',
    customers: '顾客',
    value: '价值',
    loyalty: '忠诚',
    retention: '留存',
    segments: '分群',
    products: '商品',
    shelves: '推荐栏',
    status: '状态',
    settings: '设置',
  },
  theme: { label: '外观', system: '跟随系统', light: '浅色', dark: '深色' },
  language: '语言',
  logOut: '退出登录',
  loading: '正在加载…',
  refreshing: '正在更新…',
  tryAgain: '重试',
  none: '–',
  tableOf: '以表格显示',
  reference: (id) => `如需帮助，请提供编号 ${id}。`,

  login: {
    title: '登录',
    lead: '用店铺的私钥打开仪表盘。',
    key: '私钥',
    hint: '以 sk_ 开头，仅在创建店铺时显示过一次。',
    submit: '登录',
    submitting: '正在登录…',
    missing: '请输入私钥。',
    publishable: '这是用于网页的公钥。登录仪表盘需要以 sk_ 开头的私钥。',
    wrong: '没有店铺使用这个密钥，请检查是否复制完整。',
    ended: '登录已过期（有效期 12 小时）。重新登录后会回到刚才的页面。',
    privacy: '密钥只用来换取 Cookie，不会保存在浏览器中。',
  },

  problem: {
    network: '无法连接服务器。请检查网络，数据没有丢失。',
    unreadable: (status) => `服务器的回复无法识别（${status}）。`,
    busy: '服务繁忙，请一分钟后再试。',
    internal: '服务器出错了。您的数据是安全的，请一分钟后再试。',
    notFound: '这里没有内容，或者内容已不存在。',
    erased: '此人已要求被遗忘，相关数据均已删除。',
    forbidden: '当前登录无权查看此内容。',
    request: '服务器无法识别这个页面地址，请重新选择日期或筛选条件。',
  },

  range: {
    label: '日期',
    '7d': '7 天',
    '30d': '30 天',
    '90d': '90 天',
    '12m': '12 个月',
    all: '全部',
    custom: '自选日期',
    from: '从',
    to: '到',
    apply: '查看',
    compare: '对比',
    comparison: { previous: '上一时段', weekday: '之前的相同星期', year: '去年相同星期', off: '不对比' },
    than: { previous: '上一时段', weekday: '之前的相同星期', year: '去年相同星期' },
    compareMeans:
      '上一时段：紧接之前的同样天数。之前的相同星期：往前推整周，取两段不重叠的最近一段。去年相同星期：往前推 52 个整周（364 天），让周一对周一；十二个月则推 53 周。日期因此与去年不完全相同：一年比 52 周多一天。',
    against: (range) => `，对比 ${range}`,
    name: {
      '7d': '最近 7 天',
      '30d': '最近 30 天',
      '90d': '最近 90 天',
      '12m': '最近 12 个月',
      all: '至今',
      custom: '所选日期内',
    },
  },

  start: {
    title: '还没有收到数据。三步即可看到第一个数字：',
    embed: '把这行标签放进店铺的每个网页，它会记住顾客看过什么。',
    keyNote: '请把 pk_… 换成您的公钥；公钥在创建店铺时显示过。只有“设置”中列出地址的网页才会被接受。',
    shelf: '在要展示商品的地方放一个推荐栏。',
    orders: '从服务器发送商品和以往订单，或导入店铺系统导出的文件。',
    files: '也可在“设置”中选择 Shopify、WooCommerce 或其他来源的文件',
    docs: '打开 API 参考',
    copy: '复制',
    copied: '已复制',
  },

  live: {
    question: '现在正在发生什么？',
    title: '实时',
    status: {
      connecting: '正在连接…',
      live: '已连接',
      waiting: (seconds) => `连接中断，${seconds} 秒后重试；已有内容会保留。`,
      offline: '没有网络，恢复后会继续；已有内容会保留。',
      paused: (held) => (held === 0 ? '已暂停。' : `已暂停，有 ${held} 条新动态。`),
    },
    pause: '暂停',
    resume: '继续',
    empty: '暂时没有动静。在店铺里打开一件商品，几秒内就会显示在这里。',
    all: '打开实时页面',
    summary: (people, lines) => `最近 ${lines} 次动作来自 ${people} 人。`,
    on: (shelf) => `来自${shelf}`,
  },
  ...figures,
  ...people,
  channels,
  charts,
  forms,
  peopleList,
  kinds,
  loyalty,
  portrait,
  nextStep,
  retention,
  segments,
  settings,
  today,
  value,
}
