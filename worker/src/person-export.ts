import type { KeptAbout } from '#shared/customer/export/exported-person'
import { exportedPerson } from '#shared/customer/export/exported-person'
import { moment } from '#shared/customer/export/moment'
import { namedProducts, type ProductNames } from '#shared/customer/export/product-names'
import type { ExportedProduct, PersonExport } from '#shared/wire/person-export'
import { askInsights } from './ask-insights.ts'
import { personRef } from './audit.ts'
import { portraitOf } from './customer-portrait.ts'
import type { Described } from './objects/catalogue/catalogue.ts'
import type { PersonRecord } from './objects/customer/customer-calls.ts'
import { catalogueOf, customerOf, insightsOf } from './objects/names.ts'
import { storeDocument } from './objects/store/store.ts'
import type { StoreRecord } from './objects/store/store-record.ts'
import { ProblemError } from './problem.ts'

/** Entries of the log of changes that a file has room for. */
const mostLogged = 1_000

/** The file of a person, wherever a merge moved them. Throws `not_found` or `erased`. */
export async function exportPerson(
  env: Env,
  store: StoreRecord,
  person: string,
  reader: 'shop' | 'person',
): Promise<PersonExport> {
  const known = await customerOf(env, store.id, person).read()
  if (!known) throw new ProblemError('not_found', { detail: 'Nothing is kept about this person.' })
  if ('status' in known) {
    if (known.status === 'moved') return exportPerson(env, store, known.to, reader)
    throw new ProblemError('erased')
  }
  const { id, name, currency, time_zone } = store
  const kept = await keptAbout(env, store, person, known)
  return exportedPerson(kept, { store: { id, name, currency, time_zone }, now: Date.now(), reader })
}

async function keptAbout(
  env: Env,
  store: StoreRecord,
  person: string,
  record: PersonRecord,
): Promise<KeptAbout> {
  const { profile, orders, points } = record
  const noted = await askInsights(insightsOf(env, store.id), 'personNotes', {
    person,
    aliases: profile.aliases,
  })
  const { account, called, suspicions, guestOrders } = noted
  return {
    id: person,
    profile,
    orders,
    points,
    portrait: await portraitOf(env, store, person, record),
    products: await productNames(env, store.id, record),
    called: called.map(({ day: from, ...labels }) => ({ from, ...labels })),
    notes: account && {
      ...account,
      changed_at: account.changed_at === null ? null : moment(account.changed_at),
    },
    suspicions,
    guestOrders,
    log: await loggedOf(env, store, [person, ...profile.aliases]),
  }
}

async function productNames(
  env: Env,
  store: string,
  { profile, orders }: PersonRecord,
): Promise<ProductNames> {
  const { ids, numbers } = namedProducts(profile, orders)
  const { byId, byNumber } = await catalogueOf(env, store).describe(ids, numbers)
  return {
    byId: new Map(ids.flatMap((id, i) => entryOf(id, byId[i]))),
    byNumber: new Map(numbers.flatMap((n, i) => entryOf(n, byNumber[i]))),
  }
}

function entryOf<K>(key: K, product: Described | null | undefined): [K, ExportedProduct][] {
  return product ? [[key, { id: product.id, title: product.title, url: product.url }]] : []
}

/** What was done with a person's data, under any of their keys, newest first. */
async function loggedOf(
  env: Env,
  store: StoreRecord,
  people: readonly string[],
): Promise<PersonExport['log']> {
  const subjects = await Promise.all(people.map((one) => personRef(env, store, one)))
  const found = await storeDocument(env, store.id).audit({ limit: mostLogged, subjects })
  return found.slice(0, mostLogged).map(({ at, action, actor, changes }) => ({
    at: moment(at),
    action,
    by: actor.by,
    ...(actor.key === undefined ? {} : { key: actor.key }),
    fields: changes.map(({ path }) => path),
  }))
}
