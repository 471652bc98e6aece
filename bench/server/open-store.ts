import type { StoreCreated } from '#shared/wire/settings'

/** The deployment's secret in benches. */
export const deploymentSecret = 'bench'

/** Makes an empty store on a server at `url` and returns its keys. Throws when it is refused. */
export async function openStore(url: string, id = 'bench'): Promise<StoreCreated> {
  const response = await fetch(`${url}/v1/stores`, {
    method: 'POST',
    headers: { authorization: `Bearer ${deploymentSecret}` },
    body: JSON.stringify({ id, name: 'Bench', currency: 'EUR' }),
  })
  if (!response.ok) throw new Error(`the store could not be made: ${await response.text()}`)
  return (await response.json()) as StoreCreated
}
