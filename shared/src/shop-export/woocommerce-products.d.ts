import type { ExportFormat } from './export-format.ts';
/**
 * WooCommerce's own export of products (Products → Export). Variations stand anywhere in the file and become aliases
 * of their product. The file has no addresses of pages, unless an extension adds them: WordPress leads from the
 * product's number to its page.
 */
export declare const woocommerceProducts: ExportFormat;
