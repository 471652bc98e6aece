export const romance = `
Pride and Prejudice | Jane Austen | 1813 en | marriage, love, sisters | A truth universally acknowledged, tested on five sisters.
Jane Eyre | Charlotte Brontë | 1847 en | love, orphans, country houses | A governess, her master and a locked door on the third floor.
Emma | Jane Austen | 1815 en | marriage, villages, friendship | Handsome, clever and rich, and wrong about everyone's heart.
Wuthering Heights | Emily Brontë | 1847 en | love, revenge, moors | Two houses, two generations and one ghost at the window.
Sense and Sensibility | Jane Austen | 1811 en | marriage, sisters, money | One sister feels too much, the other says too little.
Persuasion | Jane Austen | 1817 en | love, navy, family | She let herself be talked out of him eight years ago.
Mansfield Park | Jane Austen | 1814 en | family, country houses, theatre | A poor cousin watches the others rehearse a play.
Northanger Abbey | Jane Austen | 1817 en | love, satire, country houses | A reader of Gothic novels is invited to an abbey.
The Tenant of Wildfell Hall | Anne Brontë | 1848 en | marriage, women, country houses | Who is the widow that paints for a living?
Villette | Charlotte Brontë | 1853 en | love, schools, solitude | An Englishwoman teaches in a foreign town and tells us little.
Agnes Grey | Anne Brontë | 1847 en | work, family, love | A governess learns what other people's children are like.
Shirley | Charlotte Brontë | 1849 en | love, work, friendship | Two friends in Yorkshire in the year of the machine breakers.
Far from the Madding Crowd | Thomas Hardy | 1874 en | love, villages, work | A woman with a farm has three suitors.
Tess of the d'Urbervilles | Thomas Hardy | 1891 en | love, villages, fate | A carter hears that his family was once noble.
A Room with a View | E. M. Forster | 1908 en | love, Italy, class | Miss Honeychurch plays Beethoven, and is kissed among violets.
The Sorrows of Young Werther | Johann Wolfgang von Goethe | 1774 de | love, youth, nature | A young man writes to a friend about Lotte.
The Tale of Genji | Murasaki Shikibu | c1010 ja | love, court life, Japan | The shining prince and the women he remembers.
The Lady of the Camellias | Alexandre Dumas fils | 1848 fr | love, Paris, money | White camellias, and on five days red.
The Enchanted April | Elizabeth von Arnim | 1922 en | love, Italy, friendship | Wisteria and sunshine: small medieval castle to be let.
Lorna Doone | R. D. Blackmore | 1869 en | love, outlaws, moors | A farmer of Exmoor loves a daughter of the robbers.
The Princess of Cleves | Madame de La Fayette | 1678 fr | love, marriage, court life | A wife tells her husband that she loves another.
Evelina | Frances Burney | 1778 en | marriage, society, London | A young lady's entrance into the world.
Pamela | Samuel Richardson | 1740 en | marriage, class, diaries and letters | A maid resists her master, by every post.
`
