export const history = `
The Histories | Herodotus | c-430 grc | antiquity, war, journeys | The Persian wars, and everything the author heard on the way.
History of the Peloponnesian War | Thucydides | c-400 grc | antiquity, war, politics | Athens against Sparta, told by a general who lost his command.
The History of the Decline and Fall of the Roman Empire | Edward Gibbon | 1776 en | antiquity, empire, religion | Thirteen centuries, conceived among the ruins of the Capitol.
The Twelve Caesars | Suetonius | c121 la | antiquity, lives, power | The gossip and the deeds of twelve emperors.
The Annals | Tacitus | c116 la | antiquity, empire, power | Rome from Tiberius to Nero, without anger and without partiality.
Germania | Tacitus | c98 la | antiquity, peoples, customs | A Roman describes the tribes beyond the Rhine.
The Gallic War | Julius Caesar | c-50 la | antiquity, war, leadership | All Gaul is divided into three parts.
Anabasis | Xenophon | c-370 grc | antiquity, war, journeys | Ten thousand Greeks march home through the mountains to the sea.
The History of Rome | Livy | c-10 la | antiquity, empire, legend | From the founding of the city.
The Jewish War | Flavius Josephus | c75 grc | antiquity, war, religion | The revolt against Rome and the fall of Jerusalem.
The Secret History | Procopius | c550 grc | antiquity, power, scandal | What the court historian of Justinian did not publish.
Ecclesiastical History of the English People | Bede | c731 la | England, religion, Middle Ages | How the English became Christians.
Democracy in America | Alexis de Tocqueville | 1835 fr | America, politics, society | A French aristocrat looks at equality.
The Old Regime and the Revolution | Alexis de Tocqueville | 1856 fr | French Revolution, politics, society | The revolution was well under way before it broke out.
The French Revolution: A History | Thomas Carlyle | 1837 en | French Revolution, politics, Paris | Written twice: a housemaid burnt the first volume.
The History of England | Thomas Babington Macaulay | 1848 en | England, politics, power | From the accession of James II.
The Civilization of the Renaissance in Italy | Jacob Burckhardt | 1860 de | Renaissance, Italy, art | The state as a work of art, and man as an individual.
History of the Conquest of Mexico | William H. Prescott | 1843 en | Mexico, empire, war | Cortés and Montezuma, by a historian who was nearly blind.
History of the Conquest of Peru | William H. Prescott | 1847 en | Peru, empire, war | Pizarro and the fall of the Incas.
The Autumn of the Middle Ages | Johan Huizinga | 1919 nl | Middle Ages, art, customs | Life and thought in Burgundy as an age faded.
Ten Days That Shook the World | John Reed | 1919 en | Russian Revolution, politics, journalists | An American reporter in Petrograd, November 1917.
The Outline of History | H. G. Wells | 1920 en | peoples, empire, society | From the making of the earth to the Great War.
`
