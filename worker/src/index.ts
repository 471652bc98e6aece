import { createApp } from './app.ts'

export { Catalogue } from './objects/catalogue/catalogue.ts'
export { Customer } from './objects/customer/customer.ts'
export { Directory } from './objects/directory.ts'
export { Insights } from './objects/insights/insights.ts'
export { Relay } from './objects/relay.ts'
export { SessionIndex } from './objects/session-index/session-index.ts'
export { Store } from './objects/store/store.ts'

export default createApp()
