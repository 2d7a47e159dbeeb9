import { absorb, formedOf, type KeptForm, readRecord } from './kept-record.js'

interface Words {
  readonly words: readonly string[]
}

/** A queue's second form; in the first the words were one text. */
const second: KeptForm<Words> = {
  form: 2,
  empty: { words: [] },
  read(form, state) {
    const { words } = (state ?? {}) as { words?: unknown }
    if (form === 1 && typeof words === 'string') return { words: words.split(' ') }
    return form === 2 && Array.isArray(words) ? { words } : null
  },
  join: (one, other) => ({ words: [...new Set([...one.words, ...other.words])] }),
}
const first: KeptForm<{ words: string }> = {
  form: 1,
  empty: { words: '' },
  read: (form, state) => (form === 1 && typeof (state as { words?: unknown }).words === 'string' ? (state as { words: string }) : null),
  join: (one, other) => ({ words: `${one.words} ${other.words}`.trim() }),
}

describe('what a queue has kept', () => {
  it('is read by a newer app, whatever form it was kept in', () => {
    expect(readRecord(second, { form: 1, state: { words: 'a b' }, sent: '2026-11-24T08:00:00Z', aside: [] })).toEqual({ form: 2, state: { words: ['a', 'b'] }, sent: '2026-11-24T08:00:00Z', aside: [] })
    expect(readRecord(second, undefined)).toEqual({ form: 2, state: { words: [] }, sent: null, aside: [] })
  })

  it('is laid aside by an older app, and found again by the newer one, with what the older one added', () => {
    const older = readRecord(first, { form: 2, state: { words: ['a', 'b'] }, sent: null, aside: ['scribble'] })
    expect(older).toEqual({ form: 1, state: { words: '' }, sent: null, aside: [{ form: 2, state: { words: ['a', 'b'] } }, 'scribble'] })
    const added = { ...older, state: { words: 'c' } }
    expect(readRecord(first, added)).toEqual(added)
    expect(readRecord(second, added)).toEqual({ form: 2, state: { words: ['c', 'a', 'b'] }, sent: null, aside: ['scribble'] })
  })

  it('takes in what the app had in localStorage, twice as once, and drops nothing that it cannot read', () => {
    const form: KeptForm<Words> = { ...second, read: (number, state) => (number === 0 ? second.read(2, state) : second.read(number, state)) }
    const once = absorb(form, readRecord(form, { form: 2, state: { words: ['a'] }, sent: null, aside: [] }), formedOf('{"words":["a","b"]}'))
    expect(once.state).toEqual({ words: ['a', 'b'] })
    expect(absorb(form, once, formedOf('{"words":["a","b"]}')).state).toEqual(once.state)
    expect(absorb(form, once, formedOf('{"words"')).aside).toEqual(['{"words"'])
    expect(absorb(form, once, formedOf('{"sealed":1}')).aside).toEqual([{ form: 0, state: { sealed: 1 } }])
  })
})
