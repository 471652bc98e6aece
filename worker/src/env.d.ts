/** Bindings that a deployment may have and need not: `wrangler types` knows only those that are always there. */
interface __BaseEnv_Env {
  /** The `KINDRED_SECRET` before the present one, while it is being replaced (docs/deploy.md). */
  KINDRED_SECRET_BEFORE?: string
}
