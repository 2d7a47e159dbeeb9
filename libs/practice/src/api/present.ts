import type { CardSchedule } from '../data/schedule.repository.js'
import type { ScheduledCard, ScheduledDeck } from '../practice.service.js'
import type { CardScheduleType, DeckCardType, DeckType, DueCardType } from './practice.types.js'

export const presentSchedule = ({ due, lastReviewedAt, ...schedule }: CardSchedule): CardScheduleType => ({ ...schedule, due: due.toISOString(), lastReviewedAt: lastReviewedAt?.toISOString() ?? null })

const presentCard = ({ card, schedule }: ScheduledCard): DeckCardType => ({ ...card, schedule: presentSchedule(schedule) })

export const presentDue = (own: ScheduledCard): DueCardType => ({
  ...presentCard(own), courseSlug: own.deck.courseSlug, lessonId: own.deck.lessonId, language: own.deck.language,
})

export const presentDeck = ({ deck: { lessonId, courseSlug, title, language }, cards }: ScheduledDeck): DeckType => ({ lessonId, courseSlug, title, language, cards: cards.map(presentCard) })
