import { genres } from '../books/genres.ts'
import type { Chance } from '../random.ts'

/** Share of attention by genre; sums to 1. The first genres hold most of it. */
export type Taste = ReadonlyMap<string, number>

/** How often each genre is somebody's favourite; 1 where nothing is said. */
const demand: Record<string, number> = {
  Romance: 2.4,
  'Victorian novels': 1.8,
  'Detective fiction': 2.4,
  Adventure: 1.5,
  'Science fiction': 1.7,
  "Children's books": 1.6,
  'Russian classics': 1.5,
  'Chinese classics': 1.5,
  Economics: 0.35,
  'Natural science': 0.6,
  Essays: 0.7,
  Biography: 0.7,
}

/** Genres that readers of one also read. */
const neighbours: Record<string, string[]> = {
  Romance: ['Victorian novels', 'Drama', 'Gothic fiction'],
  'Victorian novels': ['Romance', 'Historical fiction', 'Gothic fiction'],
  'Gothic fiction': ['Detective fiction', 'Science fiction', 'Romance'],
  'Detective fiction': ['Gothic fiction', 'Adventure', 'Humour'],
  Adventure: ['Science fiction', 'Historical fiction', 'Travel', "Children's books"],
  'Science fiction': ['Adventure', 'Gothic fiction', 'Natural science'],
  'Historical fiction': ['Adventure', 'History', 'Victorian novels'],
  'Russian classics': ['French classics', 'Philosophy', 'Drama'],
  'French classics': ['Russian classics', 'Modern classics', 'Poetry'],
  'American classics': ['Modern classics', 'Essays', 'Poetry'],
  'Chinese classics': ['Philosophy', 'Epic and myth', 'Poetry'],
  'Modern classics': ['French classics', 'American classics', 'Essays'],
  Poetry: ['Drama', 'Epic and myth', 'Essays'],
  Drama: ['Poetry', 'Epic and myth', 'Romance'],
  'Epic and myth': ['Fairy tales and folklore', 'History', 'Poetry'],
  'Fairy tales and folklore': ["Children's books", 'Epic and myth'],
  "Children's books": ['Fairy tales and folklore', 'Adventure', 'Humour'],
  Humour: ['Detective fiction', 'Travel', "Children's books"],
  Philosophy: ['Essays', 'History', 'Russian classics', 'Economics'],
  Essays: ['Philosophy', 'Biography', 'Poetry'],
  Biography: ['History', 'Essays', 'Travel'],
  History: ['Biography', 'Economics', 'Historical fiction'],
  Travel: ['Adventure', 'Natural science', 'Biography'],
  'Natural science': ['Travel', 'Science fiction', 'Philosophy'],
  Economics: ['History', 'Philosophy', 'Essays'],
}

const names = genres.map((genre) => genre.name)
const favouriteShares = [0.58, 0.24, 0.1]
const wanderingShare = 0.08

/** A taste with three favourite genres, mostly neighbours of each other, and a little of everything. */
export function tasteOf(chance: Chance): Taste {
  const first = chance.weighted(names, (name) => demand[name] ?? 1)!
  const second = chance.pick(neighbours[first]!)
  const others = names.filter((name) => name !== first && name !== second)
  const near = neighbours[second]!.filter((name) => others.includes(name))
  const third = near.length > 0 && chance.happens(0.6) ? chance.pick(near) : chance.pick(others)
  const taste = new Map(names.map((name) => [name, wanderingShare / names.length]))
  for (const [index, name] of [first, second, third].entries())
    taste.set(name, taste.get(name)! + favouriteShares[index]!)
  return taste
}

/** The genres a taste is made of, most liked first: those with at least 5 % of the attention. */
export function favouritesOf(taste: Taste): string[] {
  return [...taste]
    .filter(([, share]) => share >= 0.05)
    .sort((a, b) => b[1] - a[1])
    .map(([name]) => name)
}
