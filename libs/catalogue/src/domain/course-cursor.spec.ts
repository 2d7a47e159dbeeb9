import { readCursor, writeCursor } from './course-cursor.js'
import { levelsOf } from './listing.js'

const courseId = '9b2f4c1e-58a7-4d3b-8f60-1c2d3e4f5a6b'

describe('a cursor', () => {
  it.each([
    ['TITLE', undefined],
    ['NEWEST', '2026-11-24T03:00:00.000Z'],
    ['SHORTEST', 45],
  ] as const)('is read as it was written, in the order %s alone', (sort, by) => {
    const place = { title: 'Ẩm thực', courseId, ...(by === undefined ? {} : { by }) }
    const cursor = writeCursor(place)
    expect(readCursor(cursor, sort)).toEqual(place)
    for (const other of ['TITLE', 'NEWEST', 'SHORTEST'] as const) if (other !== sort) expect(readCursor(cursor, other)).toBeNull()
  })

  it.each([['x'], [''], [Buffer.from('[]').toString('base64url')], [Buffer.from(JSON.stringify(['a\0', courseId])).toString('base64url')], [Buffer.from(JSON.stringify(['a', courseId, 'yesterday'])).toString('base64url')], [Buffer.from(JSON.stringify(['a', "' OR 1=1"])).toString('base64url')]])('is no %j', (text) => {
    for (const sort of ['TITLE', 'NEWEST', 'SHORTEST'] as const) expect(readCursor(text, sort)).toBeNull()
  })
})

describe('the levels by which a course is found', () => {
  it('are its own and every lower one, of the competence and of all above it', () => {
    expect(levelsOf([{ competency: 'lang-en', level: 2 }, { competency: 'vn-digital.4.2', level: 1 }])).toEqual(['lang-en/1', 'lang-en/2', 'vn-digital.4.2/1', 'vn-digital.4/1', 'vn-digital/1'])
    expect(levelsOf([])).toEqual([])
  })
})
