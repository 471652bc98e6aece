export const gothicFiction = `
Frankenstein | Mary Shelley | 1818 en | science, monsters, ambition, the Arctic | A young student gives life to a creature, and then runs away from it.
Dracula | Bram Stoker | 1897 en | vampires, diaries and letters, Transylvania | A count leaves his castle for London, and the night comes with him.
The Picture of Dorian Gray | Oscar Wilde | 1890 en | art, beauty, doubles, London | A portrait grows old so that its sitter need not.
Strange Case of Dr Jekyll and Mr Hyde | Robert Louis Stevenson | 1886 en | doubles, science, London | A respected doctor finds a way to be somebody else.
The Phantom of the Opera | Gaston Leroux | 1910 fr | music, Paris, love | Someone unseen rules the cellars of the Paris Opera.
The Turn of the Screw | Henry James | 1898 en | ghosts, children, country houses | A governess is sure that her two pupils are not alone.
Carmilla | Sheridan Le Fanu | 1872 en | vampires, friendship, castles | A lonely girl gains a guest who never comes down before noon.
The Fall of the House of Usher | Edgar Allan Poe | 1839 en | ghosts, family, madness | A visit to a friend whose house is as ill as he is.
The Legend of Sleepy Hollow | Washington Irving | 1820 en | ghosts, America, villages | A schoolmaster rides home late, and is not the only rider.
The Castle of Otranto | Horace Walpole | 1764 en | castles, ghosts, inheritance | A giant helmet falls from the sky, and the Gothic novel begins.
The Mysteries of Udolpho | Ann Radcliffe | 1794 en | castles, Italy, orphans | An orphan is shut up in a castle of veils, voices and locked doors.
The Monk | Matthew Lewis | 1796 en | religion, temptation, Spain | The most admired preacher in Madrid meets his first temptation.
The Italian | Ann Radcliffe | 1797 en | Italy, love, religion | Two lovers in Naples are parted by a monk with a past.
Uncle Silas | Sheridan Le Fanu | 1864 en | inheritance, orphans, country houses | An heiress is sent to live with the uncle of whom nobody speaks.
Melmoth the Wanderer | Charles Maturin | 1820 en | temptation, Ireland, religion | A man has sold his soul and looks for somebody to take his place.
The Vampyre | John William Polidori | 1819 en | vampires, society, London | A pale lord goes about in the best drawing rooms of London.
The Beetle | Richard Marsh | 1897 en | monsters, London, revenge | Something from Egypt has come to London after a politician.
The House on the Borderland | William Hope Hodgson | 1908 en | monsters, Ireland, time | A manuscript found in a ruin tells what besieged the house.
Ghost Stories of an Antiquary | M. R. James | 1904 en | ghosts, short stories, scholars | Eight scholars find out what ought to have stayed in the library.
`
