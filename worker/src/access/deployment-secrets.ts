/** The deployment's secret; while it is being replaced, the one before it second. What is made is made with the first. */
export function secretsOf({
  KINDRED_SECRET: present,
  KINDRED_SECRET_BEFORE: before,
}: Env): readonly string[] {
  return before ? [present, before] : [present]
}
