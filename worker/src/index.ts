import { createApp } from './app.ts'

export { Catalogue } from './objects/catalogue.ts'
export { Customer } from './objects/customer.ts'
export { Directory } from './objects/directory.ts'
export { Insights } from './objects/insights.ts'
export { Relay } from './objects/relay.ts'
export { SessionIndex } from './objects/session-index.ts'
export { Store } from './objects/store.ts'

export default createApp()
