export const economics = `
The Wealth of Nations | Adam Smith | 1776 en | trade, work, money | Of pins, bakers and the division of labour.
The Communist Manifesto | Karl Marx and Friedrich Engels | 1848 de | politics, class, revolution | A spectre is haunting Europe.
Capital, Volume I | Karl Marx | 1867 de | work, money, class | The commodity, the working day and where profit comes from.
The Theory of the Leisure Class | Thorstein Veblen | 1899 en | class, money, customs | Why the rich consume conspicuously.
An Essay on the Principle of Population | Thomas Malthus | 1798 en | population, poverty, society | Mouths grow faster than bread.
The Economic Consequences of the Peace | John Maynard Keynes | 1919 en | politics, war, money | A young man leaves Versailles and writes why.
The Protestant Ethic and the Spirit of Capitalism | Max Weber | 1905 de | religion, work, society | How a calling became an iron cage.
Progress and Poverty | Henry George | 1879 en | land, poverty, taxes | Why want grows where wealth does.
On the Principles of Political Economy and Taxation | David Ricardo | 1817 en | trade, taxes, land | Cloth, wine and comparative advantage.
Principles of Political Economy | John Stuart Mill | 1848 en | trade, work, society | The textbook of half a century.
Principles of Economics | Alfred Marshall | 1890 en | prices, trade, work | Supply and demand as the two blades of a pair of scissors.
The Theory of Political Economy | William Stanley Jevons | 1871 en | prices, mathematics, value | Value depends entirely upon utility.
Elements of Pure Economics | Léon Walras | 1874 fr | prices, mathematics, trade | All markets at once, as a set of equations.
Principles of Economics | Carl Menger | 1871 de | prices, value, trade | Value is a judgement that people make.
Lombard Street | Walter Bagehot | 1873 en | money, banks, London | How a central bank ought to behave in a panic.
Economic Sophisms | Frédéric Bastiat | 1845 fr | trade, satire, taxes | The candlemakers petition against the sun.
A Treatise on Political Economy | Jean-Baptiste Say | 1803 fr | trade, money, work | How wealth is produced, distributed and consumed.
The Economics of Welfare | Arthur Cecil Pigou | 1920 en | taxes, society, poverty | When the chimney's smoke is somebody else's laundry.
Risk, Uncertainty and Profit | Frank Knight | 1921 en | money, knowledge, work | The risk that can be measured and the one that cannot.
A Tract on Monetary Reform | John Maynard Keynes | 1923 en | money, banks, politics | In the long run we are all dead.
`
