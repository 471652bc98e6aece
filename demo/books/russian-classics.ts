export const russianClassics = `
Anna Karenina | Leo Tolstoy | 1878 ru | marriage, love, society | Every unhappy family is unhappy in its own way.
Crime and Punishment | Fyodor Dostoevsky | 1866 ru | crime, guilt, St Petersburg | A student kills, and cannot live with having been able to.
War and Peace | Leo Tolstoy | 1869 ru | war, family, Napoleon | Five families and a nation, from 1805 to 1820.
The Brothers Karamazov | Fyodor Dostoevsky | 1880 ru | family, religion, crime | A father is murdered, and three sons had reason to wish it.
The Idiot | Fyodor Dostoevsky | 1869 ru | goodness, love, society | A truly good man returns to St Petersburg.
Notes from Underground | Fyodor Dostoevsky | 1864 ru | solitude, freedom, St Petersburg | A retired clerk argues with everybody who is not there.
Demons | Fyodor Dostoevsky | 1872 ru | revolution, politics, religion | A circle of conspirators takes over a provincial town.
Dead Souls | Nikolai Gogol | 1842 ru | satire, money, journeys | A polite stranger travels Russia to buy serfs who have died.
Fathers and Sons | Ivan Turgenev | 1862 ru | family, youth, politics | A young nihilist spends a summer with his friend's people.
Eugene Onegin | Alexander Pushkin | 1833 ru | love, verse, society | He turned her down; years later he wrote the letter.
A Hero of Our Time | Mikhail Lermontov | 1840 ru | the Caucasus, honour, love | Five tales of a bored officer among the mountains.
The Death of Ivan Ilyich | Leo Tolstoy | 1886 ru | death, family, work | A judge who did everything properly learns that he will die.
The Overcoat | Nikolai Gogol | 1842 ru | satire, St Petersburg, ghosts | A copying clerk saves for a new coat.
The Captain's Daughter | Alexander Pushkin | 1836 ru | rebellion, honour, love | A young officer gives a stranger his coat, and Pugachev remembers.
Oblomov | Ivan Goncharov | 1859 ru | idleness, friendship, love | A gentleman considers getting out of bed.
A Sportsman's Sketches | Ivan Turgenev | 1852 ru | nature, villages, short stories | A hunter walks the country and listens to its serfs.
The Lady with the Dog | Anton Chekhov | 1899 ru | love, marriage, short stories | What was to be a holiday affair in Yalta becomes a life.
Taras Bulba | Nikolai Gogol | 1835 ru | war, Cossacks, family | An old Cossack takes his two sons to war.
Resurrection | Leo Tolstoy | 1899 ru | justice, guilt, prisons | A juror recognises the accused and his own fault.
Mother | Maxim Gorky | 1906 ru | revolution, family, work | A factory worker's mother learns to read, and to act.
What Is to Be Done? | Nikolay Chernyshevsky | 1863 ru | women, work, politics | New people try a new way of living and of sewing.
`
