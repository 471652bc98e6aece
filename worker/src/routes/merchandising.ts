import { Hono } from 'hono'
import { placementOf, placements } from '#shared/recommend/placements'
import type { PlacementList } from '#shared/wire/placement'
import type { RecommendationResult, Shelf } from '#shared/wire/recommendation'
import { type RulesPreview, rulesPreviewSchema } from '#shared/wire/rule'
import { secretKeyOrLogin } from '../access/guard.ts'
import { knownPerson } from '../access/known-person.ts'
import type { AppEnv } from '../app-env.ts'
import { limitedBody, readBody } from '../body.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { serveShelves } from '../read/serve-shelves.ts'
import { storeReadiness } from '../read/store-readiness.ts'

/** A merchant can wait for what a person's object knows, in milliseconds. */
const patienceMs = 2_000

/** What the merchant decides about shelves: placements as they are served, rules tried out before they are saved. */
export const merchandising = new Hono<AppEnv>()
  .get('/v1/placements', secretKeyOrLogin, (c) => c.json(placementsOf(c.var.store)))
  .get('/v1/insights/readiness', secretKeyOrLogin, async (c) =>
    c.json(await storeReadiness(c.env, c.var.store)),
  )
  .post('/v1/rules/preview', secretKeyOrLogin, limitedBody, async (c) => {
    const { rules, placement, limit, context = {}, customer, at } = await readBody(c, rulesPreviewSchema)
    const { store } = c.var
    const shelf = { id: 'preview', placement, ...(limit === undefined ? {} : { limit }) }
    const input = {
      person: customer === undefined ? null : await knownPerson(c, customer),
      context,
      shelves: [shelf],
      now: at ?? Date.now(),
      personMs: patienceMs,
    }
    const before = await shelfOf(c.env, { ...input, store })
    const after = await shelfOf(c.env, { ...input, store: { ...store, rules } })
    return c.json({ before, after, ...moved(before, after) } satisfies RulesPreview)
  })

/** Every placement a store has but the one for measuring, as it is served. */
function placementsOf({ placements: changed }: StoreRecord): PlacementList {
  const names = new Set([...Object.keys(placements), ...Object.keys(changed)])
  names.delete('next-item')
  return {
    placements: [...names].map((name) => {
      const { rules: _, isMixed: __, ...settings } = placementOf(name, changed)
      return { name, changed: Object.hasOwn(changed, name), ...settings }
    }),
  }
}

async function shelfOf(env: Env, input: Parameters<typeof serveShelves>[1]): Promise<Shelf> {
  const { shelves } = JSON.parse(await serveShelves(env, input)) as RecommendationResult
  return shelves[0]!
}

function moved(before: Shelf, after: Shelf): Pick<RulesPreview, 'added' | 'removed'> {
  const [was, is] = [before, after].map(({ products }) => products.map(({ id }) => id)) as [
    string[],
    string[],
  ]
  return { added: is.filter((id) => !was.includes(id)), removed: was.filter((id) => !is.includes(id)) }
}
