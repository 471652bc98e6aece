export const historicalFiction = `
Ivanhoe | Walter Scott | 1819 en | Middle Ages, honour, England | A tournament, a disinherited knight and Robin Hood. | Waverley Novels
Quo Vadis | Henryk Sienkiewicz | 1896 pl | antiquity, religion, love | Nero's Rome, and the first Christians.
Ben-Hur | Lew Wallace | 1880 en | antiquity, revenge, religion | A prince of Jerusalem, a galley and a chariot race.
The Betrothed | Alessandro Manzoni | 1827 it | love, plague, Italy | Renzo and Lucia wish to get married, that is all.
Waverley | Walter Scott | 1814 en | Scotland, rebellion, honour | An English captain among the Highlanders in 1745. | Waverley Novels
Rob Roy | Walter Scott | 1817 en | Scotland, outlaws, inheritance | Beyond the Highland line there is another law. | Waverley Novels
The Heart of Midlothian | Walter Scott | 1818 en | Scotland, justice, sisters | Jeanie Deans walks to London for her sister's life. | Waverley Novels
Kenilworth | Walter Scott | 1821 en | England, court life, marriage | The Earl of Leicester hides a wife from his queen. | Waverley Novels
Queen Margot | Alexandre Dumas | 1845 fr | court life, religion, Paris | A wedding in 1572, and St Bartholomew's night.
The Black Tulip | Alexandre Dumas | 1850 fr | gardens, prisons, love | A tulip grower, a jailer's daughter and a prize.
The Last Days of Pompeii | Edward Bulwer-Lytton | 1834 en | antiquity, love, fate | The mountain smokes above the baths and the arena.
With Fire and Sword | Henryk Sienkiewicz | 1884 pl | war, Cossacks, love | The Commonwealth in the year of the great rising. | The Trilogy #1
Salammbô | Gustave Flaubert | 1862 fr | antiquity, war, religion | The mercenaries rise against Carthage.
Ninety-Three | Victor Hugo | 1874 fr | French Revolution, war, justice | The Vendée against the Republic.
The Black Arrow | Robert Louis Stevenson | 1888 en | England, revenge, youth | Arrows, notes in verse and the Wars of the Roses.
The White Company | Arthur Conan Doyle | 1891 en | Middle Ages, war, honour | Archers of Hampshire follow Sir Nigel to Spain.
The History of Henry Esmond | William Makepeace Thackeray | 1852 en | England, war, family | A colonel in the service of Queen Anne.
Barnaby Rudge | Charles Dickens | 1841 en | London, rebellion, religion | The Gordon riots of 1780, and a raven.
Romola | George Eliot | 1863 en | Renaissance, Italy, religion | Florence in the days of Savonarola.
Westward Ho! | Charles Kingsley | 1855 en | sea voyages, England, empire | Men of Devon against the Armada.
The Cloister and the Hearth | Charles Reade | 1861 en | Middle Ages, journeys, love | The father of Erasmus goes to Rome on foot.
`
