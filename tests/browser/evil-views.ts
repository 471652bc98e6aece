/** What the navigation does not lead to: two customers, somebody's shelf with its reasons, revenue by what was bought. */
export const besides = [
  '#/customers/c%3Ac0',
  '#/customers/c%3Asigned',
  '#/shelves/shopper?customer=c0',
  '#/today?why=brand',
]

/** Each view's own question: what is judged is that view. */
export const questions = {
  '#/today': 'Is the shop well?',
  '#/customers': 'Who are the customers?',
  '#/customers/c%3Ac0': 'Who is this?',
  '#/customers/c%3Asigned': 'Who is this?',
  '#/value': 'Who brings the money?',
  '#/loyalty': 'Do tiers work?',
  '#/retention': 'Do they come back?',
  '#/segments': 'Which kinds of customers are there?',
  '#/products': 'What goes with what?',
  '#/products/goods': 'Which products carry the shop?',
  '#/products/traffic': 'How do people come, and what makes them buy?',
  '#/shelves': 'Do recommendations earn their place?',
  '#/shelves/rules': 'What do you want on shelves, and what not?',
  '#/shelves/shopper': 'What would this shopper see, and why?',
  '#/shelves/setup': 'What can be recommended where, and what is still missing?',
  '#/settings': 'How is the store set up?',
}

/** Fields that the dashboard does not show, the shop's own among them. One that it begins to show is to be taken out. */
export const shownNowhere = [
  'anomaly_note',
  'answer',
  'answered_order',
  'asked_order',
  'benefit',
  'bonus',
  'bonus_name',
  'campaign',
  'description',
  'medium',
  'next_benefit',
  'offered_interest',
  'owner',
  'points_key',
  'points_reason',
]
