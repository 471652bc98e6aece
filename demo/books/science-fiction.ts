export const scienceFiction = `
The Time Machine | H. G. Wells | 1895 en | time, class, future | A traveller returns from the year 802,701 with two white flowers.
The War of the Worlds | H. G. Wells | 1898 en | Mars, war, London | The cylinders come down in Surrey.
Twenty Thousand Leagues Under the Seas | Jules Verne | 1870 fr | sea voyages, science, freedom | Prisoners on board the Nautilus, with Captain Nemo.
Journey to the Centre of the Earth | Jules Verne | 1864 fr | journeys, science, Iceland | Down the crater of Snæfell after an old manuscript.
The Invisible Man | H. G. Wells | 1897 en | science, solitude, crime | A stranger in bandages takes a room at the inn.
The Lost World | Arthur Conan Doyle | 1912 en | dinosaurs, journeys, science | Professor Challenger says there is a plateau. | Professor Challenger #1
The Island of Doctor Moreau | H. G. Wells | 1896 en | science, animals, islands | A castaway meets what the doctor has made.
From the Earth to the Moon | Jules Verne | 1865 fr | moon, science, America | The Baltimore Gun Club builds a very large cannon.
We | Yevgeny Zamyatin | 1924 ru | future, freedom, power | In a city of glass everyone lives by the timetable.
A Princess of Mars | Edgar Rice Burroughs | 1912 en | Mars, war, love | A Virginian wakes up under two moons. | Barsoom #1
The Gods of Mars | Edgar Rice Burroughs | 1913 en | Mars, war, religion | John Carter returns to the wrong side of Mars. | Barsoom #2
Flatland | Edwin A. Abbott | 1884 en | mathematics, satire, class | A square is visited by a sphere.
R.U.R. | Karel Čapek | 1920 cs | robots, plays, work | The play that gave the world the word robot.
The Machine Stops | E. M. Forster | 1909 en | future, solitude, machines | All live underground and alone, and the Machine sees to everything.
Herland | Charlotte Perkins Gilman | 1915 en | women, society, journeys | Three explorers find a country without men.
Looking Backward | Edward Bellamy | 1888 en | future, society, work | A man falls asleep in 1887 and wakes in the year 2000.
News from Nowhere | William Morris | 1890 en | future, society, work | A socialist goes to bed and wakes in a better England.
The First Men in the Moon | H. G. Wells | 1901 en | moon, science, journeys | Two men, a sphere and a metal that gravity does not hold.
The Last Man | Mary Shelley | 1826 en | future, plague, solitude | A plague empties the twenty-first century.
Erewhon | Samuel Butler | 1872 en | satire, machines, journeys | A land where illness is a crime and machines are forbidden.
The Iron Heel | Jack London | 1908 en | future, politics, power | A manuscript from the years of the oligarchy.
The Poison Belt | Arthur Conan Doyle | 1913 en | science, friendship, death | The earth passes through bad ether; Challenger orders oxygen. | Professor Challenger #2
`
