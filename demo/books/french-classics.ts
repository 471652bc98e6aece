export const frenchClassics = `
Les Misérables | Victor Hugo | 1862 fr | justice, poverty, Paris | A convict, a bishop's candlesticks and a policeman.
Madame Bovary | Gustave Flaubert | 1856 fr | marriage, love, boredom | A country doctor's wife has read novels.
The Hunchback of Notre-Dame | Victor Hugo | 1831 fr | Paris, love, Middle Ages | The bell-ringer, the archdeacon and the dancer.
The Red and the Black | Stendhal | 1830 fr | ambition, love, class | A carpenter's son reads Napoleon and goes up in the world.
Swann's Way | Marcel Proust | 1913 fr | memory, childhood, love | For a long time I went to bed early. | In Search of Lost Time #1
Germinal | Émile Zola | 1885 fr | work, mines, revolution | A strike in the coal fields of the north. | Les Rougon-Macquart #13
Dangerous Liaisons | Choderlos de Laclos | 1782 fr | love, society, diaries and letters | Two former lovers play with other people.
Nana | Émile Zola | 1880 fr | Paris, theatre, money | A bad singer ruins the best men of Paris. | Les Rougon-Macquart #9
Father Goriot | Honoré de Balzac | 1835 fr | family, money, Paris | A boarding house, a father and two ungrateful daughters. | La Comédie humaine
Lost Illusions | Honoré de Balzac | 1837 fr | ambition, journalists, Paris | A poet from Angoulême learns how newspapers are made. | La Comédie humaine
Eugénie Grandet | Honoré de Balzac | 1833 fr | money, family, love | A miser, his daughter and a cousin from Paris. | La Comédie humaine
Cousin Bette | Honoré de Balzac | 1846 fr | revenge, family, Paris | A poor relation has waited long enough. | La Comédie humaine
Sentimental Education | Gustave Flaubert | 1869 fr | love, youth, Paris | A young man sees a lady on the river boat.
The Charterhouse of Parma | Stendhal | 1839 fr | love, Italy, Napoleon | Fabrice looks for the battle of Waterloo, and is in it.
Within a Budding Grove | Marcel Proust | 1919 fr | memory, youth, love | A summer by the sea at Balbec. | In Search of Lost Time #2
L'Assommoir | Émile Zola | 1877 fr | work, poverty, Paris | A laundress wants a place of her own. | Les Rougon-Macquart #7
Thérèse Raquin | Émile Zola | 1867 fr | crime, guilt, marriage | Two lovers push a husband out of a boat.
Bel-Ami | Guy de Maupassant | 1885 fr | ambition, journalists, Paris | A handsome corporal rises by way of the ladies.
Pierre and Jean | Guy de Maupassant | 1888 fr | family, jealousy, inheritance | Why does only one of two brothers inherit?
Manon Lescaut | Abbé Prévost | 1731 fr | love, money, Paris | A student gives up everything for Manon, several times.
Le Grand Meaulnes | Alain-Fournier | 1913 fr | youth, love, memory | A boy finds a lost estate in the woods, and cannot find it again.
Against Nature | Joris-Karl Huysmans | 1884 fr | art, solitude, beauty | A duke retires into a world made by hand.
Persian Letters | Montesquieu | 1721 fr | satire, diaries and letters, Paris | Two Persians write home about the French.
Indiana | George Sand | 1832 fr | women, marriage, love | A young wife looks for one free heart.
`
