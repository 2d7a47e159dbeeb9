import { ask, closedLoop, graphql, median } from './load.mjs'
import { million, signStaffIn, STAFF_TOKEN, tenThousand } from './large.mjs'

const ROUNDS = 5
const A_ROUND = 60
const QUERY = 'query Table($code: String!, $period: String!, $parent: String) { indicatorValues(indicatorCode: $code, period: $period, parentCode: $parent) { unitCode numerator denominator value target suppressed } }'
const INDICATORS = ['completions', 'completers', 'digital-basic', 'language-a2']

/** The city's table of indicators, a row for each of its 126 units, at ten thousand completions and at a million. */
export async function deskGrowth(world) {
  const year = String(new Date().getUTCFullYear())
  const request = (n) => graphql('/campaign/graphql', QUERY, { code: INDICATORS[n % INDICATORS.length], period: year, parent: '01' }, STAFF_TOKEN)
  const desks = []
  for (const [name, build] of [['ten-thousand', tenThousand], ['million', million]]) {
    const url = await build(world)
    await signStaffIn(world, name)
    const service = await world.service('campaign', url)
    const { indicatorValues } = await ask(service.port, request(0))
    if (indicatorValues.length !== 127 || !(indicatorValues[0].numerator > 0)) throw new Error(`The desk of ${name} shows ${indicatorValues.length} units, ${indicatorValues[0]?.numerator} completions`)
    desks.push({ service, times: [], completions: indicatorValues[0].numerator })
  }
  for (let n = 0; n <= ROUNDS; n++) {
    for (const desk of desks) {
      const { median: time } = await closedLoop(desk.service.port, { connections: 1, total: A_ROUND, request })
      if (n > 0) desk.times.push(time)
    }
  }
  for (const { service } of desks) await service.stop()
  const [small, large] = desks.map((desk) => median(desk.times))
  return [{ name: 'desk-growth', value: large, unit: 'ms', limit: 1.3, ratio: large / small, atMost: true, more: `${small.toFixed(1)} ms at ${desks[0].completions} completions of this year, ${large.toFixed(1)} ms at ${desks[1].completions}` }]
}
