export const naturalScience = `
On the Origin of Species | Charles Darwin | 1859 en | evolution, nature, animals | There is grandeur in this view of life.
Relativity: The Special and the General Theory | Albert Einstein | 1917 de | physics, time, mathematics | Trains, lightning and a light beam, explained for everyone.
The Descent of Man | Charles Darwin | 1871 en | evolution, animals, society | Where we come from, and why peacocks have tails.
The Principia | Isaac Newton | 1687 la | physics, astronomy, mathematics | The same force draws the apple and the moon.
The Starry Messenger | Galileo Galilei | 1610 la | astronomy, moon, discovery | Mountains on the moon and four new stars about Jupiter.
Dialogue Concerning the Two Chief World Systems | Galileo Galilei | 1632 it | astronomy, religion, reason | Three friends argue for four days, and one is called Simplicio.
The Natural History of Selborne | Gilbert White | 1789 en | nature, animals, villages | A country parson watches swifts and a tortoise.
The Chemical History of a Candle | Michael Faraday | 1861 en | chemistry, discovery, education | Six Christmas lectures for young people.
Elements | Euclid | c-300 grc | mathematics, reason, education | Thirteen books from a point to the five solids.
The Expression of the Emotions in Man and Animals | Charles Darwin | 1872 en | animals, evolution, emotions | Why we blush and dogs wag their tails.
Cosmos | Alexander von Humboldt | 1845 de | nature, astronomy, journeys | The whole physical world in one description.
Natural History | Pliny the Elder | c77 la | antiquity, nature, animals | Everything a Roman admiral had read, in thirty-seven books.
Principles of Geology | Charles Lyell | 1830 en | earth, time, nature | The present is the key to the past.
Souvenirs entomologiques | Jean-Henri Fabre | 1879 fr | insects, animals, nature | A schoolmaster lies in the grass and watches wasps.
Opticks | Isaac Newton | 1704 en | physics, light, discovery | A prism, a dark room and the colours.
On the Revolutions of the Heavenly Spheres | Nicolaus Copernicus | 1543 la | astronomy, mathematics, discovery | The earth is set in motion.
Micrographia | Robert Hooke | 1665 en | discovery, insects, light | A flea the size of a cat, drawn from the microscope.
Elements of Chemistry | Antoine Lavoisier | 1789 fr | chemistry, discovery, education | Oxygen gets its name.
On the Motion of the Heart and Blood | William Harvey | 1628 la | medicine, discovery, animals | The blood goes round.
Experiments on Plant Hybridization | Gregor Mendel | 1866 de | nature, gardens, discovery | A monk counts peas.
Science and Hypothesis | Henri Poincaré | 1902 fr | mathematics, physics, knowledge | What a law of nature is, and what is convention.
Evidence as to Man's Place in Nature | Thomas Henry Huxley | 1863 en | evolution, animals, society | Skeletons of four apes walk behind one man.
`
