import type { Words } from '../en.ts'

/** 每项设置的名称和说明。 */
export const settingFields: Words['settings']['fields'] = {
  name: { name: '店铺名称', hint: '显示在本仪表盘中。' },
  origins: {
    name: '您的网页地址',
    hint: '每行一个，以 https:// 开头，不带路径。浏览器只能从这些地址使用公钥。',
  },
  consent_default: {
    name: '顾客选择之前',
    hint: '网页未说明是否同意时按此处理。默认拒绝时，不接收未同意者的任何数据；若要浏览器在同意之前也不存储，请在脚本标签中加上 data-consent="wait"。',
  },
  publish_delay_ms: {
    name: '汇总时间（毫秒）',
    hint: '顾客动作等待多久后一并送出。越短越及时，越长越省。',
  },
  'recommendation.weights.view': { name: '浏览商品的分量', hint: '与其他动作相对而言，默认为 1。' },
  'recommendation.weights.cart': { name: '加入购物车的分量', hint: '默认为 3。' },
  'recommendation.weights.wishlist': { name: '加入心愿单的分量', hint: '默认为 2。' },
  'recommendation.weights.purchase': { name: '购买的分量', hint: '默认为 5。' },
  'recommendation.half_life_days': { name: '喜好的半衰期（天）', hint: '过了这些天，动作的分量减半。' },
  'recommendation.exploration': { name: '留给少有人看过的商品的位置', hint: '让新商品有机会，默认为 5。' },
  'recommendation.diversity': {
    name: '推荐栏的多样性',
    hint: '0：只看相关性；100：每件商品尽量与前面的不同。',
  },
  'recommendation.max_per_brand': { name: '同一品牌最多几件', hint: '在一个推荐栏中；留空表示不限。' },
  'recommendation.max_per_category': { name: '同一类目最多几件', hint: '在一个推荐栏中；留空表示不限。' },
  'recommendation.free_shipping_minor': {
    name: '满多少免运费',
    hint: '购物车金额；留空表示从不或总是免运费。',
  },
  'points.enabled': { name: '顾客可获得积分', hint: '此前获得的积分条件不变。' },
  'points.minor_per_point': { name: '每积分所需消费', hint: '订单净额每满此数得一个积分。' },
  'points.minor_per_redeemed_point': { name: '每积分抵扣', hint: '顾客用一个积分可省的金额。' },
  'points.pending_days': { name: '多少天后可用', hint: '订单可退货的时间。' },
  'points.expiry_days': { name: '多少天后过期', hint: '从可用之日算起；0 表示永不过期。' },
  'points.birthday_points': { name: '生日积分', hint: '每年一次；0 表示没有。' },
  'points.min_redeem': { name: '一次最少使用', hint: '少于此数不能使用。' },
  'points.redeem_step': { name: '使用积分的步长', hint: '1 表示任意数量。' },
  'points.rollback_days': { name: '退回的积分保留天数', hint: '即使本应过期。' },
  'points.negative_balance': { name: '退款时积分已用掉', hint: '差额如何处理。' },
  'points.max_orders_per_day': { name: '每天订单超过此数须审核', hint: '针对同一顾客。' },
  'points.max_points_per_day': { name: '每天积分超过此数须审核', hint: '针对同一顾客。' },
  'points.max_referrals_per_week': { name: '每周推荐好友超过此数须审核', hint: '针对同一顾客。' },
  'loyalty.holdout': {
    name: '不参加计划的新顾客',
    hint: '用来看清等级和积分带来什么，0 至 50。已有的权益不会失去。',
  },
  'retention.visitor_days': {
    name: '访客保留天数',
    hint: '从未下单且这么久未出现的访客会被删除。7 至 3,650。',
  },
  'retention.customer_days': {
    name: '顾客保留天数',
    hint: '这么久未出现的顾客连同订单一起遗忘；留空表示永久保留。90 至 3,650。',
  },
  'questions.enabled': { name: '向顾客提问', hint: '开启之前不会问任何人。' },
  'questions.quiet_days': { name: '安静天数', hint: '回答或选择“以后再说”后，这么久内不再提问。' },
}
