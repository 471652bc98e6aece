import { badInputAboutBackup } from './about-backup.ts'
import { badInputAboutBusiness } from './about-business.ts'
import { badInputAboutExperiments } from './about-experiments.ts'
import { badInputAboutGoods } from './about-goods.ts'
import { badInputAboutLoyalty } from './about-loyalty.ts'
import { badInputAboutOperations } from './about-operations.ts'
import { badInputAboutQuestions } from './about-questions.ts'
import { badInputAboutSegments } from './about-segments.ts'
import { badInputAboutShelves } from './about-shelves.ts'
import { badInputAboutTraffic } from './about-traffic.ts'
import { badInputAtTheDoor } from './at-the-door.ts'
import { badInputFromPages } from './from-pages.ts'
import { badInputFromServers } from './from-servers.ts'

export { oddInput } from './odd.ts'
export { type BadInput, tableRow } from './row.ts'

/** Every row of the table “Bad input” of `docs/api.md`, in its order. */
export const badInput = [
  ...badInputFromPages,
  ...badInputFromServers,
  ...badInputAtTheDoor,
  ...badInputAboutShelves,
  ...badInputAboutExperiments,
  ...badInputAboutLoyalty,
  ...badInputAboutSegments,
  ...badInputAboutQuestions,
  ...badInputAboutOperations,
  ...badInputAboutGoods,
  ...badInputAboutBusiness,
  ...badInputAboutTraffic,
  ...badInputAboutBackup,
]
