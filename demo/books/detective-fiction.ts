export const detectiveFiction = `
The Adventures of Sherlock Holmes | Arthur Conan Doyle | 1892 en | crime, London, short stories | Twelve cases, from a scandal in Bohemia to the copper beeches. | Sherlock Holmes #3
The Hound of the Baskervilles | Arthur Conan Doyle | 1902 en | crime, moors, family | A footprint on Dartmoor brings Holmes out of Baker Street. | Sherlock Holmes #5
A Study in Scarlet | Arthur Conan Doyle | 1887 en | crime, London, revenge | Doctor Watson looks for rooms and finds Sherlock Holmes. | Sherlock Holmes #1
The Sign of the Four | Arthur Conan Doyle | 1890 en | crime, London, treasure | A pearl a year, a missing father and a chase down the Thames. | Sherlock Holmes #2
The Memoirs of Sherlock Holmes | Arthur Conan Doyle | 1893 en | crime, London, short stories | From Silver Blaze to the brink of the Reichenbach Falls. | Sherlock Holmes #4
The Return of Sherlock Holmes | Arthur Conan Doyle | 1905 en | crime, London, short stories | Three years after the falls, an old bookseller calls on Watson. | Sherlock Holmes #6
The Valley of Fear | Arthur Conan Doyle | 1915 en | crime, America, secret societies | A cipher from a friend of Moriarty's comes one hour too late. | Sherlock Holmes #7
His Last Bow | Arthur Conan Doyle | 1917 en | crime, war, short stories | Holmes leaves his bees for one more service. | Sherlock Holmes #8
The Case-Book of Sherlock Holmes | Arthur Conan Doyle | 1927 en | crime, London, short stories | The last twelve cases. | Sherlock Holmes #9
The Moonstone | Wilkie Collins | 1868 en | crime, country houses, India | A yellow diamond vanishes on the night of a birthday. | 
The Woman in White | Wilkie Collins | 1860 en | crime, inheritance, madness | A drawing master meets a woman in white on a moonlit road.
The Mysterious Affair at Styles | Agatha Christie | 1920 en | crime, country houses, poison | A Belgian refugee with a fine moustache looks into a locked room. | Hercule Poirot #1
The Innocence of Father Brown | G. K. Chesterton | 1911 en | crime, religion, short stories | A small priest with an umbrella understands sinners too well. | Father Brown #1
The Wisdom of Father Brown | G. K. Chesterton | 1914 en | crime, religion, short stories | Twelve more cases for the priest from Essex. | Father Brown #2
Whose Body? | Dorothy L. Sayers | 1923 en | crime, London, class | A stranger lies in an architect's bath, wearing only a pince-nez. | Lord Peter Wimsey #1
The Secret Adversary | Agatha Christie | 1922 en | spies, London, friendship | Two young people without money advertise for adventure. | Tommy and Tuppence #1
The Murders in the Rue Morgue | Edgar Allan Poe | 1841 en | crime, Paris, short stories | The first detective of all reads a crime in the newspaper. | C. Auguste Dupin #1
Arsène Lupin, Gentleman Burglar | Maurice Leblanc | 1907 fr | crime, thieves, short stories | A thief of perfect manners begins his career with his arrest. | Arsène Lupin #1
The Hollow Needle | Maurice Leblanc | 1909 fr | crime, thieves, treasure | A schoolboy and a thief race for the secret of the kings of France. | Arsène Lupin
The Mystery of the Yellow Room | Gaston Leroux | 1907 fr | crime, castles, journalists | Nobody could have left the room, and nobody was in it. | Rouletabille #1
Trent's Last Case | E. C. Bentley | 1913 en | crime, journalists, love | A detective finds every clue and draws the wrong conclusion.
The Leavenworth Case | Anna Katharine Green | 1878 en | crime, inheritance, New York | A rich man is shot in his library, and his two nieces know more than they say.
The Mystery of a Hansom Cab | Fergus Hume | 1886 en | crime, Australia, class | A cab in Melbourne arrives with a dead passenger.
The Lerouge Case | Émile Gaboriau | 1866 fr | crime, Paris, inheritance | A widow's murder is the first work of the policeman Lecoq. | Monsieur Lecoq #1
The Circular Staircase | Mary Roberts Rinehart | 1908 en | crime, country houses, America | A summer in a rented house, and somebody on the stairs.
`
