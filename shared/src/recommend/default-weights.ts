/** Made by bench/teach-default.ts. */
export const defaultWeights: readonly number[] = []
