import type { Words } from './en.ts'

/** 仪表盘的全部文字（简体中文），键与 en.ts 相同；数字传入时已按语言格式化。 */
export const zh: Words = {
  locale: 'zh-CN',
  product: 'Kindred',
  skip: '跳到正文',
  navigation: '页面',
  views: { overview: '概览', live: '实时', customers: '顾客' },
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
    compare: '与上一时段比较',
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

  overview: {
    question: '店铺经营得怎么样？',
    story: ({ revenue, ordersText, when, change, driver, shelfShare }) => {
      const compared =
        change === null
          ? ''
          : change.direction === 'same'
            ? '，与上一时段持平'
            : change.size === null
              ? '，而上一时段没有销售'
              : `，比上一时段${change.direction === 'up' ? '增加' : '减少'} ${change.size}`
      const more = change?.direction === 'up'
      const cause =
        driver === null
          ? ''
          : driver.name === 'orders'
            ? `，主要是因为订单${more ? '多了' : '少了'}（${driver.change}）`
            : `，主要是因为客单价${more ? '高了' : '低了'}（${driver.change}）`
      const shelves = shelfShare ? `其中 ${shelfShare} 的销售额来自先在推荐栏中点击的商品。` : ''
      return `${when}共售出 ${revenue}，${ordersText} 笔订单${compared}${cause}。${shelves}`
    },
    noOrders: (when) => `${when}没有订单，但有人来访。`,
    quiet: (when) => `${when}没有任何记录。`,
    quietHint: (range) => `店铺在 ${range} 有数据。`,
    seeAll: '查看全部',
    figures: '主要数据',
    sales: '销售',
    shelfWork: '推荐栏',
    before: (value) => `此前 ${value}`,
    up: '上升',
    down: '下降',
    same: '不变',
    new: '新增',
    figure: {
      revenue: {
        name: '销售额',
        means: '毛额：所有订单行之和，未扣折扣、退款和税费，不含运费。已取消的订单不计。',
      },
      net_revenue: { name: '净销售额', means: '销售额减去折扣、退款和订单所列税费，不含运费。' },
      orders: { name: '订单', means: '由您的服务器发来的订单，不含已取消的。浏览器自报的购买不计入。' },
      customers: { name: '顾客', means: '在这些日期内下过单的不同的人，包括未注册的顾客。' },
      new_customers: { name: '新顾客', means: '首笔订单在这些日期内的人。' },
      impressions: { name: '推荐栏展示', means: '推荐栏出现在顾客屏幕上的次数。' },
      clicks: { name: '点击', means: '从推荐栏打开商品的次数。点击率等于点击除以展示。' },
      attributed_orders: {
        name: '推荐带来的订单',
        means: '订单中含有同一人在之前 7 天内从推荐栏点击过的商品。',
      },
      attributed_revenue: {
        name: '推荐带来的销售额',
        means: '上述订单中被点击商品的金额。它表示销售经过了推荐栏，并不等于没有推荐就会失去的金额。',
      },
    },
    share: {
      net_revenue: (share) => `占毛额 ${share}`,
      new_customers: (share) => `占顾客 ${share}`,
      clicks: (share) => `点击率 ${share}`,
      attributed_orders: (share) => `占订单 ${share}`,
      attributed_revenue: (share) => `占销售额 ${share}`,
    },
  },

  chart: {
    choose: '图表内容',
    metric: { revenue: '销售额', orders: '订单', impressions: '推荐栏展示', clicks: '点击' },
    title: {
      revenue: { day: '每日销售额', week: '每周销售额', month: '每月销售额' },
      orders: { day: '每日订单', week: '每周订单', month: '每月订单' },
      impressions: { day: '每日推荐栏展示', week: '每周推荐栏展示', month: '每月推荐栏展示' },
      clicks: { day: '每日点击', week: '每周点击', month: '每月点击' },
    },
    current: '本时段',
    previous: '上一时段',
    incomplete: '未结束',
    partialNote: '斜纹和虚线：这段时间尚未结束。',
    read: '指向图表，或选中图表后按方向键，即可读取单个数值。',
    day: { day: '日期', week: '周', month: '月' },
    beforeDay: '对比日期',
  },

  shelves: {
    title: '哪些推荐栏物有所值',
    lead: '每行是网站上的一个位置和一种选品方式。',
    placement: '位置',
    recommender: '选品方式',
    impressions: '展示',
    clicks: '点击',
    clickRate: '点击率',
    attributedOrders: '订单',
    attributedRevenue: '销售额',
    all: '全部推荐栏',
    one: (place, recommender) => (recommender ? `“${place}”推荐栏（${recommender}）` : `“${place}”推荐栏`),
    empty: '这些日期内没有人看到推荐栏。把它放进网页，效果就会显示在这里：',
    places: {
      home: '首页',
      product: '商品页',
      cart: '购物车',
      category: '分类页',
      search: '搜索结果',
      checkout: '结账页',
      account: '账户页',
    },
    recommenders: {
      'session-knn': '相似的浏览',
      'also-viewed': '看了又看',
      'bought-together': '一起购买',
      'recently-viewed': '最近看过',
      'category-bestsellers': '分类热销',
      bestsellers: '热销',
      'new-arrivals': '新品',
    },
  },

  start: {
    title: '还没有收到数据。三步即可看到第一个数字：',
    embed: '把这行标签放进店铺的每个网页，它会记住顾客看过什么。',
    keyNote: '请把 pk_… 换成您的公钥；公钥在创建店铺时显示过。',
    shelf: '在要展示商品的地方放一个推荐栏。',
    orders: '从服务器发送商品和订单，或导入文件。',
    docs: '阅读指南',
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
      paused: (held) => (held === 0 ? '已暂停。' : `已暂停，有 ${held} 条新动态。`),
    },
    pause: '暂停',
    resume: '继续',
    empty: '暂时没有动静。在店铺里打开一件商品，几秒内就会显示在这里。',
    all: '打开实时页面',
    summary: (people, lines) => `最近 ${lines} 次动作来自 ${people} 人。`,
    on: (shelf) => `来自${shelf}`,
  },

  customers: {
    question: '顾客是谁？',
    title: '顾客',
    found: (_count, text, kind) =>
      ({
        customer: `${text} 位顾客`,
        guest: `${text} 位未注册顾客`,
        visitor: `${text} 位访客`,
        all: `${text} 人`,
      })[kind],
    story: (found, search) => (search === null ? `店铺认识 ${found}。` : `“${search}”找到 ${found}。`),
    search: '按姓名或编号搜索',
    searchSubmit: '搜索',
    clear: '清除搜索',
    kindLabel: '范围',
    kind: { all: '全部', customer: '顾客', guest: '未注册', visitor: '访客' },
    kindMeans: '顾客有账户；未注册的人下过单但没有账户，以加密的邮箱识别；访客尚未表明身份。',
    sortedBy: '排序',
    columns: {
      person: '姓名',
      orders: '订单',
      revenue: '销售额',
      net: '净额',
      sessions: '来访',
      last_seen: '最近来访',
      first_seen: '首次来访',
    },
    page: '翻页',
    next: '下一页',
    previous: '上一页',
    emptySearch: '没有符合的人。请用姓名的一部分或完整编号搜索，或在全部人中查找。',
    emptyKind: '还没有这一类的人。',
    empty: '这里还没有人。看过第二件商品、登录或下单的人会出现在这里；也可以导入以往的订单。',
    showAll: '显示全部',
  },

  person: {
    customer: (id) => `顾客 ${id}`,
    guest: (id) => `未注册 ${id}`,
    visitor: (id) => `访客 ${id}`,
    kind: { customer: '顾客', guest: '未注册', visitor: '访客' },
  },

  customer: {
    back: '全部顾客',
    question: '这是谁？',
    story: ({ name, orders, ordersText, revenue, seen, taste }) => {
      const bought =
        orders === 0 ? `${name}还没有买过东西` : `${name}下过 ${ordersText} 笔订单，共 ${revenue}`
      return `${bought}${taste ? `，最常看${taste}` : ''}。最近来访：${seen}。`
    },
    figures: '数据',
    average: '客单价',
    averageMeans: '销售额除以订单数。',
    sessionsMeans: '来访：中间没有超过 30 分钟的间断。',
    views: '看过的商品',
    viewsMeans: '此人打开商品页的次数。',
    since: (date) => `${date}起`,
    aliases: (count) => `另有 ${count} 个编号，登录时已合并`,
    taste: '喜好',
    tasteMeans: '按分类：在此人最近打开的商品中所占的比例。',
    tasteEmpty: '了解得还不够。此人打开带有分类的商品后，这里就会有内容。',
    timeline: '做过什么',
    timelineEmpty: '还没有内容。来访和订单会随时出现在这里。',
    times: (count) => `${count} 次`,
    viaShelf: (shelf) => `来自${shelf}`,
    orderId: (id) => `订单 ${id}`,
    more: (count) => `等另外 ${count} 件`,
  },

  did: {
    view_item: '看了',
    view_item_list: '看到',
    select_item: '点击了',
    add_to_cart: '加入购物车',
    remove_from_cart: '移出购物车',
    add_to_wishlist: '收藏了',
    view_cart: '打开购物车',
    begin_checkout: '开始结账',
    purchase: '完成结账',
    search: '搜索了',
    search_for: '搜索了',
    login: '登录了',
    hide_item: '隐藏了',
    order: '下单',
    cancelled: '下单后又取消：',
    refund: '收到退款',
    merge: '被认出是之前的访客',
    other: '有动作',
  },
}
