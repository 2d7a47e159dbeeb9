import { answersAll, formOf } from './form-of-question.js'

const question = `
    query Enrolled($slug: String!, $signedIn: Boolean!) {
  enrolment(courseSlug: $slug) {
    course {
      ...Content
    }
  }
  extra: more(first: 3, filter: {a: [1, 2]}) @include(if: $signedIn) {
    id
  }
}
    fragment Words on Lesson {
  html
}
fragment Content on Course {
  title
  lessons {
    id
    ...Words
  }
}`
const lesson = { id: 'l', html: null }

describe('an answer that was kept', () => {
  it('serves where it has all that is asked for now, more or less conditions apart', () => {
    expect(answersAll(question, { enrolment: { course: { title: 'A', lessons: [lesson, lesson], dropped: 1 } } })).toBe(true)
    expect(answersAll(question, { enrolment: null })).toBe(true)
  })

  it.each([
    ['a field', { enrolment: { course: { lessons: [lesson] } } }],
    ['a field of a fragment in a fragment, in one entry of many', { enrolment: { course: { title: 'A', lessons: [lesson, { id: 'l' }] } } }],
    ['everything', {}],
    ['an object where a value was kept', { enrolment: { course: 'A' } }],
  ])('does not where it lacks %s', (_, answer) => {
    expect(answersAll(question, answer)).toBe(false)
  })

  it('bears the form of its question', () => {
    expect(formOf(question)).toBe(formOf(question))
    expect(formOf(question)).not.toBe(formOf(question.replace('title', 'title\n  summary')))
  })
})
