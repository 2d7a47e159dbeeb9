import {
  afterAnswersRefused, afterHandIn, afterSaved, answerForm, type AnswerQueue, answersToShow, countAnswers, emptyQueue, isAnswered, nextAnswers, nextHandIn, putAnswer as putAt, putHandIn, type WaitingAnswer, withoutEnd,
  withoutLate,
} from './answer-queue.js'
import { Refusal } from './refusal.js'

const answer = (questionId: string, text: string, answeredAt = `2026-11-23T08:00:0${text.length}Z`): WaitingAnswer => ({ questionId, text, answeredAt })
const place = { slug: 'khoa', lessonId: 'l', title: 'Bài' }
const putAnswer = (queue: AnswerQueue, attemptId: string, one: WaitingAnswer): AnswerQueue => putAt(queue, attemptId, place, one)

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
    expect(after).toMatchObject({ attempts: { one: { q: answer('q', 'a') } }, refused: { one: { r: 'too long' } }, late: {} })
    expect(putAnswer(after, 'one', answer('r', 'c')).refused).toEqual({})
  })

  it('that come to a closed attempt are laid aside, to be shown until they were seen', () => {
    const sent = [answer('q', 'a')]
    const after = afterAnswersRefused(putAnswer(emptyQueue, 'one', sent[0] as WaitingAnswer), 'one', sent, new Refusal('CONFLICT', 'handed in'))
    expect([after.attempts, after.refused, after.late]).toEqual([{}, {}, { one: { place, reason: 'handed in', answers: { q: answer('q', 'a') } } }])
    expect(withoutLate(after, 'one').late).toEqual({})
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

describe('an attempt that is handed in on the device', () => {
  const handIn = { ...place, at: '2026-11-23T09:00:00Z' }

  it('goes after its answers, whatever other attempts still wait', () => {
    const queue = putHandIn(putAnswer(putAnswer(emptyQueue, 'one', answer('q', 'a')), 'two', answer('r', 'b')), 'one', handIn)
    expect(nextHandIn(queue)).toBeNull()
    expect(nextHandIn(afterSaved(queue, 'one', [answer('q', 'a')]))).toBe('one')
  })

  it('brings its result, told until it was seen, and once', () => {
    const after = afterHandIn(putHandIn(emptyQueue, 'one', handIn), 'one', { score: 0.8, passed: true, refusal: null })
    expect([after.handIns, after.ends]).toEqual([{}, { one: { ...handIn, score: 0.8, passed: true, refusal: null } }])
    expect(afterHandIn(withoutEnd(after, 'one'), 'one', { score: 0.8, passed: true, refusal: null })).toEqual(emptyQueue)
  })

  it('loses no answer that the server would not take', () => {
    const queue = putHandIn(putAnswer(emptyQueue, 'one', answer('q', 'a')), 'one', handIn)
    const after = afterAnswersRefused(queue, 'one', [answer('q', 'a')], new Refusal('BAD_USER_INPUT', 'no', [{ path: 'answers.0.text', message: 'too long' }]))
    expect([nextHandIn(after), after.late['one']?.answers]).toEqual(['one', { q: answer('q', 'a') }])
  })
})

describe('a queue of answers that was kept', () => {
  it('is read as the app before kept it, when a quiz could only be handed in with a network', () => {
    expect(answerForm.read(0, { attempts: { one: { q: answer('q', 'a') } }, refused: {} })).toEqual({ ...emptyQueue, attempts: { one: { q: answer('q', 'a') } } })
    expect([answerForm.read(1, { attempts: {}, refused: {} }), answerForm.read(2, emptyQueue), answerForm.read(0, ['a'])]).toEqual([null, null, null])
  })

  it('joins another: the newest answer of each question stays', () => {
    const one = putAnswer(putAnswer(emptyQueue, 'one', answer('q', 'abc')), 'one', answer('r', 'a'))
    const other = putHandIn(putAnswer(putAnswer(emptyQueue, 'one', answer('q', 'a')), 'one', answer('r', 'ab')), 'two', { ...place, at: '2026-11-23T09:00:00Z' })
    expect(answerForm.join(one, other).attempts).toEqual({ one: { q: answer('q', 'abc'), r: answer('r', 'ab') } })
    expect(answerForm.join(one, other)).toEqual(answerForm.join(answerForm.join(one, other), other))
  })
})
