import type { Language } from './language.ts'

const pairs = `
Africa 非洲|Alps 阿尔卑斯山|America 美国|Antarctica 南极|Australia 澳大利亚|Canada 加拿大|Chicago 芝加哥|China 中国|Christmas 圣诞|Cossacks 哥萨克|Dublin 都柏林|England 英格兰|France 法国|French Revolution 法国大革命|Germany 德国|Iceland 冰岛|India 印度|Ireland 爱尔兰|Italy 意大利|Japan 日本|King Arthur 亚瑟王|London 伦敦|Mars 火星|Mexico 墨西哥|Middle Ages 中世纪|Napoleon 拿破仑|New York 纽约|Oxford 牛津|Paris 巴黎|Peru 秘鲁|Renaissance 文艺复兴|Russian Revolution 俄国革命|Scotland 苏格兰|Siberia 西伯利亚|Spain 西班牙|St Petersburg 圣彼得堡|Transylvania 特兰西瓦尼亚|Yukon 育空
ambition 野心|animals 动物|antiquity 古代|art 艺术|astronomy 天文|banks 银行|beauty 美|boredom 厌倦|castles 城堡|change 变化|chemistry 化学|chess 国际象棋|childhood 童年|children 孩子|class 阶级|country houses 乡间大宅|courage 勇气|court life 宫廷|crime 罪案|customs 风俗|death 死亡|deserts 沙漠|diaries and letters 日记与书信|dinosaurs 恐龙|discovery 发现|divination 占卜|doubles 双重身份|dreams 梦|earth 大地|education 教育|emotions 情感|empire 帝国|evolution 进化|fairy tales 童话|faith 信念|family 家庭|fate 命运|forests 森林|freedom 自由|friendship 友谊|future 未来|gardens 花园|ghosts 鬼魂|giants 巨人|goodness 善良|guilt 罪责|happiness 幸福|history of China 中国历史|honour 荣誉|idleness 闲散|illness 疾病|immortality 长生|inheritance 遗产|insects 昆虫|islands 岛屿|jealousy 嫉妒|journalists 记者|journeys 旅程|justice 正义|kindness 善意|knowledge 知识|land 土地|language 语言|leadership 领导|legend 传说|light 光|lives 人物|love 爱情|loyalty 忠义|machines 机器|madness 疯狂|magic 魔法|marriage 婚姻|mathematics 数学|medicine 医学|memory 记忆|metaphysics 形而上学|mines 矿山|money 金钱|monsters 怪物|moon 月亮|moors 荒原|morality 道德|music 音乐|myth 神话|nature 自然|navy 海军|orphans 孤儿|outlaws 绿林|peoples 民族|physics 物理|pirates 海盗|plague 瘟疫|plays 剧本|poison 毒药|politics 政治|population 人口|poverty 贫穷|power 权力|prairie 草原|prices 价格|prisons 监狱|pursuit 追捕|reason 理性|rebellion 起义|religion 宗教|revenge 复仇|revolution 革命|rivers 河流|robots 机器人|satire 讽刺|scandal 丑闻|scholars 学者|schools 学校|science 科学|sea 大海|sea voyages 航海|secret societies 秘密社团|short stories 短篇小说|silver mines 银矿|sisters 姐妹|slavery 奴隶制|society 社会|solitude 孤独|spies 间谍|stoicism 斯多葛|strategy 谋略|survival 求生|sympathy 同情|taxes 税收|temptation 诱惑|the Arctic 北极|the Caucasus 高加索|the East 东方|theatre 剧院|thieves 盗贼|time 时间|toys 玩具|trade 贸易|trains 火车|treasure 宝藏|trolls 山妖|value 价值|vampires 吸血鬼|verse 诗|villages 乡村|wagers 打赌|war 战争|whales 鲸|wilderness 荒野|winter 冬天|wisdom 智慧|wishes 愿望|women 女性|wonder 惊奇|work 劳动|writers 作家|youth 青春
English 英语|German 德语|Japanese 日语|French 法语|Russian 俄语|Czech 捷克语|Polish 波兰语|Italian 意大利语|Chinese 中文|Bengali 孟加拉语|Norwegian 挪威语|Ancient Greek 古希腊语|Swedish 瑞典语|Latin 拉丁语|Old English 古英语|Akkadian 阿卡德语|Old Norse 古诺尔斯语|Sanskrit 梵语|Finnish 芬兰语|Persian 波斯语|Welsh 威尔士语|Portuguese 葡萄牙语|Danish 丹麦语|Arabic 阿拉伯语|Spanish 西班牙语|Dutch 荷兰语
`

const inChinese = new Map(
  pairs
    .trim()
    .split(/[|\n]/)
    .map((pair): [string, string] => {
      const space = pair.lastIndexOf(' ')
      return [pair.slice(0, space), pair.slice(space + 1)]
    }),
)

/** A subject, or the language a book was written in, in the reader's language. */
export function subjectIn(language: Language, subject: string): string {
  return language === 'en' ? subject : (inChinese.get(subject) ?? subject)
}
