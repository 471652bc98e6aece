import type { ExportFormat } from './export-format.ts';
/**
 * Shopify's export of products, with the columns of either of its two versions. All rows of a handle are one product:
 * the first describes it, each with a price is a variant, each with an image an image. The file has no product ids,
 * so the handle is the id; it leads to the product's page as well.
 */
export declare const shopifyProducts: ExportFormat;
