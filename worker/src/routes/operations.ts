import { anomalies } from './anomalies.ts'
import { audit } from './audit.ts'
import { keys } from './keys.ts'
import { logins } from './logins.ts'
import { plans } from './plans.ts'
import { quality } from './quality.ts'
import { status } from './status.ts'

/** What merchants need to trust the system and to steer it. */
export const operations = [logins, keys, audit, status, plans, anomalies, quality]
