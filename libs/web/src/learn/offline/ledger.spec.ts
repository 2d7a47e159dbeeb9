import { bytesOf, courseBytes, type DownloadedPart, emptyLedger, isLedger, isOnDevice, leftOver, ofOlderForm, TEXT, usedBytes, withoutPart, withPart } from './ledger.js'

const course = { title: 'A', versionId: 'v1', at: '2026-11-24T00:00:00Z' }
const part = (names: string[], media: Record<string, number>, complete = true): DownloadedPart => ({ names, media, textBytes: 10 * names.length, complete })
const full = [
  [TEXT, part(['course', 'content'], {})],
  ['one', part(['deck'], { '/media/v1/a.mp3': 100, '/media/v1/shared.png': 50 })],
  ['two', part([], { '/media/v1/shared.png': 50, '/media/v1/b.mp4': 1000 })],
] as const
const ledger = full.reduce((so, [id, one]) => withPart(so, 'a', course, id, one), emptyLedger)

describe('what was downloaded', () => {
  it('counts what two sections share once', () => {
    expect(usedBytes(ledger)).toBe(20 + 10 + 100 + 50 + 1000)
    expect(courseBytes(ledger.courses['a'] ?? { ...course, parts: {} })).toBe(usedBytes(ledger))
    expect(bytesOf([])).toBe(0)
  })

  it('is given back section by section, and keeps what another section needs', () => {
    const without = withoutPart(ledger, 'a', 'one')
    expect(leftOver(ledger, without)).toEqual({ names: ['deck'], media: ['/media/v1/a.mp3'] })
    const none = withoutPart(without, 'a', 'two')
    expect(none).toEqual(emptyLedger)
    expect(leftOver(ledger, none).names).toEqual(['course', 'content', 'deck'])
    expect(withoutPart(ledger, 'a')).toEqual(emptyLedger)
    expect(withoutPart(ledger, 'unknown')).toBe(ledger)
  })

  it('is whole only where every part of this very version is there', () => {
    expect(isOnDevice(ledger.courses['a'], 'v1', [TEXT, 'one', 'two'])).toBe(true)
    expect(isOnDevice(ledger.courses['a'], 'v2', [TEXT])).toBe(false)
    expect(isOnDevice(withPart(ledger, 'a', course, 'two', part([], {}, false)).courses['a'], 'v1', ['two'])).toBe(false)
    expect(isOnDevice(undefined, 'v1', [])).toBe(false)
  })

  it('begins anew with a new version, and is read back from the device', () => {
    const renewed = withPart(ledger, 'a', { ...course, versionId: 'v2' }, TEXT, part(['content2'], {}))
    expect(Object.keys(renewed.courses['a']?.parts ?? {})).toEqual([TEXT])
    expect(isLedger(JSON.parse(JSON.stringify(ledger)))).toBe(true)
    expect([isLedger(null), isLedger({ version: 2, courses: {} }), isLedger([])]).toEqual([false, false, false])
  })

  it('in the form of an older app is found, to be renewed', () => {
    const today = full.reduce((so, [id, one]) => withPart(so, 'a', course, id, { ...one, form: 'now' }), emptyLedger)
    expect(ofOlderForm(today, 'now')).toEqual([])
    expect(ofOlderForm(today, 'next')).toEqual([{ slug: 'a', versionId: 'v1', parts: [TEXT, 'one', 'two'] }])
    expect(ofOlderForm(ledger, 'now')).toHaveLength(1)
  })
})
