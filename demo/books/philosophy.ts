export const philosophy = `
Meditations | Marcus Aurelius | c180 grc | stoicism, wisdom, leadership | An emperor's notes to himself on how to get through the day.
The Republic | Plato | c-375 grc | justice, politics, education | What is justice, and what would a city be like that had it?
Beyond Good and Evil | Friedrich Nietzsche | 1886 de | morality, freedom, religion | A prelude to a philosophy of the future.
Thus Spoke Zarathustra | Friedrich Nietzsche | 1883 de | morality, solitude, religion | A prophet comes down from his mountain.
The Prince | Niccolò Machiavelli | 1532 it | politics, leadership, power | How power is won and kept, said aloud for once.
Nicomachean Ethics | Aristotle | c-340 grc | morality, happiness, friendship | What a good life is, and how habit makes it.
Letters from a Stoic | Seneca | c65 la | stoicism, wisdom, friendship | Advice to a friend on time, grief, crowds and old age.
The Enchiridion | Epictetus | c125 grc | stoicism, freedom, wisdom | Some things are up to us and some are not.
The Symposium | Plato | c-380 grc | love, beauty, friendship | At a party in Athens everybody makes a speech on love.
Critique of Pure Reason | Immanuel Kant | 1781 de | knowledge, reason, metaphysics | What can be known before anything is seen?
Groundwork of the Metaphysics of Morals | Immanuel Kant | 1785 de | morality, reason, freedom | Act as if your rule were to become a law for all.
Discourse on the Method | René Descartes | 1637 fr | knowledge, reason, science | I think, therefore I am.
Meditations on First Philosophy | René Descartes | 1641 la | knowledge, reason, metaphysics | Six days of doubting everything that can be doubted.
Leviathan | Thomas Hobbes | 1651 en | politics, power, war | Why we give up our freedom to a sovereign.
The Social Contract | Jean-Jacques Rousseau | 1762 fr | politics, freedom, power | Man is born free, and everywhere he is in chains.
On Liberty | John Stuart Mill | 1859 en | freedom, politics, society | How far may society go against one person?
Utilitarianism | John Stuart Mill | 1863 en | morality, happiness, justice | The greatest happiness, defended against its enemies.
Ethics | Baruch Spinoza | 1677 la | metaphysics, freedom, religion | God, mind and the passions, proved like geometry.
An Enquiry Concerning Human Understanding | David Hume | 1748 en | knowledge, reason, religion | Why we expect the sun to rise tomorrow.
The World as Will and Representation | Arthur Schopenhauer | 1818 de | metaphysics, art, solitude | Behind all we see there is a blind will.
A Vindication of the Rights of Woman | Mary Wollstonecraft | 1792 en | women, education, freedom | Let women be reasonable creatures, and teach them so.
The Consolation of Philosophy | Boethius | c524 la | wisdom, prisons, happiness | Philosophy visits a prisoner who waits for his death.
Fear and Trembling | Søren Kierkegaard | 1843 da | religion, faith, morality | What did Abraham think on the way up the mountain?
On the Nature of Things | Lucretius | c-55 la | nature, verse, science | Atoms and the void, in Latin hexameters.
Utopia | Thomas More | 1516 la | politics, society, journeys | A sailor describes an island without private property.
The Theory of Moral Sentiments | Adam Smith | 1759 en | morality, society, sympathy | The impartial spectator within the breast.
`
