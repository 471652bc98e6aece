/** What HTML says, without its tags, on one line; at most as long as a description may be. */
export declare function plainText(html: string): string;
