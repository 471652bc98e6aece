import type { DataName } from '#shared/wire/readiness'

/** The words of what can be recommended where, and of what is still missing. */
export const shelfSetup = {
  question: 'What can be recommended where, and what is still missing?',
  story: (told: { ready: string; growing: number; waiting: number; of: string }) =>
    `${told.ready} of ${told.of} recommenders have all the data they can use${
      told.growing + told.waiting === 0
        ? '.'
        : `; ${[
            told.growing > 0 ? `${told.growing} would say more with more` : '',
            told.waiting > 0
              ? `${told.waiting} ${told.waiting === 1 ? 'waits for its' : 'wait for their'} first`
              : '',
          ]
            .filter(Boolean)
            .join(', ')}.`
    }`,
  meter: {
    title: 'What each recommender still lacks',
    means:
      'Waiting: below the least it needs of something, and silent. Growing: below what fills a shelf for most products or people. Ready: more data of this kind would change little. Counts of visits and orders are up to two minutes old.',
    status: { ready: 'Ready', growing: 'Growing', waiting: 'Waiting' },
    columns: { recommender: 'Recommender', status: 'State', has: 'Has', lacks: 'Still lacks' },
    has: (have: string, enough: string, what: string) => `${have} ${what} (${enough} are enough)`,
    unset: 'from what value shipping is free is not set',
    set: 'from what value shipping is free is set',
    lacks: (count: string, what: string) => `${count} ${what}`,
    nothing: 'nothing',
    bar: (recommender: string, share: string) => `${recommender}: ${share} of what it can use`,
    data: {
      products: 'products',
      products_with_category: 'products with a category',
      products_with_brand: 'products with a brand',
      products_described: 'products well described',
      products_on_sale: 'products on sale',
      products_rarely_opened: 'products few have opened',
      products_opened_by_five: 'products with five visits',
      products_bought_twice: 'products bought twice',
      visits: 'visits',
      orders: 'orders',
      customers_with_orders: 'customers with orders',
      customers_who_came_back: 'customers who came back',
      free_shipping_value: 'the value from which shipping is free',
    } satisfies Record<DataName, string>,
    one: {
      products: 'product',
      products_with_category: 'product with a category',
      products_with_brand: 'product with a brand',
      products_described: 'product well described',
      products_on_sale: 'product on sale',
      products_rarely_opened: 'product few have opened',
      products_opened_by_five: 'product with five visits',
      products_bought_twice: 'product bought twice',
      visits: 'visit',
      orders: 'order',
      customers_with_orders: 'customer with an order',
      customers_who_came_back: 'customer who came back',
      free_shipping_value: 'the value from which shipping is free',
    } satisfies Record<DataName, string>,
  },
  places: {
    title: 'Which recommenders fill which place, in order',
    means:
      'The first recommender fills the shelf as far as it can, then the next. “With” blends a second one in, the more the more is known of the person. What stands in comes last, and is told as such.',
    columns: {
      place: 'Place',
      order: 'Filled by, in this order',
      standsIn: 'Stands in',
      subject: 'Starts from',
    },
    most: (name: string, most: string) => `${name} (at most ${most})`,
    blend: (name: string, other: string) => `${name} with ${other}`,
    changed: 'changed by you',
    explores: 'and now and then something few have seen',
    subject: {
      session: 'what the shopper does now',
      product: 'the product of the page',
      cart: 'the cart',
      purchase: 'what was just bought',
      category: 'the category',
    },
    hint: 'Places are changed in the settings, under Shelves.',
    lists: (names: string) => `Each of these shows one kind of list and nothing else: ${names}.`,
  },
}
