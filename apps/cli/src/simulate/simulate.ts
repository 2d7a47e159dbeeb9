import { Database } from '@khue/platform/database'
import { TerritoryService } from '@khue/territory'
import { Refusal } from '../command.js'
import { simulateCompletions, simulateResidents, type SimulatedResident, type Simulation } from './history.js'
import type { HistoryClock } from './history-clock.js'
import type { HistoryToWrite, House, Tell } from './history-to-write.js'
import { liveThroughIt } from './live-through-it.js'
import { publishedCourses } from './published-courses.js'
import { writeByCopy } from './write-by-copy.js'

/** What is asked for. */
export interface SimulationRequest {
  residents: number
  completions: number
  years: number
  seed: number
  /** The end of the history. */
  until: Date
}

/**
 * Makes up a history of residents who complete the published courses, and writes it: through the services with a `clock` of theirs,
 * without one by COPY. Residents whose completions are gone through that way are told of, as ever, by the relay.
 * @throws Refusal where nothing is published, the completions do not fit, or this seed's residents are here already.
 */
export async function simulate(at: House, request: SimulationRequest, clock: HistoryClock | null, tell: Tell): Promise<void> {
  const courses = await publishedCourses(at)
  const most = request.residents * courses.length
  if (request.completions > most) {
    throw new Refusal([`${request.completions} completions do not fit: ${request.residents} residents and ${courses.length} published courses make at most ${most}, for nobody completes a course twice.`])
  }
  const simulation: Simulation = { ...request, unitCodes: await unitsToLiveIn(at), courses: courses.length }
  const residents = simulateResidents(simulation)
  await refuseTwice(at, request.seed, residents)
  const history: HistoryToWrite = { simulation, residents, courses, completions: () => simulateCompletions(simulation, residents) }
  await (clock ? liveThroughIt(at, history, clock, tell) : writeByCopy(at, history, tell))
}

async function unitsToLiveIn(at: House): Promise<string[]> {
  const territory = at.get(TerritoryService)
  const tops = await territory.units(null)
  const below = (await Promise.all(tops.map((top) => territory.units(top.code)))).flat()
  const codes = below.map((unit) => unit.code)
  if (codes.length === 0) throw new Refusal(['There are no units to live in: khue units import brings them.'])
  return codes
}

async function refuseTwice(at: House, seed: number, residents: readonly SimulatedResident[]): Promise<void> {
  const rows = await at.app.get(Database).read((tx) =>
    tx.sql('SELECT FROM identity.account WHERE id = $1 OR username LIKE $2 LIMIT 1', [residents[0]?.accountId, `demo.s${seed}.%`]),
  )
  if (rows.length > 0) throw new Refusal([`The residents of seed ${seed} are here already: take another seed.`])
}
