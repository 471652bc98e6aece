import { readJson } from '../start/json-file.ts'
import { places } from '../start/places.ts'
import { Failure } from './failure.ts'

/** Where Kindred is: what `--url` says, else KINDRED_URL, else the one that runs from this folder. No slash at the end. */
export function addressGiven(option: string | undefined): string {
  const url = option || process.env.KINDRED_URL || localAddress()
  if (!url) throw new Failure('missing --url (or KINDRED_URL), and no Kindred runs from this folder')
  if (!/^https?:\/\//.test(url))
    throw new Failure(`--url ${url}: expected an address such as http://127.0.0.1:8787`)
  return url.replace(/\/+$/, '')
}

/** The store's secret key: what `--key` says, else KINDRED_KEY. */
export function secretKeyGiven(option: string | undefined): string {
  const key = option || process.env.KINDRED_KEY
  if (!key)
    throw new Failure(
      'missing --key (or KINDRED_KEY): the secret key, sk_…, that came when the store was made',
    )
  if (key.startsWith('pk_')) throw new Failure('--key is a publishable key; this needs the secret one, sk_…')
  return key
}

/** What may make stores at `url`: `--deployment-secret`, else DEPLOYMENT_SECRET, else what `npm start` keeps for its own. */
export function deploymentSecretGiven(option: string | undefined, url: string): string {
  const kept = url === localAddress() ? readJson<{ DEPLOYMENT_SECRET: string }>(places.secrets) : null
  const secret = option || process.env.DEPLOYMENT_SECRET || kept?.DEPLOYMENT_SECRET
  if (!secret) throw new Failure('missing --deployment-secret (or DEPLOYMENT_SECRET)')
  return secret
}

function localAddress(): string | undefined {
  return readJson<{ url: string }>(places.running)?.url
}
