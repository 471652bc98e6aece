/**
 * Asks the service to forget the visitor with this signed id, through `request`. True when it did, or does not know
 * them (any more).
 */
export async function forgetVisitor(
  request: (path: string, init: RequestInit) => Promise<Response>,
  visitor: string | undefined,
): Promise<boolean> {
  if (!visitor) return true
  try {
    const { ok, status } = await request('me', {
      method: 'DELETE',
      headers: { 'X-Kindred-Visitor': visitor },
    })
    return ok || status === 401 || status === 404 || status === 410
  } catch {
    return false // offline: everything is kept, so that the shopper can ask again
  }
}
