import type { ExportFormat } from './export-format.ts';
/**
 * Orders of WooCommerce, which by itself exports none that name their products: as the two widespread extensions
 * write them. "Customer / Order / Coupon Export" has a row an item (`item_…` columns), "Order Export & Order Import"
 * a row an order (`line_item_1`, `line_item_2`, …) or, if asked, a row an item (`line_item_…`).
 */
export declare const woocommerceOrders: ExportFormat;
