export const fairyTalesAndFolklore = `
Children's and Household Tales | Brothers Grimm | 1812 de | magic, fairy tales, castles | Hansel and Gretel, Rapunzel, Snow White and two hundred more.
Fairy Tales Told for Children | Hans Christian Andersen | 1835 da | magic, fairy tales, kindness | The tinderbox, the princess on the pea and the little mermaid.
One Thousand and One Nights | Anonymous | c900 ar | magic, short stories, marriage | Scheherazade stops at dawn, in the middle of the story.
Aesop's Fables | Aesop | c-550 grc | animals, wisdom, short stories | The fox calls the grapes sour.
The Happy Prince and Other Tales | Oscar Wilde | 1888 en | fairy tales, kindness, love | A statue and a swallow give everything away.
Tales of Mother Goose | Charles Perrault | 1697 fr | magic, fairy tales, castles | Cinderella's slipper, Bluebeard's key and a cat in boots.
The Blue Fairy Book | Andrew Lang | 1889 en | magic, fairy tales, short stories | The first of the twelve coloured books. | Andrew Lang's Fairy Books #1
The Red Fairy Book | Andrew Lang | 1890 en | magic, fairy tales, short stories | Thirty-seven tales from Russia to Romania. | Andrew Lang's Fairy Books #2
The Green Fairy Book | Andrew Lang | 1892 en | magic, fairy tales, short stories | The three little pigs and many more. | Andrew Lang's Fairy Books #3
The Yellow Fairy Book | Andrew Lang | 1894 en | magic, fairy tales, short stories | The glass mountain, and the emperor who loved new clothes. | Andrew Lang's Fairy Books #4
English Fairy Tales | Joseph Jacobs | 1890 en | magic, fairy tales, England | Jack, his beanstalk and the giants of England.
Celtic Fairy Tales | Joseph Jacobs | 1892 en | magic, fairy tales, Ireland | Finn, Deirdre and the children of Lir.
Fairy and Folk Tales of the Irish Peasantry | W. B. Yeats | 1888 en | magic, fairy tales, Ireland | Changelings, banshees and the solitary leprechaun.
The Celtic Twilight | W. B. Yeats | 1893 en | magic, Ireland, ghosts | What the people of Sligo told a young poet.
Fables | Jean de La Fontaine | 1668 fr | animals, verse, wisdom | The crow, the fox and the cheese, in perfect verse.
Russian Fairy Tales | Alexander Afanasyev | 1855 ru | magic, fairy tales, forests | Baba Yaga, the firebird and Koshchei the deathless.
Norwegian Folktales | Peter Christen Asbjørnsen and Jørgen Moe | 1841 no | magic, fairy tales, trolls | East of the sun and west of the moon.
Kwaidan | Lafcadio Hearn | 1904 en | ghosts, Japan, short stories | Hoichi the earless and the woman of the snow.
The Nutcracker and the Mouse King | E. T. A. Hoffmann | 1816 de | magic, toys, Christmas | Marie stays up with the dolls on Christmas Eve.
The Tale of Tales | Giambattista Basile | 1634 it | magic, fairy tales, satire | The oldest Cinderella of Europe, told in Naples.
Beauty and the Beast | Gabrielle-Suzanne de Villeneuve | 1740 fr | magic, love, castles | A merchant picks a rose.
Undine | Friedrich de la Motte Fouqué | 1811 de | magic, love, rivers | A water spirit wins a soul by marrying a knight.
The Panchatantra | Vishnu Sharma | c300 sa | animals, wisdom, leadership | Five books of animal tales to educate three lazy princes.
`
