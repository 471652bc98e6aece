import type { status as en } from '../en/status.ts'

/** 运行状态页面的文字，数字传入时已格式化。 */
export const status: typeof en = {
  question: '数据都到齐了吗？',
  well: '一切正常。',
  wellSince: (when) => `自${when} 起一切正常。`,
  wellAllAlong: '最近两天一切正常。',
  attention: (title) => `有一处需要查看：${title}。`,
  attentionMany: (count, title) => `有 ${count} 处需要查看，首先是：${title}。`,
  starting: '还没有收到任何数据，暂时无法判断。',
  startingHint: '三步即可看到第一个数字，步骤在“今天”页面。',
  checked: (time) => `截至 ${time}，每分钟自动更新。`,
  moment: { today: (time) => `今天 ${time}`, day: (weekday, time) => `${weekday} ${time}` },

  faults: {
    title: '需要查看的事项',
    since: (when) => `自${when} 起。`,
    sinceBefore: '已持续两天或更久。',
    about: {
      insights_unreachable: {
        title: '统计数字没有响应',
        advice:
          '数据不会丢失：顾客的动作会先保留，推荐栏照常显示。请等待几分钟；如果仍未恢复，请查看 Cloudflare 状态页和部署日志。',
      },
      index_unreachable: {
        title: '会话索引的一部分没有响应',
        advice:
          '推荐栏先用一分钟内的副本，之后由其他推荐方式顶替；顾客的动作会先保留。请等待几分钟，再查看 Cloudflare 状态页和部署日志。',
      },
      events_stopped: {
        title: '不再收到动作',
        advice: '请用无痕窗口打开店铺，检查网页里是否有标签，以及店铺网址是否写在设置中。',
      },
      events_unusual: {
        title: '动作数量与往日同一时段明显不同',
        advice: '可能是促销、节假日或爬虫。如果您知道原因，无需处理。',
      },
      rejections_high: {
        title: '很多动作被拒收',
        advice: '下方图表显示是哪一类。格式不对：请检查网页交给标签的内容。时间太早：请检查发送方的时钟。',
      },
      requests_refused: {
        title: '被拒绝的请求比平时多',
        advice: '可能是密钥已更换、网址不在设置中，或有人在试探。请查看正在使用的密钥。',
      },
      overloaded: {
        title: '因为太忙，有请求被请回',
        advice:
          '标签和服务器会自动重发，数据不会丢失。备份进行时属于正常现象。如果每天都发生，请为店铺增加分片和中继。',
      },
      failures: {
        title: '我们这边有请求出错',
        advice: '请在部署日志中查找“request failed”，那里写明是哪些请求、出在哪里。',
      },
      outbox_waiting: {
        title: '顾客的动作暂时送不到',
        advice: '这些动作保留在每位顾客那里，每分钟重试一次。如果一直如此，请在日志中查找“flush failed”。',
      },
      arrivals_late: {
        title: '顾客动作到达得晚',
        advice: '数字和推荐栏会滞后。如果只在繁忙时段变慢，请为店铺增加分片和中继。',
      },
      backlog: {
        title: '已到达的数据在等待计入',
        advice: '数字会滞后，但不会丢失，会自行处理完；大批量导入后需要几分钟。',
      },
      storage_nearly_full: {
        title: '有一个对象的存储快满了',
        advice: '请在“设置”的“隐私”里缩短访客保留天数。每个对象最多 10 GB，超出后无法再写入。',
      },
      nothing_yet: { title: '还没有收到任何动作', advice: '请把标签放进网页。' },
    },
    link: { quality: '打开数据质量', keys: '打开密钥', privacy: '打开隐私设置', shop: '打开设置' },
  },

  tiles: {
    title: '此刻',
    lastEvent: '最近一次动作',
    lastOrder: (ago) => `最近一笔订单：${ago}`,
    noOrder: '还没有订单',
    never: '还没有',
    soon: '2 秒内到达',
    soonMeans: '最近 24 小时内，顾客动作发生后两秒内计入数字的比例。',
    half: (time) => `一半在 ${time}内`,
    waiting: '等待计入',
    waitingMeans: '到达的数据立即保存，每一分钟一轮计入数字和索引。',
    oldest: (time) => `最早的已等 ${time}`,
    nothingWaits: '没有等待',
    storage: '统计数字的存储',
    of: (bytes) => `共 ${bytes}`,
  },

  hours: {
    title: '最近 48 小时',
    hour: '小时',
    now: '现在',
    ago: (hours) => `−${hours} 小时`,
    notOver: (when) => `${when}（未结束）`,
  },

  events: {
    heading: (count) => `48 小时内收到 ${count} 次动作`,
    none: '最近 48 小时没有收到动作',
    means: '每小时收下的动作。重复、被拒收和被丢弃的（爬虫、未同意）不计入。',
    name: '动作',
  },

  rejected: {
    heading: (kind) => `拒收最多的是：${kind}`,
    none: '最近 48 小时没有拒收',
    noneHint: '动作、订单和商品都符合要求，请求都带有密钥。',
    means:
      '按原因和时间统计的拒收，越多颜色越深。格式不对：字段缺失或内容不符。时间太早：发生后超过 72 小时才上报。整个请求：密钥、网址或形式不对。',
    lead: (count, of) => `拒收 ${count} 次动作，收下 ${of} 次。每格为四小时。`,
    label: '按原因和时间统计的拒收',
    spoken: ({ kind, from, to, count }) => `${kind}，${from} 至 ${to}：${count}`,
    columns: { from: '从', to: '到' },
    kind: {
      events_invalid: '动作格式不对',
      events_too_old: '动作时间太早',
      orders: '订单',
      products: '商品',
      sessions: '历史访问',
      requests: '整个请求',
    },
  },

  overload: {
    heading: (count) => `有 ${count} 个请求因为太忙被请回`,
    stoodIn: (count) => `推荐栏有 ${count} 次用副本顶替`,
    none: '最近 48 小时没有过载',
    noneHint: '没有请求被请回，推荐栏也不需要用副本。',
    means:
      '被请回：回答 503，标签和服务器会重发。用副本：某个对象没有及时响应，推荐栏用了一分钟内的副本，或少用一种推荐方式。',
    sentAway: '被请回',
    copies: '用副本',
  },

  lag: {
    heading: (half, most) => `一半的顾客动作在 ${half}内到达，95% 在 ${most}内`,
    none: '最近 48 小时没有可计时的数据',
    noneHint: '只对网页上的顾客动作计时，导入的数据不计。',
    means:
      '从顾客动作发生到计入数字所需的时间，按到达的小时统计。中位数和 95% 由按秒的计数估算。标题为最近 24 小时。',
    median: '中位数',
    p95: '95% 分位',
  },

  waits: {
    heading: (time) => `最近 48 小时最长等待 ${time}`,
    none: '最近 48 小时没有等待',
    noneHint: '到达的都已计入，投递都已送达。',
    means:
      '等待计入：数据到达后最久多长时间才计入数字，约一分钟属于正常。等待投递：Kindred 的某一部分最久多长时间联系不上，期间顾客的动作保留在原处。',
    lead: (count) => `有 ${count} 次投递失败并已重试。`,
    digest: '等待计入',
    outbox: '等待投递',
  },

  waiting: {
    title: '此刻在等待的',
    part: '位置',
    count: '等待数',
    oldest: '最早的',
    size: '存储',
    state: '状态',
    insights: '统计数字',
    shard: (number) => `会话索引，分片 ${number}`,
    ok: '有响应',
    silent: '没有响应',
    slow: '等待过久',
    full: '快满了',
  },

  duration: {
    ms: (value) => `${value} 毫秒`,
    s: (value) => `${value} 秒`,
    min: (value) => `${value} 分钟`,
    h: (value) => `${value} 小时`,
    d: (value) => `${value} 天`,
  },
}
