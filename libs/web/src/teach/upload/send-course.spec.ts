import { readOutcome } from './send-course.js'

describe('the answer to an uploaded course', () => {
  it('tells what was taken', () => {
    const course = { slug: 'an-toan', title: 'An toàn', version: 2, result: 'changed', published: false, sections: 1, lessons: 3, quizzes: 1, questions: 8, media: 0, warnings: [{ file: 'LICENSE', line: null, reason: 'Để ngoài.' }] }
    expect([200, 201].map((status) => readOutcome(status, JSON.stringify({ course })))).toEqual(Array(2).fill({ kind: 'taken', course }))
    expect(readOutcome(200, JSON.stringify({ course: { ...course, warnings: ['?', { file: 'a.md' }] } }))).toEqual({ kind: 'taken', course: { ...course, warnings: [] } })
  })

  it('tells each fault with file, line and reason', () => {
    const faults = [{ file: 'course.yaml', line: 7, reason: 'Thiếu tệp.' }, { file: '.zip', line: null, reason: 'Hỏng.' }]
    const text = JSON.stringify({ error: { code: 'BAD_USER_INPUT', message: 'Có 2 chỗ cần sửa.', fields: [], faults } })
    expect(readOutcome(400, text)).toEqual({ kind: 'refused', message: 'Có 2 chỗ cần sửa.', faults })
  })

  it('says what is wrong with the file where no line of it can be named', () => {
    const text = JSON.stringify({ error: { code: 'BAD_USER_INPUT', message: 'Chưa đúng.', fields: [{ path: 'file', message: 'Chưa có tệp.' }] } })
    expect(readOutcome(400, text)).toEqual({ kind: 'refused', message: 'Chưa có tệp.', faults: [] })
  })

  it('is never taken for more than it says', () => {
    expect(readOutcome(200, '<html>')).toEqual({ kind: 'away' })
    expect(readOutcome(502, 'Bad gateway')).toEqual({ kind: 'away' })
    expect(readOutcome(500, '{"error":{"message":"stack"}}')).toEqual({ kind: 'away' })
    expect(readOutcome(401, '{}')).toEqual({ kind: 'signed-out' })
    expect(readOutcome(413, '')).toEqual({ kind: 'too-large' })
  })
})
