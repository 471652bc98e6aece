export const travel = `
The Travels of Marco Polo | Marco Polo | c1300 fr | journeys, China, trade | A Venetian tells a fellow prisoner what he saw at Kublai Khan's court.
The Voyage of the Beagle | Charles Darwin | 1839 en | sea voyages, nature, islands | Five years round the world with a notebook.
The Innocents Abroad | Mark Twain | 1869 en | journeys, satire, Italy | American tourists meet the Old World.
Travels with a Donkey in the Cévennes | Robert Louis Stevenson | 1879 en | journeys, France, animals | Twelve days with Modestine, who sets the pace.
The Narrow Road to the Deep North | Matsuo Bashō | 1702 ja | journeys, Japan, verse | A poet walks north, and leaves a haiku at each stop.
The Worst Journey in the World | Apsley Cherry-Garrard | 1922 en | Antarctica, survival, science | Three men go for penguin eggs in the polar night.
South | Ernest Shackleton | 1919 en | Antarctica, survival, sea voyages | The Endurance is crushed, and nobody dies.
Italian Journey | Johann Wolfgang von Goethe | 1816 de | journeys, Italy, art | A minister of state leaves at three in the morning without a word.
Life on the Mississippi | Mark Twain | 1883 en | rivers, America, memory | The education of a pilot.
Roughing It | Mark Twain | 1872 en | America, journeys, silver mines | By stagecoach to Nevada, to be rich.
A Tramp Abroad | Mark Twain | 1880 en | journeys, Germany, satire | A walking tour, mostly by other means.
Sailing Alone Around the World | Joshua Slocum | 1900 en | sea voyages, solitude, courage | Forty-six thousand miles in an old oyster boat.
A Sentimental Journey | Laurence Sterne | 1768 en | journeys, France, satire | Through France, as far as feeling will carry one.
The Travels of Ibn Battuta | Ibn Battuta | c1355 ar | journeys, Africa, religion | From Tangier to China and back, in nearly thirty years.
An Inland Voyage | Robert Louis Stevenson | 1878 en | rivers, France, friendship | Two canoes go from Antwerp towards Paris.
A Journey to the Western Islands of Scotland | Samuel Johnson | 1775 en | journeys, Scotland, islands | Doctor Johnson leaves London, to everyone's surprise.
The Journal of a Tour to the Hebrides | James Boswell | 1785 en | journeys, Scotland, friendship | The same journey as seen by the friend who took notes.
Travels in the Interior Districts of Africa | Mungo Park | 1799 en | Africa, rivers, survival | A Scottish surgeon looks for the Niger.
Eothen | Alexander William Kinglake | 1844 en | journeys, the East, deserts | A young man rides from Belgrade to Cairo through the plague.
Pictures from Italy | Charles Dickens | 1846 en | journeys, Italy, art | The family coach rolls south from Paris.
Old Calabria | Norman Douglas | 1915 en | journeys, Italy, customs | The heel and toe of Italy, and a flying monk.
In Morocco | Edith Wharton | 1920 en | journeys, Africa, customs | A novelist is driven where there are no guidebooks yet.
`
