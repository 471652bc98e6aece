import type { Words } from '../en.ts'

/** 概览、图表和推荐栏的文字。 */
export const figures: Pick<Words, 'overview' | 'chart' | 'shelves'> = {
  overview: {
    story: ({ revenue, ordersText, when, than, change, driver, shelfShare, some }) => {
      const compared =
        change === null
          ? ''
          : change.direction === 'same'
            ? `，与${than}持平`
            : change.size === null
              ? `，而${than}没有销售`
              : `，比${than}${change.direction === 'up' ? '增加' : '减少'} ${change.size}`
      const more = change?.direction === 'up'
      const cause =
        driver === null
          ? ''
          : driver.name === 'orders'
            ? `，主要是因为订单${more ? '多了' : '少了'}（${driver.change}）`
            : `，主要是因为客单价${more ? '高了' : '低了'}（${driver.change}）`
      const shelves = shelfShare ? `其中 ${shelfShare} 的销售额来自先在推荐栏中点击的商品。` : ''
      return `${when}${some ? '这些人共购买' : '共售出'} ${revenue}，${ordersText} 笔订单${compared}${cause}。${shelves}`
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
    new: '此前为零',
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
    rateMeans: '以这种方式选出的商品的点击，除以该位置全部推荐栏展示；同一位置各行相加即为该位置的点击率。',
    seenMeans: '首个商品以这种方式选出的推荐栏出现的次数；一个推荐栏里的商品可能由多种方式选出。',
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
      order: '下单之后',
      email: '邮件',
      bundle: '套装',
      '404': '找不到页面',
      'also-viewed': '看了又看',
      'bought-together': '一起购买',
      'recently-viewed': '最近看过',
      bestsellers: '热销',
      'new-arrivals': '新品',
    },
    recommenders: {
      'session-knn': '相似的浏览',
      'also-viewed': '看了又看',
      'bought-together': '一起购买',
      'recently-viewed': '最近看过',
      'category-bestsellers': '分类热销',
      bestsellers: '热销',
      'new-arrivals': '新品',
      'viewed-then-bought': '看后购买',
      'cart-completion': '购物车补全',
      'buy-again': '再次购买',
      similar: '相似商品',
      taste: '长期偏好',
      'brand-bestsellers': '品牌热销',
      'on-sale': '降价商品',
      'to-free-shipping': '凑单免运费',
      trending: '正在流行',
      explore: '新鲜发现',
      pinned: '手动置顶',
    },
  },
}
