export const poetry = `
Leaves of Grass | Walt Whitman | 1855 en | verse, America, nature | I celebrate myself, and sing myself.
Shakespeare's Sonnets | William Shakespeare | 1609 en | verse, love, time | One hundred and fifty-four poems to a young man and a dark lady.
Songs of Innocence and of Experience | William Blake | 1794 en | verse, children, religion | The lamb, the tiger and the two states of the soul.
The Waste Land | T. S. Eliot | 1922 en | verse, London, memory | April is the cruellest month.
The Flowers of Evil | Charles Baudelaire | 1857 fr | verse, Paris, beauty | The beauty that can be got out of boredom and a great city.
Lyrical Ballads | William Wordsworth and Samuel Taylor Coleridge | 1798 en | verse, nature, villages | The ancient mariner and the banks of the Wye.
Poems | Emily Dickinson | 1890 en | verse, death, nature | Published four years after her death, from forty little books in a drawer.
The Raven and Other Poems | Edgar Allan Poe | 1845 en | verse, death, ghosts | Nevermore.
Don Juan | Lord Byron | 1819 en | verse, satire, love | I want a hero: an uncommon want.
Childe Harold's Pilgrimage | Lord Byron | 1812 en | verse, journeys, solitude | The poem after which its author woke up famous.
Lamia, Isabella, The Eve of St Agnes and Other Poems | John Keats | 1820 en | verse, beauty, love | The odes to a nightingale, to a Grecian urn and to autumn.
Prometheus Unbound | Percy Bysshe Shelley | 1820 en | verse, freedom, myth | The bringer of fire is set free.
Goblin Market and Other Poems | Christina Rossetti | 1862 en | verse, temptation, sisters | Come buy, come buy.
In Memoriam | Alfred Tennyson | 1850 en | verse, death, friendship | Seventeen years of grief for a friend.
Idylls of the King | Alfred Tennyson | 1859 en | verse, King Arthur, love | Camelot, from its beginning to the last battle.
Sonnets from the Portuguese | Elizabeth Barrett Browning | 1850 en | verse, love, marriage | How do I love thee? Let me count the ways.
A Shropshire Lad | A. E. Housman | 1896 en | verse, youth, villages | Loveliest of trees, the cherry now.
North of Boston | Robert Frost | 1914 en | verse, villages, nature | Mending Wall, After Apple-Picking, The Death of the Hired Man.
A Season in Hell | Arthur Rimbaud | 1873 fr | verse, youth, solitude | Written at eighteen, in a barn.
Gitanjali | Rabindranath Tagore | 1910 bn | verse, religion, nature | Song offerings of the first Nobel laureate from Asia.
The Canterbury Tales | Geoffrey Chaucer | c1400 en | verse, satire, journeys | Pilgrims on the road to Canterbury tell stories to pass the time.
Spoon River Anthology | Edgar Lee Masters | 1915 en | verse, death, villages | The dead of a small town speak from the hill.
`
