export const humour = `
Three Men in a Boat | Jerome K. Jerome | 1889 en | rivers, friendship, satire | To say nothing of the dog.
Don Quixote | Miguel de Cervantes | 1605 es | satire, journeys, friendship | A gentleman of La Mancha has read too many romances.
Gulliver's Travels | Jonathan Swift | 1726 en | satire, sea voyages, politics | A ship's surgeon among the small, the great, the learned and the wise.
Candide | Voltaire | 1759 fr | satire, journeys, war | All is for the best in the best of all possible worlds.
The Diary of a Nobody | George and Weedon Grossmith | 1892 en | satire, London, family | Mr Pooter of The Laurels, Holloway, sees no reason not to publish.
The Inimitable Jeeves | P. G. Wodehouse | 1923 en | satire, love, class | Bingo Little falls in love again. | Jeeves #2
Carry On, Jeeves | P. G. Wodehouse | 1925 en | satire, class, friendship | Jeeves shimmers in and takes charge. | Jeeves #3
My Man Jeeves | P. G. Wodehouse | 1919 en | satire, class, New York | Aunts, chums and the man with the solution. | Jeeves #1
Leave It to Psmith | P. G. Wodehouse | 1923 en | satire, thieves, country houses | Psmith will do anything, crime not objected to.
The Life and Opinions of Tristram Shandy | Laurence Sterne | 1759 en | satire, family, memory | The hero needs three volumes to be born.
The Pickwick Papers | Charles Dickens | 1837 en | satire, journeys, friendship | A club of gentlemen goes out to observe mankind.
A Connecticut Yankee in King Arthur's Court | Mark Twain | 1889 en | satire, King Arthur, time | An engineer is hit on the head and wakes in Camelot.
The Decameron | Giovanni Boccaccio | 1353 it | short stories, love, plague | Ten people, ten days, a hundred stories.
Gargantua and Pantagruel | François Rabelais | 1532 fr | satire, education, giants | Two giants, a monk and the oracle of the bottle.
The Canterville Ghost | Oscar Wilde | 1887 en | ghosts, satire, America | A ghost of three hundred years' standing meets a modern family.
The Devil's Dictionary | Ambrose Bierce | 1906 en | satire, language, wisdom | Bore, noun: a person who talks when you wish him to listen.
A Modest Proposal | Jonathan Swift | 1729 en | satire, Ireland, poverty | A plan for the poor, argued most reasonably.
The Good Soldier Švejk | Jaroslav Hašek | 1921 cs | satire, war, empire | An officially certified idiot goes to war for the emperor.
Zuleika Dobson | Max Beerbohm | 1911 en | satire, love, Oxford | All the undergraduates fall in love with one conjuror.
Sunshine Sketches of a Little Town | Stephen Leacock | 1912 en | satire, Canada, villages | Mariposa, on Lake Wissanotti, in the land of hope and sunshine.
Idle Thoughts of an Idle Fellow | Jerome K. Jerome | 1886 en | satire, idleness, friendship | On being in love, in debt and hard up.
The Golden Ass | Apuleius | c160 la | magic, satire, animals | A young man meddles with magic and becomes a donkey.
`
