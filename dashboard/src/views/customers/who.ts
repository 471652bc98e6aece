import type { Api } from '../../api.ts'

/** How the people of a list fall apart. */
export interface Who {
  ordered: number
  again: number
  /** Seen within the last 30 days. */
  lately: number
}

/** Three counts over the people that `query` chooses; null while the models are asked for. */
export async function askWho(
  { customers }: Api,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<Who | null> {
  const count = async (more: Record<string, string>) => {
    const { total, pending } = await customers({ ...query, ...more, limit: '1' }, signal)
    return pending ? null : total
  }
  const [ordered, again, lately] = await Promise.all([
    count({ orders_min: atLeast(query.orders_min, 1) }),
    count({ orders_min: atLeast(query.orders_min, 2) }),
    count({ days_since_seen_max: atMost(query.days_since_seen_max, 30) }),
  ])
  return ordered === null || again === null || lately === null ? null : { ordered, again, lately }
}

/** The narrower of what was chosen and what is counted. */
const atLeast = (chosen: string | undefined, counted: number) =>
  String(Math.max(Number(chosen ?? 0), counted))
const atMost = (chosen: string | undefined, counted: number) =>
  String(Math.min(Number(chosen ?? counted), counted))
