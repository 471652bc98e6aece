import type { NextActionName } from '#shared/customer/next-action'
import type { OfferKind } from '#shared/insight/goods/next-offers'
import type { ChanceName } from '#shared/insight/goods/purchase-chance'

/** Figures of an action that are shown beside it. */
export type ShownFigure =
  | 'recent_refunds'
  | 'recent_low_answers'
  | 'clv_minor'
  | 'p_alive'
  | 'overdue'
  | 'falls_to'
  | 'in_days'
  | 'due_in_days'
  | 'points'
  | 'next_tier'
  | 'best_offer_minor'

/** The words of what to do for a customer next, and what to offer. Figures arrive formatted. */
export const nextStep = {
  title: 'What to do next',
  means:
    'The first of ten rules that holds, with the figures that decided it. Making good comes before care, care before sales.',
  action: {
    make_good: 'Put something right: it went wrong lately.',
    personal_care: 'Take care in person: one of your best customers is slipping away.',
    save_tier: 'Say that the tier is about to drop, and what keeps it.',
    remind_to_reorder: 'Remind them: it is time to order again.',
    win_back: 'Win them back.',
    use_points: 'Say that points are about to expire.',
    reach_tier: 'Say how little is missing to the next tier.',
    ask_for_second_order: 'Invite them to a second order.',
    offer_next: 'Offer what they probably want next.',
    leave_alone: 'Nothing: no rule holds.',
  } as Record<NextActionName, string>,
  figure: {
    recent_refunds: 'refunds in 60 days',
    recent_low_answers: 'low answers in 60 days',
    clv_minor: 'value of 12 months',
    p_alive: 'still a customer',
    overdue: 'waited',
    falls_to: 'falls to',
    in_days: 'in days',
    due_in_days: 'due in days',
    points: 'points',
    next_tier: 'next tier',
    best_offer_minor: 'the best offer is worth',
  } as Record<ShownFigure, string>,
  also: (actions: string) => `Also: ${actions}`,
  channels: (list: string) => `They agreed to be told by ${list}.`,
  channel: { email: 'e-mail', sms: 'SMS', phone: 'phone', post: 'post', push: 'push' } as Record<
    string,
    string
  >,
  noChannel: 'They agreed to no channel: only your own pages may tell them.',
  notPersonal: 'They switched personalisation off: nothing may be made for them alone.',
  chance: (percent: string, by: string) => `They order within 30 days with a chance of ${percent} (${by}).`,
  by: {
    features: 'from what is known of them',
    order_model: 'by how often and how lately they order',
    base_rate: 'as everybody',
  } as Record<ChanceName, string>,
  offers: 'What to offer, the most worth first',
  kind: {
    reorder: 'again',
    next_product: 'next',
    new_category: 'new category',
    step_up: 'a step up in price',
  } as Record<OfferKind, string>,
  offer: (chance: string, worth: string) => `a chance of ${chance} within 30 days, worth ${worth} of margin`,
  because: (what: string, took: string, of: string) => `after ${what}, ${took} of ${of} did`,
}
