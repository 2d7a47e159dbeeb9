import { decodeText, unfitCharacter } from './text.js'

const told = (bytes: Uint8Array): unknown => {
  const { text, faults } = decodeText(bytes)
  return text ?? faults.map(({ line, key }) => `${line} ${key}`).join()
}
const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()

describe('the bytes of a text file', () => {
  const written = 'Một\r\nhai\rba\n'
  it.each([
    ['UTF-8', Buffer.from(written)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${written}`)],
    ['decomposed UTF-8', Buffer.from(written.normalize('NFD'))],
    ['UTF-16 of Windows', Buffer.from(`\ufeff${written}`, 'utf16le')],
    ['UTF-16, most significant byte first', utf16be(written)],
  ])('in %s are the same text', (_, bytes) => {
    expect(told(bytes)).toBe('Một\nhai\nba\n')
  })

  it.each([
    ['an old code page', Buffer.from('mot\r\nxin ch\xe0o\n', 'latin1'), '2 text.not-utf8'],
    ['a broken sign after old line ends', Buffer.concat([Buffer.from('a\rb\rc'), Buffer.from([0xe1, 0xba])]), '3 text.not-utf8'],
    ['an overlong form', Buffer.from([0x61, 0xc0, 0x80]), '1 text.not-utf8'],
    ['half a sign of UTF-16', Buffer.concat([Buffer.from('\ufeffa', 'utf16le'), Buffer.from([0x62])]), '1 text.not-utf8'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), '1 text.not-utf8'],
    ['NUL', Buffer.from('a\nb\0c'), '2 text.nul'],
    ['UTF-16 without its mark', Buffer.from('ab', 'utf16le'), '1 text.nul'],
    ['a lone surrogate', Buffer.from('\ufeffa\n\ud83d', 'utf16le'), '2 text.surrogate'],
    ['an override', Buffer.from('a\n\n\u202egpj.exe'), '3 text.direction'],
    ['an embedding', Buffer.from('\u202aa\u202c'), '1 text.direction'],
    ['an isolate that its line leaves open', Buffer.from('a\nb \u2067c\n\u2069'), '2 text.direction'],
    ['a closing sign alone', Buffer.from('a\u2069'), '1 text.direction'],
  ])('with %s are refused with the line', (_, bytes, fault) => {
    expect(told(bytes)).toBe(fault)
  })

  it('may hold a replacement character of their own, and isolates that are closed', () => {
    expect(told(Buffer.from('a \ufffd b'))).toBe('a \ufffd b')
    expect(told(Buffer.from('tên \u2067שלום \u2066x\u2069\u2069.'))).toBe('tên \u2067שלום \u2066x\u2069\u2069.')
  })

  it('hold no isolate where a name is read', () => {
    expect(unfitCharacter('a\u2067b\u2069')).toMatchObject({ key: 'text.direction', values: { code: 'U+2067' } })
    expect(unfitCharacter('Bài 1 👨‍👩‍👧')).toBeNull()
  })
})
