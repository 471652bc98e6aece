export const epicAndMyth = `
The Odyssey | Homer | c-725 grc | myth, sea voyages, family | Ten years to get home from Troy.
The Iliad | Homer | c-750 grc | myth, war, honour | The anger of Achilles, and what it cost.
The Divine Comedy | Dante Alighieri | c1320 it | religion, verse, journeys | Midway upon the journey of our life, in a dark wood.
The Aeneid | Virgil | -19 la | myth, war, empire | Arms and the man who founded Rome.
Paradise Lost | John Milton | 1667 en | religion, verse, temptation | Of man's first disobedience, and the fruit.
Metamorphoses | Ovid | c8 la | myth, love, change | Two hundred and fifty myths in which somebody becomes something else.
Beowulf | Anonymous | c1000 ang | monsters, honour, verse | Grendel, his mother and the dragon.
The Epic of Gilgamesh | Anonymous | c-1200 akk | friendship, death, journeys | A king loses his friend and looks for eternal life.
Le Morte d'Arthur | Thomas Malory | 1485 en | King Arthur, honour, love | The sword, the table, the Grail and the last battle.
The Prose Edda | Snorri Sturluson | c1220 non | myth, verse, wisdom | How the Norse gods came to be, and how they will end.
The Poetic Edda | Anonymous | c1270 non | myth, verse, wisdom | Odin hangs nine nights on the tree.
The Mahabharata | Vyasa | c-300 sa | war, family, religion | Two sets of cousins and one kingdom.
The Ramayana | Valmiki | c-400 sa | love, journeys, religion | Rama, Sita and the army of monkeys.
Sir Gawain and the Green Knight | Anonymous | c1390 en | King Arthur, honour, temptation | A stranger offers his neck, for a blow in return.
The Song of Roland | Anonymous | c1100 fr | war, honour, friendship | Roland will not blow the horn.
The Nibelungenlied | Anonymous | c1200 de | revenge, honour, treasure | Siegfried's murder and Kriemhild's revenge.
The Kalevala | Elias Lönnrot | 1835 fi | myth, magic, verse | The songs of Väinämöinen and the mill that grinds anything.
Shahnameh | Ferdowsi | c1010 fa | myth, empire, honour | Fifty thousand couplets of the kings of Iran.
Theogony | Hesiod | c-700 grc | myth, verse, family | First of all there was Chaos.
The Mabinogion | Anonymous | c1200 cy | myth, magic, King Arthur | Four branches of Welsh legend.
Orlando Furioso | Ludovico Ariosto | 1516 it | magic, love, war | A knight's wits are fetched back from the moon.
The Faerie Queene | Edmund Spenser | 1590 en | verse, magic, honour | A knight for every virtue.
The Lusiads | Luís de Camões | 1572 pt | sea voyages, verse, empire | Vasco da Gama sails to India with the gods looking on.
Paradise Regained | John Milton | 1671 en | religion, verse, temptation | Four short books in the desert.
`
