import type { Endpoint } from './endpoint.ts'
import { endpointsOfBackup } from './endpoints-of-backup.ts'
import { endpointsOfBusiness } from './endpoints-of-business.ts'
import { endpointsOfExperiments } from './endpoints-of-experiments.ts'
import { endpointsOfGoods } from './endpoints-of-goods.ts'
import { endpointsOfInsights } from './endpoints-of-insights.ts'
import { endpointsOfLoyalty } from './endpoints-of-loyalty.ts'
import { endpointsOfMerchants } from './endpoints-of-merchants.ts'
import { endpointsOfOperations } from './endpoints-of-operations.ts'
import { endpointsOfPages } from './endpoints-of-pages.ts'
import { endpointsOfProgramme } from './endpoints-of-programme.ts'
import { endpointsOfQuestions } from './endpoints-of-questions.ts'
import { endpointsOfSegments } from './endpoints-of-segments.ts'
import { endpointsOfServers } from './endpoints-of-servers.ts'
import { endpointsOfShelves } from './endpoints-of-shelves.ts'
import { endpointsOfTraffic } from './endpoints-of-traffic.ts'

/** Every address of the API, in the order in which the reference shows them. */
export const endpoints: Endpoint[] = [
  ...endpointsOfPages,
  ...endpointsOfServers,
  ...endpointsOfMerchants,
  ...endpointsOfSegments,
  ...endpointsOfInsights,
  ...endpointsOfBusiness,
  ...endpointsOfProgramme,
  ...endpointsOfGoods,
  ...endpointsOfTraffic,
  ...endpointsOfExperiments,
  ...endpointsOfShelves,
  ...endpointsOfLoyalty,
  ...endpointsOfQuestions,
  ...endpointsOfOperations,
  ...endpointsOfBackup,
]
