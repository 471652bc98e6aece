import { randomBytes } from 'node:crypto'
import { readJson, writeJson } from './json-file.ts'
import { places } from './places.ts'

/** The secrets of this machine's deployment, made at the first start and kept. */
export function localSecrets(): { KINDRED_SECRET: string; DEPLOYMENT_SECRET: string } {
  const kept = readJson<ReturnType<typeof localSecrets>>(places.secrets)
  if (kept) return kept
  const secrets = {
    KINDRED_SECRET: randomBytes(32).toString('base64url'),
    DEPLOYMENT_SECRET: randomBytes(32).toString('base64url'),
  }
  writeJson(places.secrets, secrets)
  return secrets
}
