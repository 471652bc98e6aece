import { seededChance } from '../maths/chance.ts'
import { DistantFinder, defaultMapSettings, PlaceFinder } from './draw-map.ts'
import { encodeDistantShelf, itemsAShelf, noDistant } from './item-map.ts'
import { floatBytes } from './ranker-codec.ts'
import { vectorPart } from './run-parts.ts'
import { itemsASlice, type StageOfRun, type Steps } from './run-stage.ts'

/** The stages of a run that draw the map. */

/** A round of drawing the map; with the last one, the items' places. */
export function* placeItems(run: StageOfRun, name: 'past-map' | 'places'): Steps<boolean> {
  const { made, parts, progress, tools } = run
  const near = made.near()
  const { dims, rounds } = defaultMapSettings
  tools.places ??= new PlaceFinder(
    near,
    dims,
    seededChance(run.seed),
    progress.cursor > 0 ? made.vectors(near.starts.length - 1) : undefined,
  )
  const { places } = tools
  yield* places.roundSteps()
  if (++progress.cursor < rounds) {
    const { vectors } = places
    for (let at = 0, part = 0; at < vectors.length; at += vectorPart, part++) {
      parts.write('vectors', floatBytes(vectors.subarray(at, at + vectorPart)), part)
    }
    return false
  }
  parts.write(name, new Uint8Array((yield* places.placesSteps()).buffer))
  return true
}

/** Each item's neighbours at two hops, shelf by shelf. */
export function* findDistant({ made, parts, progress, tools }: StageOfRun): Steps<boolean> {
  const near = made.near()
  tools.finder ??= new DistantFinder(near, defaultMapSettings)
  const { finder } = tools
  const size = near.starts.length - 1
  const end = Math.min(progress.cursor + itemsASlice, size)
  const shelves: Uint8Array[] = []
  for (let item = progress.cursor; item < end; item += itemsAShelf) {
    const lists = Array.from({ length: itemsAShelf }, (_, i) =>
      item + i < size ? finder.find(item + i) : noDistant,
    )
    shelves.push(encodeDistantShelf(lists))
    yield
  }
  shelves.forEach((shelf, i) => {
    parts.write('distant', shelf, progress.cursor / itemsAShelf + i)
  })
  progress.cursor = end
  return end >= size
}
