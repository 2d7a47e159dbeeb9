import type { Installation } from '../installation.js'
import type { SimulatedCompletion, SimulatedResident, Simulation } from './history.js'
import type { PublishedCourse } from './published-courses.js'

/** A history that is ready to be written. Completions name residents and courses by their place in these lists. */
export interface HistoryToWrite {
  simulation: Simulation
  residents: readonly SimulatedResident[]
  courses: readonly PublishedCourse[]
  completions: () => Iterable<SimulatedCompletion>
}

/** The house a history is written into. */
export type House = Pick<Installation, 'app' | 'get'>

/** Told how far it is, in words. */
export type Tell = (text: string) => void

export const displayNameOf = (number: number): string => `Cư dân mô phỏng ${number + 1} (demo)`
export const usernameOf = (seed: number, number: number): string => `demo.s${seed}.${number + 1}`
