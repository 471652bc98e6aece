import { demoSeed, type SeedOptions } from './seed.ts'
import { answersOf } from './shoppers/answers.ts'
import { simulateYear } from './shoppers/simulate.ts'

const together = 8

/**
 * Brings what customers said, after `seed` brought what they did. Safe to run again. Throws when an answer is refused.
 */
export async function seedAnswers({ url, secretKey, now, size, signal }: SeedOptions): Promise<void> {
  const answered = answersOf(simulateYear({ seed: demoSeed, now, ...size }), demoSeed, now)
  for (let from = 0; from < answered.length; from += together) {
    await Promise.all(
      answered.slice(from, from + together).map(async ({ customer, answers }) => {
        const response = await fetch(`${url}/v1/customers/${customer}/answers`, {
          method: 'POST',
          headers: { authorization: `Bearer ${secretKey}` },
          body: JSON.stringify({ answers }),
          ...(signal ? { signal } : {}),
        })
        if (!response.ok)
          throw new Error(`answers of ${customer}: ${response.status} ${await response.text()}`)
      }),
    )
  }
}
