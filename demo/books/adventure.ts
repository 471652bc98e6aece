export const adventure = `
Treasure Island | Robert Louis Stevenson | 1883 en | sea voyages, treasure, pirates | A map, a schooner and a cook with one leg.
The Count of Monte Cristo | Alexandre Dumas | 1844 fr | revenge, prisons, treasure | A sailor leaves the Château d'If with a name and a fortune.
The Three Musketeers | Alexandre Dumas | 1844 fr | friendship, honour, Paris | All for one and one for all. | The d'Artagnan Romances #1
Robinson Crusoe | Daniel Defoe | 1719 en | islands, solitude, sea voyages | Twenty-eight years on an island off the Orinoco.
The Call of the Wild | Jack London | 1903 en | animals, Yukon, nature | A dog from California learns to live in the snow.
Around the World in Eighty Days | Jules Verne | 1872 fr | journeys, wagers, trains | Phileas Fogg makes a bet at his club.
The Last of the Mohicans | James Fenimore Cooper | 1826 en | America, war, wilderness | Two sisters, a scout and his friends in the woods of 1757. | Leatherstocking Tales #2
King Solomon's Mines | H. Rider Haggard | 1885 en | treasure, Africa, journeys | Three men follow a map drawn in blood. | Allan Quatermain #1
The Thirty-Nine Steps | John Buchan | 1915 en | spies, Scotland, pursuit | An innocent man is hunted over the moors. | Richard Hannay #1
Kidnapped | Robert Louis Stevenson | 1886 en | Scotland, inheritance, pursuit | An heir is sold to sea by his uncle. | David Balfour #1
The Scarlet Pimpernel | Baroness Orczy | 1905 en | French Revolution, doubles, honour | They seek him here, they seek him there.
White Fang | Jack London | 1906 en | animals, Yukon, nature | A wolf-dog comes out of the wild.
The Prisoner of Zenda | Anthony Hope | 1894 en | doubles, honour, love | An English gentleman must be king of Ruritania for a while.
She | H. Rider Haggard | 1887 en | Africa, immortality, love | She who must be obeyed has waited two thousand years.
Kim | Rudyard Kipling | 1901 en | India, spies, childhood | An orphan of Lahore, a lama and the Great Game.
Twenty Years After | Alexandre Dumas | 1845 fr | friendship, politics, Paris | The musketeers meet again, on opposite sides. | The d'Artagnan Romances #2
Captain Blood | Rafael Sabatini | 1922 en | pirates, sea voyages, justice | A doctor sold as a slave becomes a buccaneer.
Scaramouche | Rafael Sabatini | 1921 en | French Revolution, revenge, theatre | He was born with a gift of laughter.
Tarzan of the Apes | Edgar Rice Burroughs | 1912 en | Africa, animals, inheritance | A lord's son grows up among the apes. | Tarzan #1
Greenmantle | John Buchan | 1916 en | spies, war, journeys | Hannay crosses Europe at war, to Constantinople. | Richard Hannay #2
The Mysterious Island | Jules Verne | 1875 fr | islands, science, friendship | Five men fall from a balloon and build a colony.
The Deerslayer | James Fenimore Cooper | 1841 en | America, wilderness, youth | Natty Bumppo's first warpath, on Lake Otsego. | Leatherstocking Tales #5
The Pioneers | James Fenimore Cooper | 1823 en | America, wilderness, villages | The old hunter and the settlers who fell his forest. | Leatherstocking Tales #1
The Sea-Wolf | Jack London | 1904 en | sea voyages, power, survival | A critic is fished out of the bay by a brutal captain.
Michael Strogoff | Jules Verne | 1876 fr | journeys, Siberia, war | The Tsar's courier must cross Siberia unknown.
Catriona | Robert Louis Stevenson | 1893 en | Scotland, love, justice | David Balfour goes on, with a lawsuit and a lady. | David Balfour #2
`
