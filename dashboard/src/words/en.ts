import { channels } from './en/channels.ts'
import { charts } from './en/charts.ts'
import { figures } from './en/figures.ts'
import { forms } from './en/forms.ts'
import { kinds } from './en/kinds.ts'
import { loyalty } from './en/loyalty.ts'
import { nextStep } from './en/next-step.ts'
import { people } from './en/people.ts'
import { peopleList } from './en/people-list.ts'
import { portrait } from './en/portrait.ts'
import { retention } from './en/retention.ts'
import { segments } from './en/segments.ts'
import { settings } from './en/settings.ts'
import { today } from './en/today.ts'
import { value } from './en/value.ts'

/** Every word the dashboard says, in English; `zh.ts` has the same keys. Figures arrive formatted. */
export const en = {
  locale: 'en',
  product: 'Kindred',
  skip: 'Skip to the content',
  navigation: 'Views',
  more: 'More',
  views: {
    today: 'Today',
    customers: 'Customers',
    value: 'Value',
    loyalty: 'Loyalty',
    retention: 'Retention',
    segments: 'Segments',
    products: 'Products',
    shelves: 'Shelves',
    status: 'Status',
    settings: 'Settings',
  },
  theme: { label: 'Appearance', system: 'As the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  logOut: 'Log out',
  loading: 'Loading…',
  refreshing: 'Bringing this up to date…',
  tryAgain: 'Try again',
  none: '–',
  tableOf: 'Show as a table',
  reference: (id: string) => `If you ask for help, quote ${id}.`,

  login: {
    title: 'Log in',
    lead: 'Open your store’s dashboard with its secret key.',
    key: 'Secret key',
    hint: 'It begins with sk_ and was shown once, when the store was created.',
    submit: 'Log in',
    submitting: 'Logging in…',
    missing: 'Enter the secret key.',
    publishable:
      'This is the publishable key, which is made for web pages. The dashboard needs the secret key: it begins with sk_.',
    wrong: 'No store has this key. Check that it was copied whole.',
    ended: 'Your login has ended; it lasts 12 hours. Log in again and you are back where you were.',
    privacy: 'The key is exchanged for a cookie and is not kept in this browser.',
  },

  problem: {
    network: 'The server cannot be reached. Check your connection; nothing was lost.',
    unreadable: (status: number) => `The server gave an answer that cannot be read (${status}).`,
    busy: 'The service is busy at the moment. Try again in a minute.',
    internal: 'Something went wrong on the server. Your data is safe; try again in a minute.',
    notFound: 'This is not here any more, or never was.',
    erased: 'This person asked to be forgotten. Nothing of them is kept.',
    forbidden: 'This login may not see this.',
    request: 'The server does not understand this page’s address. Choose the dates or filters again.',
  },

  range: {
    label: 'Dates',
    '7d': '7 days',
    '30d': '30 days',
    '90d': '90 days',
    '12m': '12 months',
    all: 'All',
    custom: 'Own dates',
    from: 'From',
    to: 'To',
    apply: 'Show',
    compare: 'Compare with',
    comparison: {
      previous: 'the period before',
      weekday: 'the same weekdays before',
      year: 'the same weekdays a year before',
      off: 'nothing',
    },
    than: {
      previous: 'in the period before',
      weekday: 'on the same weekdays before',
      year: 'on the same weekdays a year before',
    },
    compareMeans:
      'The period before: as many days, just before. The same weekdays before: as few whole weeks back as the two do not overlap. A year before: 52 whole weeks (364 days) back, so that Mondays stand beside Mondays; 53 for twelve months. Not the same dates: a year is a day longer than 52 weeks.',
    against: (range: string) => `, compared with ${range}`,
    name: {
      '7d': 'in the last 7 days',
      '30d': 'in the last 30 days',
      '90d': 'in the last 90 days',
      '12m': 'in the last 12 months',
      all: 'in all',
      custom: 'in these days',
    },
  },

  start: {
    title: 'Nothing has arrived yet. Three steps to the first figure:',
    embed: 'Put this tag into every page of your shop. It remembers what shoppers look at.',
    keyNote:
      'Replace pk_… with your publishable key; it was shown when the store was created. Only pages whose addresses stand under Settings are listened to.',
    shelf: 'Put a shelf where products should appear.',
    orders: 'Send your products and past orders from your server, or import what your shop exports.',
    files: 'Choose files from Shopify, WooCommerce or anywhere here, under Settings',
    docs: 'Open the API reference',
    copy: 'Copy',
    copied: 'Copied',
  },

  live: {
    question: 'What is happening now?',
    title: 'Live',
    status: {
      connecting: 'Connecting…',
      live: 'Connected',
      waiting: (seconds: number) =>
        `Connection lost. Trying again in ${seconds} s; the lines below are kept.`,
      offline: 'No network. It goes on as soon as there is one; the lines below are kept.',
      paused: (held: number) =>
        held === 0 ? 'Paused.' : `Paused; ${held} new ${held === 1 ? 'line is' : 'lines are'} waiting.`,
    },
    pause: 'Pause',
    resume: 'Go on',
    empty: 'Quiet at the moment. Open a product in your shop, and it shows up here within seconds.',
    all: 'Open the live view',
    summary: (people: number, lines: number) =>
      lines === 1
        ? 'One thing happened since you opened the dashboard.'
        : `The last ${lines} things that happened were done by ${people} ${people === 1 ? 'person' : 'people'}.`,
    on: (shelf: string) => `on ${shelf}`,
  },
  ...figures,
  ...people,
  channels,
  charts,
  forms,
  peopleList,
  kinds,
  loyalty,
  portrait,
  nextStep,
  retention,
  segments,
  settings,
  today,
  value,
}

export type Words = typeof en
