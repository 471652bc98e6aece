/** Given and family names from many countries; the simulated shoppers draw theirs from here. */
const given =
  'Ada Aisha Akira Alma Amara Amir Anna Arjun Beatriz Bo Carmen Chidi Clara Daniel Diego Elif Elena Emil Esther Farah Felix Grace Hana Hugo Ines Ivan Jonas Julia Kwame Lars Leila Lena Liam Lin Lucas Maja Marta Mateo Mei Mina Nadia Nora Oliver Omar Paula Priya Rosa Ruth Sami Sara Sofia Tariq Tess Theo Uma Vera Wei Yara Yusuf Zoe'.split(
    ' ',
  )
const family =
  'Adeyemi Ahmed Almeida Andersson Baker Banerjee Bauer Becker Bianchi Carter Chen Cohen Costa Diaz Dubois Evans Fischer Fofanah Garcia Green Haddad Hansen Hughes Ito Jansen Kaya Kim Klein Kowalska Kumar Larsen Lopez Martin Mensah Moreau Mori Murphy Nguyen Novak Okafor Olsen Patel Petrov Rossi Santos Schmidt Silva Singh Smith Tanaka Taylor Thomas Wang Weber Wood Yilmaz Zhang Zhou'.split(
    ' ',
  )

/** The name of the n-th shopper; no two of the first thousand share one. */
export function shopperName(index: number): string {
  const round = Math.floor(index / given.length)
  return `${given[index % given.length]} ${family[(index * 7 + round * 11) % family.length]}`
}
