export const americanClassics = `
The Great Gatsby | F. Scott Fitzgerald | 1925 en | money, love, New York | A green light at the end of a dock.
Moby-Dick | Herman Melville | 1851 en | sea voyages, whales, revenge | Call me Ishmael.
Little Women | Louisa May Alcott | 1868 en | sisters, family, America | Christmas won't be Christmas without any presents. | Little Women #1
Adventures of Huckleberry Finn | Mark Twain | 1884 en | rivers, slavery, freedom | Two runaways on a raft. | Tom Sawyer and Huckleberry Finn #2
The Adventures of Tom Sawyer | Mark Twain | 1876 en | childhood, rivers, treasure | A fence is whitewashed at a profit. | Tom Sawyer and Huckleberry Finn #1
The Scarlet Letter | Nathaniel Hawthorne | 1850 en | guilt, religion, women | Hester Prynne wears an A.
The Age of Innocence | Edith Wharton | 1920 en | society, marriage, New York | A man about to marry meets the wrong countess.
The Portrait of a Lady | Henry James | 1881 en | marriage, money, Italy | Isabel Archer means to choose for herself.
The House of Mirth | Edith Wharton | 1905 en | society, money, New York | Lily Bart is twenty-nine and has refused too many.
The Awakening | Kate Chopin | 1899 en | women, marriage, sea | A summer on Grand Isle, and a woman learns to swim.
Uncle Tom's Cabin | Harriet Beecher Stowe | 1852 en | slavery, religion, family | The novel that a war was blamed on.
My Ántonia | Willa Cather | 1918 en | prairie, childhood, memory | A lawyer remembers a Bohemian girl in Nebraska. | Prairie Trilogy #3
O Pioneers! | Willa Cather | 1913 en | prairie, work, family | Alexandra believes in the land. | Prairie Trilogy #1
The Red Badge of Courage | Stephen Crane | 1895 en | war, youth, courage | A boy runs from his first battle.
The House of the Seven Gables | Nathaniel Hawthorne | 1851 en | family, guilt, ghosts | A curse, a cent shop and a photographer.
Ethan Frome | Edith Wharton | 1911 en | marriage, love, winter | A sledge, an elm and three people in a farmhouse.
Bartleby, the Scrivener | Herman Melville | 1853 en | work, New York, solitude | I would prefer not to.
The Jungle | Upton Sinclair | 1906 en | work, poverty, Chicago | A Lithuanian family in the stockyards.
Sister Carrie | Theodore Dreiser | 1900 en | ambition, theatre, Chicago | A girl takes the train to Chicago with four dollars.
Winesburg, Ohio | Sherwood Anderson | 1919 en | villages, solitude, short stories | The people of one small town, each with a secret.
Washington Square | Henry James | 1880 en | family, money, New York | A plain heiress, a clever father and a suitor.
Main Street | Sinclair Lewis | 1920 en | villages, marriage, satire | A librarian means to reform Gopher Prairie.
Babbitt | Sinclair Lewis | 1922 en | satire, work, society | A seller of houses suspects there is something else.
Little Men | Louisa May Alcott | 1871 en | schools, childhood, family | Jo and her school of boys. | Little Women #2
Martin Eden | Jack London | 1909 en | writers, class, love | A sailor decides to become a writer.
`
