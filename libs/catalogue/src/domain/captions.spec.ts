import fc from 'fast-check'
import { readCaptions } from './captions.js'

const told = (text: string, seconds: number | null = null) => readCaptions(text, seconds).warnings.map(({ line, key }) => [line, key])

describe('captions in WebVTT', () => {
  it('are read as a transcript', () => {
    const { cues, vtt, faults, warnings } = readCaptions('WEBVTT\n\nNOTE gì đó\n\n1\n00:01.000 --> 00:02.500 align:start\n<v Lan>Xin chào &amp; <i>mời</i>\nbạn vào\n\n01:00:00.000 --> 01:00:01.000\nhết\n')
    expect([vtt, faults, warnings]).toEqual([null, [], []])
    expect(cues).toEqual([{ start: 1, end: 2.5, text: 'Lan: Xin chào & mời bạn vào' }, { start: 3600, end: 3601, text: 'hết' }])
  })

  it('keep a cue whose first line holds nothing but a blank, as YouTube writes them', () => {
    const { cues, warnings } = readCaptions('WEBVTT\nKind: captions\nLanguage: vi\n\n00:00:00.000 --> 00:00:04.670 align:start position:0%\n \nxin<00:00:00.480><c> chào</c>\n\n00:00:05.000 --> 00:00:06.000\nhết\n')
    expect([cues, warnings]).toEqual([[{ start: 0, end: 4.67, text: 'xin chào' }, { start: 5, end: 6, text: 'hết' }], []])
  })

  it.each([
    ['a byte order mark and lines of Windows', '\uFEFFWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\na\r\n\r\n00:03.000 --> 00:04.000\r\nb', ['a', 'b']],
    ['lines of old Macs', 'WEBVTT\r\r00:01.000 --> 00:02.000\ra\r', ['a']],
    ['words beside its first line', 'WEBVTT - Bài 1\nKind: captions\n\n00:01.000 --> 00:02.000\na', ['a']],
    ['styles, regions and comments', 'WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\nwidth:40%\n\nNOTE\nnhiều\ndòng\n\na\n00:01.000 --> 00:02.000 region:a\na', ['a']],
    ['no blank beside the arrow', 'WEBVTT\n\n00:01.000-->00:02.000\na', ['a']],
    ['a tab beside the arrow', 'WEBVTT\n\n00:01.000\t-->\t00:02.000\tline:0\na', ['a']],
    ['cues at the same time', 'WEBVTT\n\n00:01.000 --> 00:05.000\na\n\n00:01.000 --> 00:03.000\nb', ['a', 'b']],
    ['an hour of one figure', 'WEBVTT\n\n1:00:01.000 --> 1:00:02.000\na', ['a']],
    ['hours of three figures', 'WEBVTT\n\n100:00:01.000 --> 100:00:02.000\na', ['a']],
    ['entities by name and number', 'WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;b&gt; &eacute; &#233;&#xe9; &nbsp;x &khongco; A&B', ['<b> é éé x &khongco; A&B']],
    ['a voice with classes, in another language', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud.first Mary &amp; Ann><lang en>Hello</lang></v>', ['Mary & Ann: Hello']],
    ['the reading of characters', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>漢<rt>かん</rt>字<rt>じ</ruby>です', ['漢 (かん)字 (じ)です']],
    ['an empty cue', 'WEBVTT\n\n00:01.000 --> 00:02.000\n \n\n00:03.000 --> 00:04.000\na', ['a']],
    ['a line of dashes', 'WEBVTT\n\n00:01.000 --> 00:02.000\n-- a --', ['-- a --']],
  ])('with %s lose nothing', (_, text, words) => {
    const { cues, faults, warnings } = readCaptions(text)
    expect([cues.map((cue) => cue.text), faults, warnings]).toEqual([words, [], []])
  })

  it.each([
    ['times that cannot be read', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n2 --> 3\nb', [[6, 'captions.times']]],
    ['times with a comma', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:03,000 --> 00:04,000\nb', [[6, 'captions.times']]],
    ['a minute of 75 seconds', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:75.000 --> 02:00.000\nb', [[6, 'captions.times']]],
    ['an end before the beginning', 'WEBVTT\n\n00:02.000 --> 00:01.000\nx', [[3, 'captions.backwards']]],
    ['times that run back', 'WEBVTT\n\n00:05.000 --> 00:06.000\na\n\n00:01.000 --> 00:02.000\nb', [[6, 'captions.order']]],
    ['a missing empty line', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n00:03.000 --> 00:04.000\nb', [[5, 'captions.blank-line']]],
    ['a block without times', 'WEBVTT\n\nlời ở đâu đó\nkhông có giờ\n\n00:01.000 --> 00:02.000\na', [[3, 'captions.no-times']]],
    ['a style after the first cue', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nSTYLE\n::cue {}', [[6, 'captions.late-style']]],
    ['a sign that closes nothing', 'WEBVTT\n\n00:01.000 --> 00:02.000\n3 < 5 là đúng', [[4, 'captions.cut']]],
    ['an unknown tag', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<font color=red>a</font>', [[4, 'captions.tag'], [4, 'captions.tag']]],
  ])('tell %s by its line', (_, text, notes) => {
    expect(told(text)).toEqual(notes)
  })

  it('tell what begins after the recording has ended', () => {
    expect(told('WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:11.000 --> 00:12.000\nb', 10)).toEqual([[6, 'captions.beyond']])
  })

  it('are refused where there is nothing to show', () => {
    expect(readCaptions('WEBVTT\n').faults).toEqual([{ line: 1, key: 'captions.none' }])
    expect(readCaptions('chỉ là chữ').faults).toEqual([{ line: 1, key: 'captions.beginning' }])
    expect(readCaptions('').faults).toEqual([{ line: 1, key: 'captions.beginning' }])
  })
})

describe('captions in SubRip', () => {
  it('are served as WebVTT and read as a transcript', () => {
    const { cues, vtt, faults, warnings } = readCaptions('\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<i>Xin chào</i>\r\nA & B < C\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nhết\r\n')
    expect(cues).toEqual([{ start: 1, end: 2.5, text: 'Xin chào A & B < C' }, { start: 3, end: 4, text: 'hết' }])
    expect(vtt).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.500 line:0\n<i>Xin chào</i>\nA &amp; B &lt; C\n\n00:00:03.000 --> 00:00:04.000\nhết\n')
    expect([faults, warnings]).toEqual([[], []])
  })

  it.each([
    ['numbers with gaps', '7\n00:00:01,000 --> 00:00:02,000\na\n\n90\n00:00:03,000 --> 00:00:04,000\nb', ['a', 'b'], []],
    ['no numbers', '00:00:01,000 --> 00:00:02,000\na\n\n00:00:03,000 --> 00:00:04,000\nb', ['a', 'b'], []],
    ['a number as its words', '00:00:01,000 --> 00:00:02,000\n2024\n\n00:00:03,000 --> 00:00:04,000\nb', ['2024', 'b'], []],
    ['a missing empty line', '1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:03,000 --> 00:00:04,000\nb', ['a', 'b'], [[4, 'captions.blank-line']]],
    ['an empty line within a cue', '1\n00:00:01,000 --> 00:00:02,000\na\n\nb\n\n2\n00:00:03,000 --> 00:00:04,000\nc', ['a b', 'c'], []],
    ['colours', '1\n00:00:01,000 --> 00:00:02,000\n<font color="#ff0000">a</font>\n\n2\n00:00:03,000 --> 00:00:04,000\n<font color="red">b</font>', ['a', 'b'], [[3, 'captions.tag']]],
    ['places of the picture', '1\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20 Y1:30 Y2:40\na', ['a'], []],
    ['short thousandths and hours', '1\n0:00:01,5 --> 0:00:02,75\na', ['a'], []],
    ['broken times', '1\n00:00:01,000 --> 00:99:02,000\na\n\n2\n00:00:03,000 --> 00:00:04,000\nb', ['b'], [[2, 'captions.times']]],
    ['an arrow in its words', '1\n00:00:01,000 --> 00:00:02,000\nbấm A --> B', ['bấm A --> B'], []],
    ['signs of comparison', '1\n00:00:01,000 --> 00:00:02,000\n3<x và y>2 <x y>', ['3<x và y>2 <x y>'], []],
    ['points for commas, as WebVTT without its head', '00:00:01.000 --> 00:00:02.000\na', ['a'], [[1, 'captions.no-header']]],
  ])('with %s are taken', (_, text, words, notes) => {
    const { cues, vtt, faults, warnings } = readCaptions(text)
    expect([cues.map((cue) => cue.text), faults, warnings.map(({ line, key }) => [line, key])]).toEqual([words, [], notes])
    expect(readCaptions(vtt ?? '').cues).toEqual(cues)
  })
})

describe('captions of anybody', () => {
  const piece = fc.oneof(fc.constantFrom('WEBVTT', '\n', '\n\n', '\r\n', ' ', '-->', '00:01.000 --> 00:02.000', '00:00:01,000 --> 00:00:02,000', '1', '<v', '<v ', '.', '<', '>', '&', '&amp;', 'NOTE', 'STYLE', 'REGION', '{\\an8}', '<font>', '<b>', '</b>', '<rt>', '\0', '\uFEFF'), fc.string({ maxLength: 5 }))
  it('are served to the player as they are read, and no line is named that is not there', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        const { vtt, cues, faults, warnings } = readCaptions(text)
        const lines = text.split(/\r\n|\n|\r/).length
        for (const { line } of [...faults, ...warnings]) expect(line === null || (line >= 1 && line <= lines + 1)).toBe(true)
        if (vtt !== null && cues.length > 0) expect(readCaptions(vtt).cues).toEqual(cues)
        expect(cues.every((cue, n) => n === 0 || (cues[n - 1]?.start ?? 0) <= cue.start)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
