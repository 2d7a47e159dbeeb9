import type { GivenAnswer } from '../../client/index.js'
import type { ShownQuestion } from './numbered.js'

/** What every control of a question is given. */
export interface ControlProps {
  readonly question: ShownQuestion
  readonly language: string
  readonly answer: GivenAnswer
  /** The answer was checked: it is shown and stays as it is. */
  readonly locked: boolean
  /** Why the server did not take the answer. */
  readonly refused: string | undefined
  readonly label: string
  /** `typed`: more letters may follow at once. */
  readonly onAnswer: (answer: GivenAnswer, typed?: boolean) => void
}
