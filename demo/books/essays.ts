export const essays = `
Walden | Henry David Thoreau | 1854 en | nature, solitude, freedom | Two years in a hut by a pond, at a cost of twenty-eight dollars.
Essays | Michel de Montaigne | 1580 fr | wisdom, friendship, death | What do I know? On thumbs, cannibals, sadness and oneself.
A Room of One's Own | Virginia Woolf | 1929 en | women, writers, money | Suppose that Shakespeare had had a sister.
The Souls of Black Folk | W. E. B. Du Bois | 1903 en | America, slavery, freedom | The problem of the twentieth century is the problem of the colour line.
Essays: First Series | Ralph Waldo Emerson | 1841 en | freedom, nature, wisdom | Self-reliance, friendship, circles and the over-soul.
Civil Disobedience | Henry David Thoreau | 1849 en | politics, freedom, prisons | One night in jail for a poll tax.
Nature | Ralph Waldo Emerson | 1836 en | nature, religion, solitude | I become a transparent eyeball.
Pensées | Blaise Pascal | 1670 fr | religion, reason, wisdom | The heart has its reasons.
Common Sense | Thomas Paine | 1776 en | politics, America, freedom | Forty-seven pages that made a nation.
Rights of Man | Thomas Paine | 1791 en | politics, French Revolution, freedom | An answer to Mr Burke.
In Praise of Folly | Desiderius Erasmus | 1511 la | satire, religion, wisdom | Folly mounts the pulpit and thanks all her friends.
The Pillow Book | Sei Shōnagon | c1000 ja | court life, Japan, nature | Things that make one's heart beat faster.
Essays in Idleness | Yoshida Kenkō | c1330 ja | Japan, idleness, wisdom | Written by a monk with nothing better to do, before his inkstone.
The Book of Tea | Okakura Kakuzō | 1906 en | Japan, art, customs | A bowl of tea, and all of a civilisation in it.
Confessions of an English Opium-Eater | Thomas De Quincey | 1821 en | dreams, London, memory | The pleasures and the pains.
Essays of Elia | Charles Lamb | 1823 en | memory, London, friendship | On roast pig, old china and poor relations.
The Essays | Francis Bacon | 1597 en | wisdom, politics, gardens | Reading maketh a full man, conference a ready man.
The Common Reader | Virginia Woolf | 1925 en | writers, women, memory | On Chaucer, Austen, the Russians and not knowing Greek.
The Stones of Venice | John Ruskin | 1851 en | art, Italy, work | A city read stone by stone.
Areopagitica | John Milton | 1644 en | freedom, politics, writers | A speech for the liberty of unlicensed printing.
Culture and Anarchy | Matthew Arnold | 1869 en | education, society, class | Sweetness and light among the Philistines.
Table-Talk | William Hazlitt | 1821 en | art, friendship, journeys | On the pleasure of painting, on going a journey.
Orthodoxy | G. K. Chesterton | 1908 en | religion, reason, wonder | A man sails round the world and discovers England.
`
