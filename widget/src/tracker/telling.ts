/**
 * Events that tell of an interest: taken from the data layer, and sent at once. Not the shop's own lists, nor shelves
 * that pass by.
 */
export const telling = /^(view_item|.*cart|add_to_wishlist|begin_checkout|purchase|search|login)$/
