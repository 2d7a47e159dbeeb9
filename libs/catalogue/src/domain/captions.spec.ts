import { readCaptions } from './captions.js'

describe('captions', () => {
  it('are read as a transcript', () => {
    const { cues, faults } = readCaptions('WEBVTT\n\nNOTE gì đó\n\n1\n00:01.000 --> 00:02.500 align:start\n<v Lan>Xin chào &amp; <i>mời</i>\nbạn vào\n\n01:00:00.000 --> 01:00:01.000\nhết\n')
    expect(faults).toEqual([])
    expect(cues).toEqual([{ start: 1, end: 2.5, text: 'Lan: Xin chào & mời bạn vào' }, { start: 3600, end: 3601, text: 'hết' }])
  })

  it('that cannot be read are refused by their line', () => {
    expect(readCaptions('WEBVTT\n\n00:02.000 --> 00:01.000\nx').faults).toEqual([{ line: 3, key: 'captions.times' }])
    expect(readCaptions('WEBVTT\n\n2 --> 3\nx').faults[0]?.line).toBe(3)
    expect([readCaptions('1\n00:01.000 --> 00:02.000\nx').faults[0]?.line, readCaptions('WEBVTT\n').faults.length]).toEqual([1, 1])
  })
})
