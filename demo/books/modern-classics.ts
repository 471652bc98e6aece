export const modernClassics = `
Ulysses | James Joyce | 1922 en | Dublin, memory, marriage | One day, the sixteenth of June 1904.
Mrs Dalloway | Virginia Woolf | 1925 en | London, memory, war | She would buy the flowers herself.
The Metamorphosis | Franz Kafka | 1915 de | family, work, solitude | Gregor Samsa wakes from uneasy dreams.
To the Lighthouse | Virginia Woolf | 1927 en | family, sea, memory | If it is fine tomorrow, they shall go.
The Trial | Franz Kafka | 1925 de | justice, guilt, power | Someone must have told lies about Josef K.
Heart of Darkness | Joseph Conrad | 1899 en | empire, rivers, Africa | Marlow goes up the river to find Mr Kurtz.
Howards End | E. M. Forster | 1910 en | class, sisters, inheritance | Only connect.
A Passage to India | E. M. Forster | 1924 en | India, empire, friendship | What happened in the Marabar caves?
Dubliners | James Joyce | 1914 en | Dublin, short stories, death | Fifteen stories, and snow general all over Ireland.
A Portrait of the Artist as a Young Man | James Joyce | 1916 en | Dublin, youth, religion | Stephen Dedalus will not serve.
Siddhartha | Hermann Hesse | 1922 de | India, wisdom, rivers | A Brahmin's son looks for himself and finds a ferryman.
Steppenwolf | Hermann Hesse | 1927 de | solitude, music, doubles | For madmen only.
The Magic Mountain | Thomas Mann | 1924 de | time, Alps, illness | A visit of three weeks lasts seven years.
Buddenbrooks | Thomas Mann | 1901 de | family, trade, money | The decline of a family of Lübeck.
Death in Venice | Thomas Mann | 1912 de | beauty, writers, Italy | An ageing writer stays on in a sick city.
Sons and Lovers | D. H. Lawrence | 1913 en | family, mines, love | A miner's son and the mother who will not let go.
Women in Love | D. H. Lawrence | 1920 en | sisters, love, friendship | Two sisters and two friends in a coal town.
Lord Jim | Joseph Conrad | 1900 en | sea voyages, guilt, honour | One jump, and a life spent making up for it.
Nostromo | Joseph Conrad | 1904 en | silver mines, revolution, politics | A republic, a silver mine and one incorruptible man.
The Good Soldier | Ford Madox Ford | 1915 en | marriage, love, memory | This is the saddest story I have ever heard.
Kokoro | Natsume Sōseki | 1914 ja | friendship, guilt, Japan | A student and the man he calls Sensei.
I Am a Cat | Natsume Sōseki | 1905 ja | animals, satire, Japan | As yet I have no name.
The Garden Party | Katherine Mansfield | 1922 en | short stories, class, death | The band is ordered, and a man down the lane has died.
`
