import { expect, it } from 'vitest'
import { addTraffic, addVisitCounts, emptyTraffic, mostSources } from './traffic.ts'

const visit = (campaign: string) => ({
  channel: 'email' as const,
  who: 'anonymous' as const,
  steps: 1,
  hour: 9,
  source: 'june',
  medium: 'email',
  campaign,
  count: 1,
})

it('campaigns that anybody may invent make no more than a hundred sources a day, and none of their visits is lost', () => {
  const day = emptyTraffic()
  for (let part = 0; part < 5; part++) {
    const more = emptyTraffic()
    for (let i = 0; i < 80; i++) addVisitCounts(more, [visit(`invented-${part * 80 + i}`)])
    addTraffic(day, more)
  }
  const { 'email\nother\n\n': rest, ...apart } = day.sources
  expect(Object.keys(apart)).toHaveLength(mostSources)
  expect(rest).toEqual([400 - mostSources, 0])
  expect(Object.values(day.visits)).toEqual([{ 1: 400 }])
})
