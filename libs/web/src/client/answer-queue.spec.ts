import {
  afterAnswersRefused, afterSaved, answersToShow, countAnswers, emptyQueue, isAnswered, nextAnswers, putAnswer, type WaitingAnswer, withoutAttempt,
} from './answer-queue.js'
import { Refusal } from './refusal.js'

const answer = (questionId: string, text: string, answeredAt = `2026-11-23T08:00:0${text.length}Z`): WaitingAnswer => ({ questionId, text, answeredAt })

describe('answers that wait on a device', () => {
  it('keep the newest for each question', () => {
    const queue = putAnswer(putAnswer(emptyQueue, 'one', answer('q', 'a')), 'one', answer('q', 'ab'))
    expect(nextAnswers(queue)).toEqual({ attemptId: 'one', answers: [answer('q', 'ab')] })
    expect(countAnswers(queue)).toBe(1)
  })

  it('lose nothing that was changed while it was under way', () => {
    const sent = answer('q', 'a')
    const queue = putAnswer(putAnswer(emptyQueue, 'one', sent), 'one', answer('q', 'ab'))
    expect(nextAnswers(afterSaved(queue, 'one', [sent]))?.answers).toEqual([answer('q', 'ab')])
  })

  it('are gone once they are saved, also when they were read back from the device', () => {
    const queue = putAnswer(putAnswer(emptyQueue, 'one', answer('q', 'a')), 'two', answer('r', 'b'))
    const reread = JSON.parse(JSON.stringify(queue)) as typeof queue
    expect(afterSaved(reread, 'one', [answer('q', 'a')]).attempts).toEqual({ two: { r: answer('r', 'b') } })
  })

  it('that are refused are told of at their question, and the others go on', () => {
    const sent = [answer('q', 'a'), answer('r', 'b')]
    const queue = sent.reduce((all, one) => putAnswer(all, 'one', one), emptyQueue)
    const after = afterAnswersRefused(queue, 'one', sent, new Refusal('BAD_USER_INPUT', 'no', [{ path: 'answers.1.text', message: 'too long' }]))
    expect(after).toEqual({ attempts: { one: { q: answer('q', 'a') } }, refused: { one: { r: 'too long' } } })
    expect(putAnswer(after, 'one', answer('r', 'c')).refused).toEqual({})
  })

  it('are all told of where the server names none', () => {
    const sent = [answer('q', 'a')]
    const after = afterAnswersRefused(putAnswer(emptyQueue, 'one', sent[0] as WaitingAnswer), 'one', sent, new Refusal('CONFLICT', 'handed in'))
    expect(after).toEqual({ attempts: {}, refused: { one: { q: 'handed in' } } })
    expect(withoutAttempt(after, 'one')).toEqual(emptyQueue)
  })

  it('stand before what the server has', () => {
    expect(answersToShow([{ questionId: 'q', text: 'old' }, { questionId: 'r', choiceIds: ['1'] }], { q: answer('q', 'new') })).toEqual({
      q: { text: 'new', choiceIds: undefined, pairs: undefined },
      r: { choiceIds: ['1'], text: undefined, pairs: undefined },
    })
  })

  it('count as answers only where something was said', () => {
    expect([{ text: ' ' }, { choiceIds: [] }, { pairs: [{ left: 'a' }] }, undefined].map(isAnswered)).toEqual([false, false, false, false])
    expect([{ text: 'x' }, { choiceIds: ['1'] }, { pairs: [{ left: 'a', right: 'b' }] }].map(isAnswered)).toEqual([true, true, true])
  })
})
