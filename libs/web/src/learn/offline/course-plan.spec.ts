import { mediaIn, mediaOfQuestion, partIds, partsToDownload, plannedBytes } from './course-plan.js'

const lesson = { required: true, minutes: 1, passMark: null, attempts: null, questionCount: null, cardCount: null, timeLimit: null, waitingTime: null, feedback: null, feedbackFrom: null, prerequisites: [], html: null, mediaUrl: null, smallerMediaUrl: null, offline: true, posterUrl: null, transcripts: [], captions: [] }

describe('what is to be downloaded', () => {
  it('is every file of the course that a lesson names, once', () => {
    expect(mediaIn('<img src="/media/v/a.png"><a href="/media/v/b.pdf#page=2">x</a><a href="https://elsewhere.example/media/c">y</a><img src="/media/v/a%20b.png?x=1&amp;y=2">')).toEqual(['/media/v/a.png', '/media/v/b.pdf', '/media/v/a%20b.png?x=1&y=2'])
    const [part] = partsToDownload({
      sections: [{
        id: 's', title: 'One',
        lessons: [
          { ...lesson, id: '1', title: 'a', kind: 'VIDEO', mediaUrl: '/media/v/v.mp4', captions: [{ language: 'vi', url: '/media/v/v.vtt' }] },
          { ...lesson, id: '2', title: 'b', kind: 'ARTICLE', html: '<img src="/media/v/a.png"><img src="/media/v/a.png">' },
          { ...lesson, id: '3', title: 'c', kind: 'FLASHCARDS', cardCount: 10 },
        ],
      }],
    })
    expect(part).toEqual({ id: 's', title: 'One', media: ['/media/v/v.mp4', '/media/v/v.vtt', '/media/v/a.png'], decks: [{ lessonId: '3', cards: 10 }], quizzes: [] })
    expect(part && plannedBytes(part, { '/media/v/v.mp4': 1000 })).toBe(8000)
    expect(part && partIds([part])).toEqual(['text', 's'])
  })

  it('is every picture of a question that is taken along, in its text and in what is chosen from', () => {
    const picture = (name: string) => `<img src="/media/v/${name}.png" alt="">`
    expect(mediaOfQuestion({ audioUrl: '/media/v/a.mp3', imageUrl: null, promptHtml: picture('p'), choices: [{ html: picture('c') }, { html: null }], targets: [{ html: picture('t') }] })).toEqual(['/media/v/a.mp3', '/media/v/p.png', '/media/v/c.png', '/media/v/t.png'])
  })

  it('is the smaller recording for who saves data, save where the other is here already', () => {
    const video = { ...lesson, id: '1', title: 'a', kind: 'VIDEO' as const, mediaUrl: '/media/v/v.mp4', smallerMediaUrl: '/media/v/v.small.mp4' }
    const sections = [{ id: 's', title: 'One', lessons: [video] }]
    expect(partsToDownload({ sections }, true)[0]?.media).toEqual(['/media/v/v.small.mp4'])
    expect(partsToDownload({ sections }, true, (address) => address === '/media/v/v.mp4')[0]?.media).toEqual(['/media/v/v.mp4'])
  })

  it('has the quizzes that their author lets be taken along, and no others', () => {
    const quiz = { ...lesson, title: 'q', kind: 'QUIZ' as const, questionCount: 4 }
    const [part] = partsToDownload({ sections: [{ id: 's', title: 'One', lessons: [{ ...quiz, id: '1', attempts: 0 }, { ...quiz, id: '2', offline: false }, { ...quiz, id: '3', attempts: 2 }, { ...lesson, id: '4', title: 'a', kind: 'ARTICLE' }] }] })
    expect(part?.quizzes).toEqual([{ lessonId: '1', title: 'q', attempts: 0, questions: 4 }, { lessonId: '3', title: 'q', attempts: 2, questions: 4 }])
  })
})
