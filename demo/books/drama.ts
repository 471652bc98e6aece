export const drama = `
Hamlet | William Shakespeare | c1600 en | plays, revenge, ghosts | A prince is told by his father's ghost who murdered him.
Romeo and Juliet | William Shakespeare | c1595 en | plays, love, family | Two households, both alike in dignity.
Macbeth | William Shakespeare | c1606 en | plays, ambition, guilt | Three witches tell a soldier what he wishes to hear.
The Importance of Being Earnest | Oscar Wilde | 1895 en | plays, satire, marriage | Two gentlemen, one invented brother and a handbag.
A Midsummer Night's Dream | William Shakespeare | c1595 en | plays, magic, love | Four lovers, six tradesmen and the fairies in one wood.
King Lear | William Shakespeare | c1606 en | plays, family, madness | An old king asks his daughters how much they love him.
Othello | William Shakespeare | c1604 en | plays, jealousy, war | A general trusts his ensign and not his wife.
The Tempest | William Shakespeare | c1611 en | plays, magic, islands | A magician raises a storm to bring his enemies ashore.
Much Ado About Nothing | William Shakespeare | c1598 en | plays, love, satire | Beatrice and Benedick swear they will never marry.
A Doll's House | Henrik Ibsen | 1879 no | plays, marriage, women | A door slams, and is heard all over Europe.
Hedda Gabler | Henrik Ibsen | 1890 no | plays, marriage, boredom | A general's daughter, two pistols and a manuscript.
Peer Gynt | Henrik Ibsen | 1867 no | plays, journeys, trolls | A liar goes round the world to find out who he is.
Faust | Johann Wolfgang von Goethe | 1808 de | plays, temptation, knowledge | A scholar wagers his soul on one perfect moment.
Doctor Faustus | Christopher Marlowe | c1592 en | plays, temptation, knowledge | Twenty-four years of everything, then midnight strikes.
The Cherry Orchard | Anton Chekhov | 1904 ru | plays, family, money | An estate is sold, and one hears the axes.
The Seagull | Anton Chekhov | 1896 ru | plays, love, writers | Everyone by the lake loves somebody who looks the other way.
Three Sisters | Anton Chekhov | 1901 ru | plays, sisters, boredom | To Moscow, to Moscow.
Pygmalion | George Bernard Shaw | 1913 en | plays, class, language | A professor bets that he can pass a flower girl off as a duchess.
Cyrano de Bergerac | Edmond Rostand | 1897 fr | plays, love, honour | A poet with a sword and a nose lends another man his words.
Tartuffe | Molière | 1664 fr | plays, satire, religion | A pious guest has designs on the house.
The Misanthrope | Molière | 1666 fr | plays, satire, society | A man who cannot flatter loves a woman who can.
Phèdre | Jean Racine | 1677 fr | plays, love, guilt | A queen loves her husband's son.
Oedipus Rex | Sophocles | c-429 grc | plays, fate, guilt | A king looks for a murderer and finds him.
Antigone | Sophocles | c-441 grc | plays, justice, family | A sister buries her brother against the law.
Medea | Euripides | -431 grc | plays, revenge, marriage | Jason has found himself a better wife.
The Oresteia | Aeschylus | -458 grc | plays, revenge, justice | Three plays from a murder to the first jury.
Lysistrata | Aristophanes | -411 grc | plays, satire, women | The women of Greece find a way to stop the war.
The Government Inspector | Nikolai Gogol | 1836 ru | plays, satire, money | A town takes a penniless clerk for an official.
Miss Julie | August Strindberg | 1888 sv | plays, class, love | Midsummer night in the count's kitchen.
She Stoops to Conquer | Oliver Goldsmith | 1773 en | plays, satire, love | A young man takes a country house for an inn.
`
