import { mkdirSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { Failure } from '../kindred/failure.ts'
import { places } from './places.ts'

const neededMb = 200

/** The two ports: PORT (8787) for Kindred, SHOP_PORT (the next one) for the shop. */
export function portsGiven(): { kindred: number; shop: number } {
  const kindred = port('PORT', 8787)
  const shop = port('SHOP_PORT', kindred < 65_535 ? kindred + 1 : kindred - 1)
  if (shop === kindred)
    throw new Failure(`PORT and SHOP_PORT are both ${kindred}; they need two different ones.`)
  return { kindred, shop }
}

function port(name: string, otherwise: number): number {
  const text = process.env[name]
  if (!text) return otherwise
  const value = Number(text)
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value
  throw new Failure(`${name} is '${text}'; expected a port from 1 to 65535.`)
}

/** Throws a Failure that names the port and the way out when something else listens on it. */
export async function requireFreePort(name: 'PORT' | 'SHOP_PORT', port: number): Promise<void> {
  const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(null)))
  })
  if (problem?.code === 'EADDRINUSE') {
    throw new Failure(
      `Port ${port} is taken by another program. Choose another: ${name}=${port + 100} npm start`,
    )
  }
  if (problem) throw new Failure(`Port ${port} cannot be used (${problem.code}). Set ${name} to another one.`)
}

/** Throws a Failure when the data folder cannot be written or the disk is nearly full. */
export function requireDisk(): void {
  try {
    mkdirSync(places.data, { recursive: true })
  } catch (error) {
    throw new Failure(`${places.data} cannot be made: ${(error as Error).message}`)
  }
  const { bavail, bsize } = statfsSync(places.data)
  const freeMb = (bavail * bsize) / 1024 ** 2
  if (freeMb < neededMb) {
    throw new Failure(
      `Only ${Math.floor(freeMb)} MB are free where ${places.data} is; Kindred needs ${neededMb}.`,
    )
  }
}
