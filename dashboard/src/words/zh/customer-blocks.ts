import type { Words } from '../en.ts'

/** 顾客页面等待模型结果时的文字。 */
export const models: Words['portrait']['models'] = {
  waiting: (doing, step, of) =>
    `正在计算店铺的模型，第 ${step} 步，共 ${of} 步：${doing}。结果会自动显示在这里。`,
  about: '店铺的模型即将开始计算。结果会自动显示在这里。',
  phase: {
    scan: '读取所有人的订单',
    orders: '顾客多久下一单、何时离开',
    spending: '顾客每次消费多少',
    past: '以一季度前的情况作对照',
    clusters: '哪些顾客相似',
    score: '对每位顾客的预期',
  },
  noOrder: '尚未下单的人无法预期。',
  tooLittle: '回头客太少，还不足以建立模型，暂无预期。',
  silent: '模型暂时没有回应。',
}

/** 关于居住地的文字。 */
export const where: Words['portrait']['where'] = {
  title: '居住地',
  means: '以店铺告知的为准；未告知时，取最近一笔非礼物订单的收货国家。不保存地址。',
  by: { told: '由店铺告知', orders: '最近一笔订单的收货地' },
  unknown: '未知。订单注明国家后就会知道。',
  shipped: (country, orders) => `${country}：${orders}`,
  shippedTo: '各国订单：',
}

/** 关于对推荐栏和促销的反应的文字。 */
export const response: Words['portrait']['response'] = {
  title: '对推荐与促销的反应',
  means: '推荐栏点击及其后 7 天内的订单；有折扣或含降价商品的订单算作促销订单。',
  clicks: '推荐栏点击',
  clicksMeans: '点击次数 / 看到推荐栏的次数。',
  clicksOf: (clicks, seen) => `${clicks} / ${seen}`,
  noShelf: '还没有看到过推荐栏',
  followed: '点击后的订单',
  followedMeans: '含有此前 7 天内在推荐栏上点击过的商品的订单。',
  offers: '促销订单',
  offersMeans: '有折扣或含降价商品的订单 / 全部有效订单。',
  offersOf: (onOffer, orders) => `${onOffer} / ${orders}`,
  average: '促销订单均额',
  averageMeans: '促销订单的平均净额；旁边是其他订单的平均净额。',
  otherwise: (amount) => `其他 ${amount}`,
  saved: (amount) => `共给予折扣 ${amount}。`,
  shelves: '有效的推荐栏',
  shelf: (clicks, orders) => `${clicks} 次点击，${orders} 笔订单`,
}

/** 关于为他人购买的文字。 */
export const presents: Words['portrait']['presents'] = {
  line: (amount, when) => `礼物订单共 ${amount}，最近一次是${when}。`,
  of: (categories) => `多为${categories}。`,
  because: {
    said: (count) => `${count} 笔注明为礼物`,
    wrapped: (count) => `${count} 笔带礼品包装`,
    other_recipient: (count) => `${count} 笔寄往他处`,
  },
}

/** 关于此人会看到的推荐栏的文字。 */
export const shown: Words['portrait']['shown'] = {
  title: '此刻会看到什么，为什么',
  means: '按店铺的规则，此刻为此人生成的推荐栏。只给您看，不计数，也不通知任何人。',
  place: '位置',
  fallback: '对此人了解太少，显示的是替代内容。',
  personal: '为此人挑选。',
  general: '对所有人相同。',
  empty: '这个推荐栏会是空的，因此不会出现。',
  more: '此人会看到的全部推荐栏',
}

/** 关于此人的回答的文字。 */
export const answers: Words['portrait']['answers'] = {
  title: '说过什么',
  means: '对店铺提问的回答。说的和做的分开记录。',
  kind: { csat: '满意', nps: '愿意推荐', effort: '容易', expectation: '符合期望' },
  about: {
    shop: '店铺整体',
    browsing: '浏览',
    buying: '购买',
    delivery: '配送',
    product: '商品',
    service: '服务',
  },
  of: (value, best) => `${value} / ${best}`,
  expected: (value) => `期望 ${value}`,
}

/** 页面各部分的名称。 */
export const contents: Words['portrait']['contents'] = {
  title: '本页内容',
  name: {
    'next-step': '下一步',
    worth: '价值',
    future: '预期',
    loyalty: '等级与积分',
    rhythm: '节奏',
    response: '反应',
    shown: '推荐栏',
    timeline: '做过什么',
  },
}
