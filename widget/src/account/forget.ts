/**
 * Asks the service to forget who uses this browser, through `request`: the customer who is signed in, and the visitor
 * with this signed id; then what the tracker keeps is dropped (`clear`). `done` hears true when nothing is kept of them
 * any more; false when it could not be done, or when a customer's token is too old to prove that they ask.
 */
export async function forgetPerson(
  request: (path: string, init: RequestInit) => Promise<Response>,
  { identity, visitor }: { identity?: string; visitor?: string },
  clear: () => void,
  done?: (isForgotten: boolean) => void,
): Promise<void> {
  const forget = async (name: string, token: string | undefined): Promise<number> => {
    if (!token) return 404
    const { status } = await request('me', { method: 'DELETE', headers: { [`X-Kindred-${name}`]: token } })
    return status
  }
  let isForgotten = false
  try {
    const customer = await forget('Identity', identity)
    const visiting = await forget('Visitor', visitor)
    isForgotten = isGone(customer) && (visiting === 401 || isGone(visiting))
  } catch {
    // offline: everything is kept, so that the shopper can ask again
  }
  if (isForgotten) clear()
  try {
    done?.(isForgotten)
  } catch {
    // the page's own fault, which is not to become ours
  }
}

const isGone = (status: number) => status === 204 || status === 404 || status === 410
