export const biography = `
Narrative of the Life of Frederick Douglass | Frederick Douglass | 1845 en | slavery, freedom, America | He learnt to read, and then nobody could keep him.
Confessions | Augustine of Hippo | c400 la | religion, memory, temptation | Give me chastity, but not yet.
The Life of Samuel Johnson | James Boswell | 1791 en | writers, friendship, London | Twenty-one years of listening to a great talker.
Autobiography of Benjamin Franklin | Benjamin Franklin | 1791 en | work, America, science | A printer's boy makes a list of thirteen virtues.
Parallel Lives | Plutarch | c110 grc | antiquity, lives, leadership | A Greek beside a Roman, forty-six times.
Confessions | Jean-Jacques Rousseau | 1782 fr | memory, childhood, freedom | A portrait in every way true to nature, and there will be no other.
Incidents in the Life of a Slave Girl | Harriet Jacobs | 1861 en | slavery, women, America | Seven years in a crawl space under a roof.
The Story of My Life | Helen Keller | 1903 en | education, childhood, courage | Water, spelt into a hand.
Up from Slavery | Booker T. Washington | 1901 en | slavery, education, America | A boy walks five hundred miles to a school.
The Life of Charlotte Brontë | Elizabeth Gaskell | 1857 en | writers, women, moors | One novelist's life of another.
Lives of the Artists | Giorgio Vasari | 1550 it | art, Renaissance, lives | From Cimabue to Michelangelo, by a man who knew some of them.
Eminent Victorians | Lytton Strachey | 1918 en | lives, England, satire | A cardinal, a nurse, a headmaster and a general.
The Education of Henry Adams | Henry Adams | 1907 en | education, America, politics | A president's grandson meets the dynamo.
The Diary of Samuel Pepys | Samuel Pepys | 1825 en | London, diaries and letters, plague | And so to bed.
The Interesting Narrative of the Life of Olaudah Equiano | Olaudah Equiano | 1789 en | slavery, sea voyages, freedom | From slave to sailor to a free man of London.
Personal Memoirs of U. S. Grant | Ulysses S. Grant | 1885 en | war, America, leadership | Finished days before his death, to pay his debts.
My Bondage and My Freedom | Frederick Douglass | 1855 en | slavery, freedom, America | The second life of Frederick Douglass, and the larger.
De Profundis | Oscar Wilde | 1905 en | prisons, love, diaries and letters | A letter from Reading Gaol.
Father and Son | Edmund Gosse | 1907 en | family, religion, science | A naturalist, the Bible and a boy in between.
Autobiography | Benvenuto Cellini | 1728 it | art, Renaissance, crime | A goldsmith casts his Perseus and boasts of the rest.
Autobiography | John Stuart Mill | 1873 en | education, politics, happiness | Greek at three, a breakdown at twenty, then Wordsworth.
Apologia Pro Vita Sua | John Henry Newman | 1864 en | religion, memory, Oxford | How a vicar of Oxford went over to Rome.
`
