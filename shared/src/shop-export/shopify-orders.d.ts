import type { ExportFormat } from './export-format.ts';
/**
 * Shopify's export of orders: a row a line of the order, of which the first alone has what holds for the whole order.
 * Whose an order is, the file says by e-mail address only.
 */
export declare const shopifyOrders: ExportFormat;
