export const childrensBooks = `
Alice's Adventures in Wonderland | Lewis Carroll | 1865 en | magic, animals, dreams | Down the rabbit hole. | Alice #1
The Secret Garden | Frances Hodgson Burnett | 1911 en | gardens, friendship, orphans | A cross little girl finds a key.
The Wind in the Willows | Kenneth Grahame | 1908 en | animals, friendship, rivers | There is nothing half so much worth doing as messing about in boats.
Peter and Wendy | J. M. Barrie | 1911 en | magic, childhood, pirates | All children, except one, grow up.
Winnie-the-Pooh | A. A. Milne | 1926 en | animals, friendship, childhood | A bear, some honey and a rather blustery day.
The Wonderful Wizard of Oz | L. Frank Baum | 1900 en | magic, journeys, friendship | A cyclone takes a house out of Kansas. | Oz #1
Anne of Green Gables | L. M. Montgomery | 1908 en | orphans, Canada, childhood | They had asked for a boy. | Anne of Green Gables #1
Through the Looking-Glass | Lewis Carroll | 1871 en | magic, chess, dreams | A game of chess with a queen who runs to stay in place. | Alice #2
The Jungle Book | Rudyard Kipling | 1894 en | animals, India, orphans | Mowgli, Baloo, Bagheera and Rikki-Tikki-Tavi. | The Jungle Book #1
The Second Jungle Book | Rudyard Kipling | 1895 en | animals, India, orphans | Mowgli leaves the jungle. | The Jungle Book #2
Just So Stories | Rudyard Kipling | 1902 en | animals, short stories, magic | How the camel got his hump and the elephant his trunk.
A Little Princess | Frances Hodgson Burnett | 1905 en | orphans, schools, London | A rich pupil becomes the servant in the attic.
Black Beauty | Anna Sewell | 1877 en | animals, kindness, work | A horse tells the story of his life.
Heidi | Johanna Spyri | 1881 de | orphans, Alps, friendship | A girl, a grandfather and a hut above the village.
The Adventures of Pinocchio | Carlo Collodi | 1883 it | magic, childhood, animals | A piece of wood would rather be a boy.
The Railway Children | E. Nesbit | 1906 en | trains, family, villages | Three children wave at the 9.15.
Five Children and It | E. Nesbit | 1902 en | magic, family, wishes | One wish a day, gone at sunset. | The Psammead #1
The Phoenix and the Carpet | E. Nesbit | 1904 en | magic, family, wishes | There was an egg in the second-hand carpet. | The Psammead #2
The Tale of Peter Rabbit | Beatrix Potter | 1902 en | animals, gardens, childhood | He was told not to go into Mr McGregor's garden.
The Marvelous Land of Oz | L. Frank Baum | 1904 en | magic, journeys, doubles | A boy called Tip runs away with a pumpkin-headed man. | Oz #2
Anne of Avonlea | L. M. Montgomery | 1909 en | schools, Canada, friendship | Anne at sixteen, a teacher. | Anne of Green Gables #2
The Princess and the Goblin | George MacDonald | 1872 en | magic, mines, courage | A thread leads from the top of the house to the mines.
The Story of Doctor Dolittle | Hugh Lofting | 1920 en | animals, journeys, kindness | A parrot teaches a doctor the languages of animals. | Doctor Dolittle #1
The Water-Babies | Charles Kingsley | 1863 en | magic, rivers, work | A chimney sweep falls into a stream.
The Swiss Family Robinson | Johann David Wyss | 1812 de | islands, family, survival | A pastor, his wife and four sons build a house in a tree.
The Velveteen Rabbit | Margery Williams | 1922 en | toys, love, childhood | How a toy becomes real.
`
