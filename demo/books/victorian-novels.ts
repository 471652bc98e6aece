export const victorianNovels = `
Great Expectations | Charles Dickens | 1861 en | orphans, class, money | A convict in the marshes and a bride who stopped the clocks.
Middlemarch | George Eliot | 1871 en | marriage, villages, society | A study of provincial life, and of two marriages.
David Copperfield | Charles Dickens | 1850 en | orphans, childhood, work | Whether I shall turn out to be the hero of my own life.
A Tale of Two Cities | Charles Dickens | 1859 en | French Revolution, doubles, Paris | The best of times and the worst of times.
A Christmas Carol | Charles Dickens | 1843 en | Christmas, ghosts, money | Three spirits and a very small goose.
Oliver Twist | Charles Dickens | 1838 en | orphans, thieves, London | Please, sir, I want some more.
Vanity Fair | William Makepeace Thackeray | 1848 en | society, money, war | A novel without a hero, but with Becky Sharp.
Bleak House | Charles Dickens | 1853 en | justice, London, inheritance | Fog, and a lawsuit that outlives everyone.
North and South | Elizabeth Gaskell | 1855 en | work, class, love | A parson's daughter argues with a mill owner.
Cranford | Elizabeth Gaskell | 1853 en | villages, women, friendship | In the first place, Cranford is in possession of the Amazons.
The Mill on the Floss | George Eliot | 1860 en | family, rivers, childhood | Maggie Tulliver loves her brother, and books.
Silas Marner | George Eliot | 1861 en | villages, money, orphans | A miser loses his gold and finds a child.
Barchester Towers | Anthony Trollope | 1857 en | religion, villages, power | A new bishop, his wife and his chaplain. | Barsetshire #2
The Warden | Anthony Trollope | 1855 en | religion, villages, money | An honest clergyman is attacked by the newspapers. | Barsetshire #1
Doctor Thorne | Anthony Trollope | 1858 en | marriage, inheritance, villages | Frank must marry money, and Mary has none. | Barsetshire #3
Framley Parsonage | Anthony Trollope | 1861 en | religion, marriage, money | A young vicar signs a bill for a friend. | Barsetshire #4
The Small House at Allington | Anthony Trollope | 1864 en | love, marriage, villages | Lily Dale gives her heart once. | Barsetshire #5
The Last Chronicle of Barset | Anthony Trollope | 1867 en | religion, justice, poverty | Did the curate of Hogglestock steal the cheque? | Barsetshire #6
The Way We Live Now | Anthony Trollope | 1875 en | money, society, politics | A great financier comes to London.
Hard Times | Charles Dickens | 1854 en | work, education, class | Facts, facts, facts.
Little Dorrit | Charles Dickens | 1857 en | prisons, money, family | Born in the Marshalsea.
Jude the Obscure | Thomas Hardy | 1895 en | education, love, class | A stonemason looks at the lights of Christminster.
The Mayor of Casterbridge | Thomas Hardy | 1886 en | family, work, fate | A man sells his wife at a fair, and sobers up.
The Return of the Native | Thomas Hardy | 1878 en | love, moors, fate | Eustacia Vye lights a bonfire on Egdon Heath.
Lady Audley's Secret | Mary Elizabeth Braddon | 1862 en | crime, marriage, doubles | The new Lady Audley has golden curls and no past.
`
