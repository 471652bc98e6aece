export const chineseClassics = `
Journey to the West | Wu Cheng'en | 1592 zh | journeys, magic, religion | A monk, a monkey, a pig and a river ogre fetch the scriptures. | | 西游记 吴承恩
Dream of the Red Chamber | Cao Xueqin | 1791 zh | family, love, society | The garden, the cousins and the fall of a great house. | | 红楼梦 曹雪芹
Romance of the Three Kingdoms | Luo Guanzhong | c1400 zh | war, loyalty, strategy | The empire, long divided, must unite; long united, must divide. | | 三国演义 罗贯中
Water Margin | Shi Nai'an | c1400 zh | outlaws, loyalty, rebellion | One hundred and eight heroes are driven to the marsh. | | 水浒传 施耐庵
The Art of War | Sun Tzu | c-500 zh | strategy, war, leadership | Thirteen chapters on winning, best of all without fighting. | | 孙子兵法 孙武
Tao Te Ching | Laozi | c-400 zh | wisdom, nature, leadership | Five thousand characters about the way that cannot be told. | | 道德经 老子
The Analects | Confucius | c-400 zh | wisdom, education, morality | What the master said, and to whom. | | 论语 孔子
Zhuangzi | Zhuang Zhou | c-300 zh | wisdom, nature, freedom | A man dreams of a butterfly, or is it the other way about? | | 庄子 庄周
Mencius | Mencius | c-300 zh | morality, leadership, education | Conversations with kings on why goodness is practical. | | 孟子 孟子
Three Hundred Tang Poems | Sun Zhu | c1763 zh | verse, nature, friendship | Li Bai, Du Fu, Wang Wei and the moonlight before the bed. | | 唐诗三百首 孙洙
The Book of Songs | Anonymous | c-600 zh | verse, love, villages | Three hundred and five songs of field, court and river bank. | | 诗经 佚名
I Ching | Anonymous | c-800 zh | wisdom, divination, change | Sixty-four figures of broken and unbroken lines. | | 易经 佚名
Strange Tales from a Chinese Studio | Pu Songling | 1766 zh | ghosts, love, short stories | Foxes, scholars and ghosts who behave better than people. | | 聊斋志异 蒲松龄
The Scholars | Wu Jingzi | c1750 zh | satire, education, society | What examinations do to men who pass them, and to those who don't. | | 儒林外史 吴敬梓
The Plum in the Golden Vase | Anonymous | c1610 zh | marriage, money, society | The rise and ruin of a merchant's household. | | 金瓶梅 佚名
The Story of the Western Wing | Wang Shifu | c1300 zh | love, plays, family | A student, a maid with sense and a garden wall. | | 西厢记 王实甫
The Peony Pavilion | Tang Xianzu | 1598 zh | love, dreams, plays | A girl dies of a dream and is loved back to life. | | 牡丹亭 汤显祖
The Peach Blossom Fan | Kong Shangren | 1699 zh | love, politics, plays | A courtesan, a scholar and the fall of the Ming. | | 桃花扇 孔尚任
Records of the Grand Historian | Sima Qian | c-91 zh | history of China, leadership, lives | Two thousand years of emperors, assassins and merchants. | | 史记 司马迁
The True Story of Ah Q | Lu Xun | 1921 zh | satire, villages, revolution | A man who turns each defeat into a victory of the spirit. | | 阿Q正传 鲁迅
Call to Arms | Lu Xun | 1923 zh | short stories, society, villages | Fourteen stories that gave modern China its prose. | | 呐喊 鲁迅
Investiture of the Gods | Xu Zhonglin | c1600 zh | magic, war, religion | A wicked king falls, and the victors are made gods. | | 封神演义 许仲琳
Flowers in the Mirror | Li Ruzhen | c1827 zh | journeys, women, satire | A scholar sails to the land where women rule. | | 镜花缘 李汝珍
Six Records of a Floating Life | Shen Fu | 1877 zh | marriage, memory, gardens | A poor clerk remembers his wife and their small joys. | | 浮生六记 沈复
The Travels of Lao Can | Liu E | 1907 zh | journeys, justice, satire | A travelling doctor looks at a country that is ill. | | 老残游记 刘鹗
`
