import type * as en from '../en/shelf-setup.ts'

/** 中文不分单复数。 */
const data = {
  products: '商品',
  products_with_category: '有分类的商品',
  products_with_brand: '有品牌的商品',
  products_described: '描述完整的商品',
  products_on_sale: '降价商品',
  products_rarely_opened: '少有人看的商品',
  products_opened_by_five: '有五次访问的商品',
  products_bought_twice: '被购买两次的商品',
  visits: '访问',
  orders: '订单',
  customers_with_orders: '下过单的顾客',
  customers_who_came_back: '再次下单的顾客',
  free_shipping_value: '免运费门槛',
}

/** 推荐栏页面的文字，数字传入时已格式化。 */
export const shelfSetup: typeof en.shelfSetup = {
  question: '哪里能推荐什么，还缺什么？',
  story: ({ ready, growing, waiting, of }) =>
    `${of} 种推荐方式中，${ready} 种的数据已经充足${
      growing + waiting === 0
        ? '。'
        : `；${[
            growing > 0 ? `${growing} 种有更多数据会更好` : '',
            waiting > 0 ? `${waiting} 种还在等第一批数据` : '',
          ]
            .filter(Boolean)
            .join('，')}。`
    }`,
  meter: {
    title: '每种推荐方式还缺什么',
    means:
      '等待：某项数据低于最低要求，不会出结果。成长：还不足以为多数商品或顾客填满推荐栏。就绪：再多同类数据也变化不大。访问和订单数最多滞后两分钟。',
    status: { ready: '就绪', growing: '成长', waiting: '等待' },
    columns: { recommender: '推荐方式', status: '状态', has: '已有', lacks: '还缺' },
    has: (have, enough, what) => `${what} ${have}（${enough} 即足够）`,
    unset: '尚未设置免运费门槛',
    set: '已设置免运费门槛',
    lacks: (count, what) => `${what} ${count}`,
    nothing: '不缺',
    bar: (recommender, share) => `${recommender}：已有可用数据的 ${share}`,
    data,
    one: data,
  },
  places: {
    title: '每个位置由哪些推荐方式依次填充',
    means:
      '第一种推荐方式尽量填满推荐栏，然后是下一种。“结合”表示混入第二种，对顾客了解越多混入越多。替补列表排在最后，并会注明。',
    columns: { place: '位置', order: '依次由此填充', standsIn: '替补', subject: '出发点' },
    most: (name, most) => `${name}（最多 ${most} 件）`,
    blend: (name, other) => `${name}，结合${other}`,
    changed: '您已修改',
    explores: '偶尔加入少有人看过的商品',
    subject: {
      session: '顾客此刻的浏览',
      product: '页面上的商品',
      cart: '购物车',
      purchase: '刚买的商品',
      category: '分类',
    },
    hint: '位置在设置的“推荐栏”中修改。',
    lists: (names) => `以下位置各自只显示一种列表：${names}。`,
  },
}
