/** Style sheets are imported for their effect: Vite bundles them with the chunk that imports them. */
declare module '*.css'
