/** The kinds a question can have; an essay is answered and, until somebody can mark it, neither counted for nor against; a description only tells. */
export type QuestionKind = 'SINGLE_CHOICE' | 'MULTIPLE_CHOICE' | 'TRUE_FALSE' | 'SHORT_ANSWER' | 'NUMERIC' | 'MATCHING' | 'ORDERING' | 'GAPS' | 'ESSAY' | 'DESCRIPTION'

/** A choice as its author wrote it. `weight`: the share of the points it is worth, -1 to 1. HTML, here and below, is safe, and there only where words alone do not say it all. */
export interface ChoiceDefinition {
  text: string
  weight: number
  feedback: string | null
  html?: string
  feedbackHtml?: string
}

/** An accepted typed answer. `text` may hold `*` for any characters; `\*` is the star itself. */
export interface TextDefinition {
  text: string
  weight: number
  feedback: string | null
  feedbackHtml?: string
}

/** Accepted numbers, both ends included. */
export interface RangeDefinition {
  from: number
  to: number
  weight: number
  feedback: string | null
  feedbackHtml?: string
}

/** A pair of a matching; an empty left side only adds a wrong target. */
export interface PairDefinition {
  left: string
  right: string
  leftHtml?: string
  rightHtml?: string
}

/** A blank of a sentence. `choices` empty: it is typed; else one of them is chosen. `texts`: what is right. */
export interface GapDefinition {
  texts: TextDefinition[]
  choices: string[]
}

export const difficulties = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof difficulties)[number]

/** A question as its author wrote it, with its key: never sent to a browser as it is. */
export interface QuestionDefinition {
  /** The same while the question is: from its id, else its title, else its text. */
  id: string
  kind: QuestionKind
  prompt: string
  promptHtml?: string
  points: number
  /** Shown to everybody once the attempt is graded. */
  feedback: string | null
  feedbackHtml?: string
  choices: ChoiceDefinition[]
  texts: TextDefinition[]
  ranges: RangeDefinition[]
  pairs: PairDefinition[]
  /** GAPS: the blanks, in the order of the prompt's `_____`. */
  gaps?: GapDefinition[]
  /** Of its text as written, a path in the course's folder; as it is asked, an address. */
  audio?: string
  image?: { path: string; alt: string }
  /** Typed text is right without its diacritics too. */
  ignoreDiacritics?: boolean
  /** A sentence to be written as it is heard, graded by the share of right words. `language`: BCP 47. */
  dictation?: { text: string; language: string }
  /** By what pools draw it. */
  tags?: string[]
  difficulty?: Difficulty
  /** Its choices stay in the author's order (an ordering's never do). */
  fixedOrder?: boolean
}

/** What somebody answered: choices for choice questions, text for typed ones, pairs for matching and gaps; by the ids she was shown. An ordering's choices are in order. */
export interface AnswerValue {
  choiceIds?: string[] | null | undefined
  text?: string | null | undefined
  pairs?: { left: string; right?: string | null | undefined; text?: string | null | undefined }[] | null | undefined
}

/** A question as it is shown: nothing in it tells what is right. */
export interface PresentedQuestion {
  id: string
  kind: QuestionKind
  prompt: string
  promptHtml?: string
  choices: PresentedChoice[]
  targets: PresentedChoice[]
  audioUrl: string | null
  imageUrl: string | null
  imageAlt: string | null
  /** What the device's own voice reads aloud, where a dictation ships no audio. */
  speech: { text: string; language: string } | null
}

export interface PresentedChoice {
  id: string
  text: string
  html?: string
}
